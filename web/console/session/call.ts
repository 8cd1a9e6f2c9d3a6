import type * as v from 'valibot'
import type { RefusalReply as Reply } from '#contract/refusal.ts'
import { ROUTES } from '#contract/routes.ts'
import { type Api, createApi, UNHEARD } from '../../live/api.ts'
import { refresh } from './oidc.ts'
import { signedInAgain, tokens } from './tokens.ts'

/** A token that would lapse on the way counts as lapsed (milliseconds). */
const MARGIN_MS = 10_000

const freshToken = async (): Promise<string | null> => {
  const known = tokens()
  if (!known || known.expiresAt > Date.now() + MARGIN_MS) return known?.accessToken ?? null
  if ((await refresh()) === 'refused') await signedInAgain()
  return tokens()?.accessToken ?? null
}

/** A token is refused by API Gateway before the platform is asked, so in its words and not in ours. */
const fetchSaying: typeof fetch = async (input, init) => {
  const reply = await fetch(input, init)
  if (reply.status !== 401) return reply
  return Response.json({ refusal: { code: 'not-signed-in' } } satisfies v.InferOutput<typeof Reply>, { status: 401 })
}

const api = createApi({ routes: ROUTES, origin: location.origin, token: freshToken, fetch: fetchSaying })

/**
 * A call as the signed-in person. A lapsed session is renewed, or waits until the person has signed in again in another
 * window, and then goes on: nothing that was typed is lost.
 */
export const call: Api<typeof ROUTES> = async (id, input) => {
  const answer = await api(id, input)
  if (answer.ok || answer.refusal?.code !== 'not-signed-in') return answer
  const renewal = await refresh()
  if (renewal === 'unreachable') return UNHEARD
  if (renewal === 'refused') await signedInAgain()
  return api(id, input)
}
