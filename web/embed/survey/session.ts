import type { RefusalCode } from '#contract/refusal.ts'
import { SURVEY_ROUTES } from '#contract/routes-survey.ts'
import type { SurveyView } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { type Answer, createApi, isPassing, UNHEARD } from '../../live/api.ts'
import { jitter, type QuietEnv } from '../../live/env.ts'
import { newId } from '../../live/new-id.ts'
import { createRetry } from '../../live/retry.ts'
import { memoryStorage, type Storage } from '../../live/storage.ts'
import type { Identity } from '../identity/identity.tsx'
import { createFilling, type Filling } from './filling.ts'
import type { createSending, Verdict } from './finish/sending.ts'
import { createKeeping, type Draft, type Keeping } from './keeping.ts'

/** Timers count in 32 bits. */
const LONGEST_MS = 2 ** 31 - 1
/** A cache may answer for a second as it was before. */
const CACHED_MS = 2_000
/** How often a survey that opens by itself or again, or gets room, is looked at. */
const WAIT_MS = 60_000
/** What a host page may want to know; sent as DOM events. */
type Notice = { type: 'ready'; state: string } | { type: 'responded' | 'refused'; target: string; code?: string }

export interface SessionOptions {
  origin: string
  activityId: string
  /** The citizen's language; what they read in, where the survey has it. */
  language: string
  env: QuietEnv
  storage: Storage
  /** `navigator.webdriver` */
  automated: boolean
  /** Loads what a definition needs beyond the common; called before anything is shown. `kept`: the language of what was begun earlier. */
  prepare(definition: Definition, kept: string | undefined): Promise<unknown>
  /** What the citizen brought along from another device; null: nothing. */
  carried(survey: SurveyView): Promise<Draft | null>
  /** The citizen as one whom an issuer has verified, where the survey asks for that. */
  verified(): Identity | null
  /** Loads what is needed once the first question is there. */
  finish(): Promise<{ createSending: typeof createSending }>
  /** Finds the work that a response needs, where the survey asks for it. */
  prove(activityId: string, responseId: string): Promise<string>
  notice?: (notice: Notice) => void
  fetch?: typeof fetch
}

export interface Session {
  readonly survey: SurveyView | null
  /** The survey as a page of the platform's own. */
  readonly page: string
  /** Why there is nothing to show. */
  readonly refusal: RefusalCode | 'unreachable' | null
  readonly filling: Filling | null
  /** `waiting`: on the device, tried again until it is heard. */
  readonly sending: 'no' | 'now' | 'waiting'
  /** The citizen wants to go on, and what it takes has yet to be loaded. */
  readonly wishes: boolean
  /** Why the response cannot be taken. */
  readonly stop: RefusalCode | null
  /** When a response was given from this device. */
  readonly given: number | null
  subscribe(listener: () => void): () => void
  start(): void
  end(): void
  /** To the next screen, or to the platform: at once, or as soon as what it takes has been loaded. */
  next(): void
  send(): void
  /** Takes everything that was typed off the device. */
  clear(): void
  /** Whoever is here has responded already, elsewhere. */
  taken(): void
  /** For those who may answer more than once, and for others on the same device. */
  again(): void
  now(): number
}

