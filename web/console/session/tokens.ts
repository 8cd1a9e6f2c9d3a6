import { signal } from '@preact/signals'
import * as v from 'valibot'

const Tokens = v.object({
  subject: v.string(),
  accessToken: v.string(),
  /** Only some issuers give one; without it the person signs in again when the access token lapses. */
  refreshToken: v.nullable(v.string()),
  idToken: v.string(),
  expiresAt: v.number(),
})
export type Tokens = v.InferOutput<typeof Tokens>

const KEY = 'zhitong.console.session'
/** Kept for the tab only: another person at the same computer finds nothing after it is closed. */
const stored = (): Tokens | null => {
  const text = sessionStorage.getItem(KEY)
  if (!text) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Tokens), text)
  return parsed.success ? parsed.output : null
}

const current = signal<Tokens | null>(stored())
/** The signed-in person's tokens, or null. */
export const tokens = (): Tokens | null => current.value

const keep = (next: Tokens | null): void => {
  current.value = next
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next))
  else sessionStorage.removeItem(KEY)
}

/** Signing in again happens in a window of its own, so that nothing typed here is lost; this carries the outcome back. */
const channel = new BroadcastChannel('zhitong.console.session')
const waiting = new Set<() => void>()

export const setTokens = (next: Tokens | null): void => {
  keep(next)
  if (next) for (const resume of waiting) resume()
  waiting.clear()
}

export const shareTokens = (next: Tokens): void => channel.postMessage(next)

channel.addEventListener('message', (event) => {
  const parsed = v.safeParse(Tokens, event.data)
  if (!parsed.success || waiting.size === 0) return
  const another = parsed.output.subject !== current.peek()?.subject
  setTokens(parsed.output)
  // What is on the screen was drawn for somebody else.
  if (another) location.reload()
})

/** Whether work waits for the person to sign in again. */
export const lapsed = signal(false)

/** Resolves once somebody has signed in again. */
export const signedInAgain = (): Promise<void> =>
  new Promise((resolve) => {
    lapsed.value = true
    waiting.add(() => {
      lapsed.value = false
      resolve()
    })
  })
