import type { Refusal, RefusalCode } from '../../../functions/contract/refusal.ts'
import { PARTICIPANT_ROUTES } from '../../../functions/contract/routes-participant.ts'
import { SURVEY_ROUTES } from '../../../functions/contract/routes-survey.ts'
import type { SurveyView } from '../../../functions/contract/survey/activity.ts'
import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { createApi, isPassing } from '../../live/api.ts'
import { type Env, jitter } from '../../live/env.ts'
import { newId } from '../../live/new-id.ts'
import { createParticipant, type Participant } from '../../live/participant.ts'
import { createRetry } from '../../live/retry.ts'
import { memoryStorage, type Storage } from '../../live/storage.ts'
import { createFilling, type Filling } from './filling.ts'
import { createKeeping, type Draft, type Keeping } from './keeping.ts'
import { refusedAnswers } from './refused.ts'

const ROUTES = { ...SURVEY_ROUTES, ...PARTICIPANT_ROUTES }
/** Timers count in 32 bits. */
const LONGEST_MS = 2 ** 31 - 1
/** A cache may answer for a second as it was before. */
const CACHED_MS = 2_000
/** How often a survey that opens by itself, or gets room again, is looked at. */
const WAIT_MS = 60_000
/** So long the platform may answer that something is wrong on its side before the citizen is told (milliseconds). */
const PATIENCE_MS = 60 * 60_000
/** With these, the response will not be taken as things are; what was answered stays. */
const STOPS = ['survey-closed', 'survey-full', 'quota-full', 'already-responded', 'wrong-state', 'not-found'] as const

/** What a host page may want to know; sent as DOM events. */
export type Notice = { type: 'ready'; state: string } | { type: 'responded' | 'refused'; target: string; code?: string }

export interface SessionOptions {
  origin: string
  activityId: string
  /** The citizen's language; what they read in, where the survey has it. */
  language: string
  env: Env
  storage: Storage
  /** `navigator.webdriver` */
  automated: boolean
  /** Loads what a definition needs beyond the common; called before anything is shown. */
  prepare(definition: Definition): Promise<unknown>
  /** What the citizen brought along from another device; null: nothing. */
  carried(survey: SurveyView): Promise<Draft | null>
  /** Finds the work that a response needs, where the survey asks for it. */
  prove(activityId: string, responseId: string): Promise<string>
  notice?: (notice: Notice) => void
  fetch?: typeof fetch
}

export interface Session {
  readonly survey: SurveyView | null
  /** Why there is nothing to show. */
  readonly refusal: RefusalCode | 'unreachable' | null
  readonly filling: Filling | null
  /** `waiting`: on the device, tried again until it is heard. */
  readonly sending: 'no' | 'now' | 'waiting'
  /** Why the response cannot be taken. */
  readonly stop: RefusalCode | null
  /** When a response was given from this device. */
  readonly given: number | null
  subscribe(listener: () => void): () => void
  start(): void
  end(): void
  send(): void
  /** Takes everything that was typed off the device. */
  clear(): void
  /** For those who may answer more than once. */
  again(): void
  now(): number
}

