import * as oauth from 'oauth4webapi'
import * as v from 'valibot'
import { languageOf } from '../i18n/language.ts'
import { isPassing } from '../live/api.ts'
import { type Handover, RECEIVED, verifiedIn } from '../live/verified.ts'
import { Asked, api, apiAs, carried, flow, Nobody, ready } from './party.ts'

/** What keeps it from being done; each has a way on. */
type Problem = 'nobody' | 'not-found' | 'cancelled' | 'expired' | 'unreachable' | 'origin' | 'refused'

export type State =
  | { at: 'busy' }
  | { at: 'start'; title: string }
  /** The page that asked has it. */
  | { at: 'handed' }
  /** It goes on at this address of the platform's own. */
  | { at: 'here'; href: string }
  | { at: 'problem'; problem: Problem }

/** A page that does not answer within this time (milliseconds) is not there, or is not the one that was named. */
const ANSWER_MS = 2_000

const CALLBACK = '/verify/callback'

/** What the address, or the sign-in under way in this window, asks for. */
export const askedHere = (fallback: Asked['lang']): Asked | null => {
  if (location.pathname === CALLBACK) return carried()
  const query = new URLSearchParams(location.search)
  const asked = v.safeParse(Asked, {
    activityId: location.pathname.split('/')[2],
    origin: query.get('origin'),
    lang: languageOf(query.get('lang')) ?? fallback,
  })
  return asked.success ? asked.output : null
}

export const addressOf = ({ activityId, origin, lang }: Asked): string =>
  `/verify/${activityId}?${new URLSearchParams({ lang, ...(origin === null ? {} : { origin }) })}`

/** Comes here, or back here from the issuer. */
export const arrive = async (asked: Asked | null, tell: (state: State) => void): Promise<void> => {
  const returned = location.pathname === CALLBACK
  if (!asked) return tell({ at: 'problem', problem: returned ? 'expired' : 'not-found' })
  try {
    tell(returned ? await finish(asked, tell) : await begin(asked))
  } catch (error) {
    console.error(error)
    tell({ at: 'problem', problem: problemOf(error) })
  }
}

const begin = async ({ activityId }: Asked): Promise<State> => {
  const [entry] = await Promise.all([api('activity.entry', { params: { activityId } }), ready()])
  if (entry.ok) return { at: 'start', title: entry.value.title }
  return { at: 'problem', problem: isPassing(entry) ? 'unreachable' : 'not-found' }
}

/** Off to the issuer, in this window. */
export const leave = async (asked: Asked, tell: (state: State) => void): Promise<void> => {
  tell({ at: 'busy' })
  try {
    location.assign(await flow.begin(asked, { ui_locales: asked.lang }))
  } catch (error) {
    console.error(error)
    tell({ at: 'problem', problem: problemOf(error) })
  }
}

const finish = async (asked: Asked, tell: (state: State) => void): Promise<State> => {
  const { activityId, origin } = asked
  const { grant } = await flow.finish()
  // The code is used up, and a reload is to begin anew.
  history.replaceState(null, '', addressOf(asked))
  const call = apiAs(grant.id_token ?? null)
  const answer = await call('participant.verify', { params: { activityId }, body: { origin } })
  if (!answer.ok) {
    const code = answer.refusal?.code
    if (isPassing(answer)) return { at: 'problem', problem: 'unreachable' }
    const problem = code === 'origin-not-allowed' ? 'origin' : code === 'not-found' ? 'not-found' : 'refused'
    return { at: 'problem', problem }
  }
  return handOver({ zhitong: 'verified', activityId, verified: answer.value }, asked, tell)
}

/**
 * To the page that opened this window, and only if it is of the origin that the platform accepted: whoever else opened it hears
 * nothing. Where none answers (it was opened as a link, or the issuer made the browser forget who opened it), the citizen goes on here.
 */
const handOver = (handover: Handover, { origin: asker, lang }: Asked, tell: (state: State) => void): Promise<State> => {
  const { opener } = window
  const origin = asker ?? location.origin
  const here = (): State => {
    verifiedIn(location.origin, handover.activityId).write(handover.verified)
    return { at: 'here', href: `/p/${handover.activityId}/frame?lang=${lang}` }
  }
  if (!opener) return Promise.resolve(here())
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(here()), ANSWER_MS)
    window.addEventListener('message', ({ source, origin: from, data }) => {
      if (source !== opener || from !== origin || data !== RECEIVED) return
      clearTimeout(timer)
      // It may have answered late.
      tell({ at: 'handed' })
      resolve({ at: 'handed' })
      window.close()
    })
    opener.postMessage(handover, origin)
  })
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof Nobody) return 'nobody'
  if (error instanceof oauth.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : 'refused'
  // The code was old or used, or belongs to another window's attempt.
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.OperationProcessingError) return 'expired'
  return 'unreachable'
}
