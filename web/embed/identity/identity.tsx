import type { ComponentChild } from 'preact'
import * as v from 'valibot'
import type { Language } from '#contract/basics.ts'
import { createFormat } from '../../i18n/format.ts'
import type { IdentityWords } from '../../i18n/identity.zh-CN.ts'
import type { QuietEnv } from '../../live/env.ts'
import type { Participant } from '../../live/participant.ts'
import type { Storage } from '../../live/storage.ts'
import { Handover, RECEIVED, verifiedIn } from '../../live/verified.ts'
import { Panel } from './Panel.tsx'

export interface IdentityOptions {
  origin: string
  activityId: string
  language: Language
  timeZone: string
  /** Why it is asked for, in the activity's own words. */
  why: keyof IdentityWords['why']
  env: QuietEnv
  /** By the platform's clock. */
  now(): number
  /** The person has already given what is taken once from each. */
  taken(): void
  changed(): void
  focus(id: string): void
  /** Default: the tab's own. */
  storage?: Storage
}

export interface Identity {
  /** `id`: where several places on a page say it. */
  draw(id?: string): ComponentChild
  /** Something could not be sent for want of it, and the citizen is to read that first. */
  wanted(): boolean
  /** From now on in this language: the citizen chose another. */
  speak(language: Language): Promise<void>
  /** Calls as the verified person; who is not verified now is refused here, and nothing is lost. */
  participant<Api>(as: (token: string) => Api): Participant<Api>
  /** Somebody else takes over. */
  forget(): void
  end(): void
}

/** `closed`: without having told anything; a browser that was made to forget who opened a window calls it closed, too. */
export type IdentityState = 'idle' | 'waiting' | 'blocked' | 'closed'

const WINDOW = 'popup,width=520,height=760'
/** How often it is looked whether the window is still there. */
const LOOK_MS = 1_000
/** A verification that would lapse on the way counts as lapsed. */
const MARGIN_MS = 10_000
const REQUIRED = { ok: false, refusal: { code: 'identity-required' } } as const

const wordsIn = async (language: Language): Promise<IdentityWords> =>
  (language === 'en' ? await import('../../i18n/identity.en.ts') : await import('../../i18n/identity.zh-CN.ts'))
    .identity

/** One citizen's being verified for one activity, in a window of the platform's own. */
export const createIdentity = async (options: IdentityOptions): Promise<Identity> => {
  const { origin, activityId, timeZone, why, env, now, changed, focus } = options
  let { language } = options
  let t = await wordsIn(language)
  const store = verifiedIn(origin, activityId, options.storage)
  let state: IdentityState = 'idle'
  let opened: Window | null = null
  let lapsed = false
  let asked = false
  let from = 'identity'
  let stopLooking = () => {}
  let stopLapse = () => {}

  const valid = () => {
    const found = store.read()
    return found && found.expiresAt - MARGIN_MS > now() ? found : null
  }
  const forget = () => {
    lapsed = store.read() !== null
    store.write(null)
    stopLapse()
  }
  const another = () => {
    forget()
    lapsed = false
  }
  /** Told when it lapses, so that nobody writes for an hour more before they hear of it. */
  const watch = () => {
    const found = valid()
    if (!found) return forget()
    stopLapse()
    stopLapse = env.after(found.expiresAt - MARGIN_MS - now(), () => {
      forget()
      changed()
    })
    if (found.taken) options.taken()
  }

  const address = (asker: string | null) => {
    const parameters = { lang: language, ...(asker === null || asker === origin ? {} : { origin: asker }) }
    return `${origin}/verify/${activityId}?${new URLSearchParams(parameters)}`
  }
  const look = () => {
    stopLooking = env.after(LOOK_MS, () => {
      if (!opened?.closed) return look()
      opened = null
      state = 'closed'
      changed()
    })
  }
  const open = () => {
    stopLooking()
    opened = window.open(address(location.origin), '_blank', WINDOW)
    state = opened ? 'waiting' : 'blocked'
    if (opened) look()
    changed()
    if (!opened) focus(from)
  }
  const hear = (event: MessageEvent) => {
    // Only the platform, and only the very window that was opened here: else anybody could pass off their own verification.
    if (!opened || event.source !== opened || event.origin !== origin) return
    const heard = v.safeParse(Handover, event.data)
    if (!heard.success || heard.output.activityId !== activityId) return
    opened.postMessage(RECEIVED, origin)
    opened = null
    stopLooking()
    store.write(heard.output.verified)
    ;[state, asked, lapsed] = ['idle', false, false]
    watch()
    changed()
    focus(from)
  }
  window.addEventListener('message', hear)
  watch()

  return {
    draw: (id = 'identity') => {
      const until = valid()?.expiresAt
      return (
        <Panel
          {...{ t, id, why, state, asked, lapsed }}
          open={() => {
            from = id
            open()
          }}
          until={until === undefined ? null : createFormat(language, timeZone).dateTime(until)}
          // A page of the platform's own goes on where it is; any other is left where it stands.
          link={address(null)}
          own={location.origin === origin && window.top === window}
          another={() => {
            another()
            changed()
            focus(id)
          }}
        />
      )
    },
    speak: async (next) => {
      t = await wordsIn(next)
      language = next
    },
    forget: another,
    wanted: () => asked && valid() === null,
    participant: (as) => ({
      exists: () => valid() !== null,
      act: async (call) => {
        const found = valid()
        const answer = found ? await call(as(found.token)) : REQUIRED
        if (answer.ok || !/^(?:identity|participant)-required$/.test(answer.refusal?.code ?? '')) return answer
        forget()
        asked = true
        return REQUIRED
      },
    }),
    end: () => {
      window.removeEventListener('message', hear)
      stopLooking()
      stopLapse()
    },
  }
}
