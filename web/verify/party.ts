import * as v from 'valibot'
import { Id, Language, Origin } from '#contract/basics.ts'
import { OPEN_ROUTES } from '#contract/routes-open.ts'
import { VERIFIED_ROUTES } from '#contract/routes-verified.ts'
import { createApi } from '../live/api.ts'
import { carriedIn, codeFlow, providerOf } from '../oidc/code-flow.ts'

const { 'config.read': config, 'activity.entry': entry } = OPEN_ROUTES
const routes = { ...VERIFIED_ROUTES, 'config.read': config, 'activity.entry': entry }

/** The platform, as whoever has this token. */
export const apiAs = (token: string | null) => createApi({ routes, origin: location.origin, token: () => token })
export const api = apiAs(null)

/** Nobody verifies citizens here. */
export class Nobody extends Error {}
/** The platform itself was not heard. */
class Unheard extends Error {}

/** What is being verified for: the activity, and the page that is to hear of it (null: the platform's own). */
export const Asked = v.object({ activityId: Id, origin: v.nullable(Origin), lang: Language })
export type Asked = v.InferOutput<typeof Asked>

const provider = providerOf(async () => {
  const answer = await api('config.read', {})
  if (!answer.ok) throw new Unheard()
  const { citizens } = answer.value
  if (!citizens) throw new Nobody()
  // The least there is: the ID token then says who issued it and which of its people it is, and nothing of them. And asked anew each
  // time: it is never shown whose identity it is, so that nobody would notice an earlier visitor's.
  return { ...citizens, redirectPath: '/verify/callback', scope: 'openid', ask: { prompt: 'login' } }
})

const KEY = 'zhitong.verify'
export const flow = codeFlow(provider, KEY, Asked)
export const carried = () => carriedIn(KEY, Asked)
/** Throws where nobody verifies, or nobody is heard. */
export const ready = async (): Promise<void> => {
  await provider()
}