/** One citizen in one survey: what is asked, what they answer, and what became of it. No DOM. */
export const createSession = (options: SessionOptions): Session => {
  const { origin, activityId, env, notice = () => {} } = options
  const world = options.fetch ? { fetch: options.fetch } : {}
  const api = createApi({ routes: SURVEY_ROUTES, origin, ...world })
  const params = { activityId }
  const listeners = new Set<() => void>()
  let survey: SurveyView | null = null
  let refusal: Session['refusal'] = null
  let filling: Filling | null = null
  let definition: Definition | null = null
  let keeping: Keeping | null = null
  let sending: Session['sending'] = 'no'
  let finish: { createSending: typeof createSending } | null = null
  let give: ReturnType<typeof createSending> | null = null
  let wishes = false
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
    // Whoever chose a language keeps it over one response and the next.
    lang: filling?.draft().lang ?? options.language,
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
    const { draft } = keeping
    filling = createFilling({
      definition,
      zone: survey.site.timeZone,
      now,
      draft: kept ?? fresh(survey.version),
      resumed: kept !== null,
      needsCode: survey.once === 'code',
      changed: (next) => {
        // Whoever goes on answering is not to be taken elsewhere meanwhile (D12).
        wishes = false
        draft.write(next)
        tell()
      },
    })
  }

  /** There is nothing to show, and why; false where it is to be tried again. */
  const failed = (answer: Answer<unknown> & { ok: false }): boolean => {
    const isOver = !isPassing(answer) && answer.refusal
    refusal = isOver ? isOver.code : 'unreachable'
    // It has the words.
    if (isOver) finishing.want()
    tell()
    return !isPassing(answer)
  }

  /** False: to be tried again. */
  const read = async (): Promise<boolean> => {
    const answer = await api('survey.read', { params })
    if (!answer.ok) {
      return survey ? !isPassing(answer) : failed(answer)
    }
    survey = answer.value
    skew = survey.now - env.now()
    const next = [survey.opensAt, survey.closesAt].find((at) => at > now())
    // Closed by hand before its time, it may be opened again.
    const waits = survey.phase === 'resting' || survey.full || (survey.phase === 'closed' && survey.closesAt > now())
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
    if (!answer.ok) return failed(answer)
    definition = answer.value.definition
    await options.prepare(definition, draft?.lang)
    refusal = null
    fill(draft)
    if (draft?.sentAt) delivery.want()
    notice({ type: 'ready', state: found.phase })
    tell()
    finishing.want()
    return true
  }

  // A script that the network lost is asked for again, as the survey is.
  const reading = createRetry(env, () =>
    read().catch((problem) => {
      console.error(problem)
      return failed(UNHEARD)
    }),
  )
  const readIn = (ms: number) => {
    wake()
    wake = env.after(Math.min(ms, LONGEST_MS), reading.want)
  }

  const finishing = createRetry(env, async () => {
    finish ??= await options.finish().catch(() => null)
    if (!finish) return false
    filling?.judge()
    if (wishes) next()
    if (filling?.draft().sentAt) delivery.want()
    tell()
    return true
  })

  /** False: to be tried again. */
  const deliver = async (): Promise<boolean> => {
    // Without what sends, it is taken up again by `finishing`.
    if (!filling?.draft().sentAt || !survey || !finish) return true
    const { prove, storage, automated } = options
    give ??= finish.createSending({
      origin,
      activityId,
      siteId: survey.site.id,
      env,
      storage,
      automated,
      prove,
      verified: options.verified()?.participant ?? null,
      ...world,
    })
    const id = filling.draft().id
    const verdict = await give(filling, survey.proofOfWork)
    sending = verdict ? 'no' : 'waiting'
    if (verdict) judged(id, verdict)
    tell()
    return verdict !== null
  }

  const judged = (id: string, verdict: Verdict) => {
    if ('receivedAt' in verdict) {
      keeping?.given.write({ at: verdict.receivedAt })
      keeping?.draft.write(null)
      fill(null)
      notice({ type: 'responded', target: id })
      return
    }
    notice({ type: 'refused', target: id, code: verdict.code })
    stop = verdict.stop
    if (stop) readIn(CACHED_MS)
    filling?.reopen(verdict.problems)
  }

  const delivery = createRetry(env, () => env.exclusively(`zhitong:${activityId}:give`, deliver))

  const send = () => {
    if (!filling) return
    stop = null
    sending = 'now'
    filling.close()
    delivery.want()
  }
  const next = () => {
    wishes = !finish
    if (wishes) finishing.want()
    else if (filling?.next()) send()
    tell()
  }

  return {
    page: `${origin}/p/${activityId}`,
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
    get wishes() {
      return wishes
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
        else if (!finish) finishing.want()
        if (sending === 'waiting') delivery.want()
      }
      ends = [env.onChange(back), reading.stop, finishing.stop, delivery.stop, () => wake()]
      reading.want()
    },
    end: () => {
      for (const stop of ends) stop()
    },
    next,
    send,
    clear: () => {
      keeping?.draft.write(null)
      stop = null
      fill(null)
      tell()
    },
    taken: () => {
      if (keeping?.given.read()) return
      stop = 'already-responded'
      finishing.want()
      tell()
    },
    again: () => {
      options.verified()?.forget()
      keeping?.given.write(null)
      fill(null)
      tell()
    },
  }
}
