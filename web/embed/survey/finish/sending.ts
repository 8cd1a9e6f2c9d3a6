import type { InputIssue, RefusalCode } from '#contract/refusal.ts'
import { PARTICIPANT_ROUTES } from '#contract/routes-participant.ts'
import { RESPONSE_ROUTES } from '#contract/routes-response.ts'
import { createApi, isPassing } from '../../../live/api.ts'
import type { QuietEnv } from '../../../live/env.ts'
import { newId } from '../../../live/new-id.ts'
import { type Create, createParticipant } from '../../../live/participant.ts'
import type { Storage } from '../../../live/storage.ts'
import type { Identity } from '../../identity/identity.tsx'
import type { Filling, ShownProblem } from '../filling.ts'
import { engine } from '../late/engine.ts'
import { refusedAnswers } from './refused.ts'
import { toSend } from './to-send.ts'

const ROUTES = { ...RESPONSE_ROUTES, ...PARTICIPANT_ROUTES }
/** So long the platform may answer that something is wrong on its side before the citizen is told (milliseconds). */
const PATIENCE_MS = 60 * 60_000
/** With these, the response will not be taken as things are; what was answered stays. */
const STOPS = ['survey-closed', 'survey-full', 'quota-full', 'already-responded', 'wrong-state', 'not-found'] as const

export interface SendingOptions {
  origin: string
  activityId: string
  siteId: string
  env: QuietEnv
  storage: Storage
  /** `navigator.webdriver` */
  automated: boolean
  /** Who sends it, where that must be one whom an issuer has verified. */
  verified: Identity['participant'] | null
  /** Finds the work that a response needs, where the survey asks for it. */
  prove(activityId: string, responseId: string): Promise<string>
  fetch?: typeof fetch
}

/** Taken; or refused, with the reason why none will be, or the problems of this one. */
export type Verdict = { receivedAt: number } | { code: RefusalCode; stop: RefusalCode | null; problems: ShownProblem[] }

/** Gives a response to the platform: null where it was not heard, and the same is to be sent again. */
export const createSending = (
  options: SendingOptions,
): ((filling: Filling, works: boolean) => Promise<Verdict | null>) => {
  const { origin, activityId, env, automated, prove, verified } = options
  const world = options.fetch ? { fetch: options.fetch } : {}
  const api = createApi({ routes: ROUTES, origin, ...world })
  const as = (token: string) => createApi({ routes: ROUTES, origin, token: () => token, ...world })
  const create: Create = (body) => api('participant.create', { params: { activityId }, body })
  const participant = verified?.(as) ?? createParticipant({ ...options, create, as })
  let proven: { id: string; proof: string } | null = null

  return async (filling, works) => {
    const draft = filling.draft()
    const { id, version, lang, startedAt, changes, tookMs, code, sentAt } = draft
    if (works && proven?.id !== id) {
      const proof = await prove(activityId, id).catch(() => null)
      // The chunk that works was lost by the network: it is asked for again, as the response is.
      if (proof === null) return null
      proven = { id, proof }
    }
    const answer = await participant.act((call) =>
      call('response.give', {
        params: { activityId, responseId: id },
        body: {
          ...{ version, lang, answers: toSend(filling), startedAt: Math.max(0, Math.round(startedAt)) },
          signals: { tookMs, changes, automated },
          code: code.trim() || null,
          proof: works && proven ? proven.proof : null,
        },
      }),
    )
    if (answer.ok) {
      engine?.rememberGiven(filling)
      return { receivedAt: answer.value.receivedAt }
    }
    // Another response has the id, perhaps one from another tab: this one goes out again under one of its own.
    if (answer.refusal?.code === 'id-taken') {
      draft.id = newId()
      return null
    }
    if (isPassing(answer) && (answer.refusal === null || env.now() - (sentAt ?? 0) < PATIENCE_MS)) return null
    const { code: refused, issues = [] }: { code: RefusalCode; issues?: InputIssue[] | undefined } = answer.refusal ?? {
      code: 'internal',
    }
    const stop = STOPS.find((one) => one === refused) ?? null
    return { code: refused, stop, problems: stop ? [] : refusedAnswers(refused, issues) }
  }
}