/** One citizen in one survey: what is asked, what they answer, and what became of it. No DOM. */
export const createSession = (options: SessionOptions): Session => {
  const { origin, activityId, env, notice = () => {} } = options
  const world = options.fetch ? { fetch: options.fetch } : {}
  const api = createApi({ routes: ROUTES, origin, ...world })
  const params = { activityId }
  const listeners = new Set<() => void>()
  let survey: SurveyView | null = null
  let refusal: Session['refusal'] = null
  let filling: Filling | null = null
  let definition: Definition | null = null
  let keeping: Keeping | null = null
  let participant: Participant<typeof api> | null = null
  let sending: Session['sending'] = 'no'
  let proof: string | null = null
  let stop: RefusalCode | null = null
  let skew = 0
  let wake = () => {}
  let ends: (() => void)[] = []

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const now = () => env.now() + skew

  const fresh = (version: number): Draft => ({
    id: newId(),
    version,
    lang: options.language,
    answers: {},
    at: '',
    seen: [],
    startedAt: now(),
    changes: 0,
    code: '',
    sentAt: null,
    tookMs: 0,
  })

  const fill = (kept: Draft | null) => {
    if (!survey || !definition || !keeping) return
    proof = null
    const { draft } = keeping
    filling = createFilling({
      definition,
      zone: survey.site.timeZone,
      now,
      draft: kept ?? fresh(survey.version),
      resumed: kept !== null,
      needsCode: survey.once === 'code',
      changed: (next) => {
        draft.write(next)
        tell()
      },
    })
  }

  /** False: to be tried again. */
  const read = async (): Promise<boolean> => {
    const answer = await api('survey.read', { params })
    if (!answer.ok) {
      if (!survey) refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
      tell()
      return !isPassing(answer)
    }
    survey = answer.value
    skew = survey.now - env.now()
    const next = [survey.opensAt, survey.closesAt].find((at) => at > now())
    const waits = survey.phase === 'resting' || survey.full
    if (waits) readIn(jitter(WAIT_MS, env))
    else if (next) readIn(next - now() + CACHED_MS)
    if (stop === 'survey-closed' && survey.phase === 'open') stop = null
    tell()
    return filling !== null || open(survey)
  }

  const open = async (found: SurveyView): Promise<boolean> => {
    // Others use the device too: nothing of this survey is to outlive the visit.
    keeping ??= createKeeping(found.keepOnDevice ? options.storage : memoryStorage(), origin, activityId)
    const carried = found.resumable && !filling ? await options.carried(found) : null
    if (carried) keeping.draft.write(carried)
    const draft = keeping.draft.read()
    const version = draft?.version ?? found.version
    const answer = await api('survey.definition', { params: { activityId, version } })
    if (!answer.ok) {
      refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
      tell()
      return !isPassing(answer)
    }
    definition = answer.value.definition
    await options.prepare(definition)
    refusal = null
    participant ??= createParticipant({
      origin,
      siteId: found.site.id,
      storage: options.storage,
      env,
      create: () => api('participant.create', { params }),
      as: (token) => createApi({ routes: ROUTES, origin, token: () => token, ...world }),
    })
    fill(draft)
    if (draft?.sentAt) delivery.want()
    notice({ type: 'ready', state: found.phase })
    tell()
    return true
  }

  const reading = createRetry(env, read)
  const readIn = (ms: number) => {
    wake()
    wake = env.after(Math.min(ms, LONGEST_MS), reading.want)
  }

  /** False: to be tried again. */
  const deliver = async (): Promise<boolean> => {
    const draft = filling?.draft()
    if (!draft?.sentAt || !participant || !filling) return true
    const { id, version, lang, startedAt, changes, tookMs, code } = draft
    // A chunk that the network has lost is asked for again, as the response is.
    if (survey?.proofOfWork) proof ??= await options.prove(activityId, id).catch(() => null)
    const answer = await participant.act((call) =>
      call('response.give', {
        params: { activityId, responseId: id },
        body: {
          version,
          lang,
          answers: filling?.toSend() ?? {},
          startedAt: Math.max(0, Math.round(startedAt)),
          signals: { tookMs, changes, automated: options.automated },
          code: code.trim() || null,
          proof,
        },
      }),
    )
    if (!answer.ok && isPassing(answer) && (answer.refusal === null || env.now() - draft.sentAt < PATIENCE_MS)) {
      sending = 'waiting'
      tell()
      return false
    }
    sending = 'no'
    if (answer.ok) received(id, answer.value.receivedAt)
    else refused(id, answer.refusal ?? { code: 'internal' })
    return true
  }

  const received = (id: string, at: number) => {
    keeping?.given.write({ at })
    keeping?.draft.write(null)
    fill(null)
    notice({ type: 'responded', target: id })
    tell()
  }

  const refused = (id: string, { code, issues = [] }: Refusal) => {
    notice({ type: 'refused', target: id, code })
    stop = STOPS.find((one) => one === code) ?? null
    if (stop) readIn(CACHED_MS)
    filling?.reopen(stop ? [] : refusedAnswers(code, issues))
    tell()
  }

  const delivery = createRetry(env, () => env.exclusively(`zhitong:${activityId}:give`, deliver))

  return {
    get survey() {
      return survey
    },
    get refusal() {
      return refusal
    },
    get filling() {
      return filling
    },
    get sending() {
      return sending
    },
    get stop() {
      return stop
    },
    get given() {
      return keeping?.given.read()?.at ?? null
    },
    now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      const back = () => {
        if (!env.online()) return
        if (!filling) reading.want()
        if (sending === 'waiting') delivery.want()
      }
      ends = [env.onChange(back), reading.stop, delivery.stop, () => wake()]
      reading.want()
    },
    end: () => {
      for (const stop of ends) stop()
    },
    send: () => {
      if (!filling) return
      stop = null
      sending = 'now'
      filling.close()
      delivery.want()
    },
    clear: () => {
      keeping?.draft.write(null)
      stop = null
      fill(null)
      tell()
    },
    again: () => {
      keeping?.given.write(null)
      fill(null)
      tell()
    },
  }
}
