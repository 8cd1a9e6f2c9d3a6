import type { RefusalCode } from '#contract/refusal.ts'
import { PARTICIPANT_ROUTES } from '#contract/routes-participant.ts'
import { SOLICITATION_ROUTES } from '#contract/routes-solicitation.ts'
import type { AdoptionRows } from '#contract/solicitation/adoption.ts'
import type { SendComment } from '#contract/solicitation/comment.ts'
import type { ComparisonRow } from '#contract/solicitation/comparison.ts'
import type { PublicComment, PublicCommentPage } from '#contract/solicitation/list.ts'
import type { OwnComment } from '#contract/solicitation/own-comment.ts'
import type { SolicitationView } from '#contract/solicitation/solicitation.ts'
import { isNewer } from '#domain/wish.ts'
import { type Answer, type Api, createApi, isPassing } from '../../live/api.ts'
import type { QuietEnv } from '../../live/env.ts'
import { newId } from '../../live/new-id.ts'
import { type Create, createParticipant, type Participant } from '../../live/participant.ts'
import { createRetry } from '../../live/retry.ts'
import { createRisingNumber } from '../../live/rising-number.ts'
import type { Storage } from '../../live/storage.ts'
import { createKeeping, type Draft, type Own, placeOf, type Sent } from './keeping.ts'

const ROUTES = { ...SOLICITATION_ROUTES, ...PARTICIPANT_ROUTES }
export type SolicitationApi = Api<typeof ROUTES>
/** Timers count in 32 bits. */
const LONGEST_MS = 2 ** 31 - 1
/** A cache may answer for a second as it was before. */
const CACHED_MS = 2_000
/** What is older than this is read again when the page is looked at (milliseconds). */
const STALE_MS = 60_000
/** So long the platform may answer that something is wrong on its side before the citizen is told (milliseconds). */
const PATIENCE_MS = 60 * 60_000
/** As many own comments as one question may name. */
const MINE = 100

/** What a host page may want to know; sent as DOM events. */
type Notice =
  | { type: 'ready' | 'state'; state: string }
  | { type: 'commented' | 'supported'; target: string }
  | { type: 'refused'; target: string; code: string }

export interface SessionOptions {
  origin: string
  activityId: string
  env: QuietEnv
  storage: Storage
  /** The citizen as one whom an issuer has verified, where the solicitation asks for that. */
  identify(
    view: SolicitationView,
    as: (token: string) => SolicitationApi,
    changed: () => void,
  ): Promise<Participant<SolicitationApi>>
  notice?: (notice: Notice) => void
  fetch?: typeof fetch
}

/** One citizen in one solicitation: the draft, what others say, what they say themselves, and what became of it. No DOM. */
export const createSession = (options: SessionOptions) => {
  const { origin, activityId, env, storage, identify, notice = () => {}, ...more } = options
  const world = more.fetch ? { fetch: more.fetch } : {}
  const api = createApi({ routes: ROUTES, origin, ...world })
  const params = { activityId }
  const keeping = createKeeping(storage, origin, activityId)
  const nextNumber = createRisingNumber(storage, keeping.prefix, env.now)
  const listeners = new Set<() => void>()
  let view: SolicitationView | null = null
  let refusal: RefusalCode | 'unreachable' | null = null
  let counts = new Map<string, number>()
  /** What became of the citizen's own comments; null: it could not be read. */
  let outcomes: Map<string, OwnComment> | null = new Map()
  let participant: Participant<SolicitationApi> | null = null
  /** Who comments, where whoever does is verified. */
  let verified: Participant<SolicitationApi> | null = null
  /** The ids that comments were sent under in the end, by those they had first. */
  const renamed = new Map<string, string>()
  let sending = false
  let skew = 0
  let readAt = 0
  let wake = () => {}
  let ends: (() => void)[] = []

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const now = () => env.now() + skew

  /** False: to be tried again. */
  const read = async (): Promise<boolean> => {
    const answer = await api('solicitation.read', { params })
    if (!answer.ok) {
      if (!view) refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
      tell()
      return !isPassing(answer)
    }
    const before = view?.state
    view = answer.value
    refusal = null
    readAt = env.now()
    skew = view.now - env.now()
    wake()
    if (view.state === 'open')
      wake = env.after(Math.min(view.period.closesAt - now() + CACHED_MS, LONGEST_MS), reading.want)
    const { id: siteId } = view.site
    const create: Create = (body) => api('participant.create', { params, body })
    participant ??= createParticipant({ origin, siteId, storage, env, create, as })
    void author().then(tell)
    if (!before) notice({ type: 'ready', state: view.state })
    else if (before !== view.state) notice({ type: 'state', state: view.state })
    tell()
    if (keeping.untold().length || waiting().length) delivery.want()
    await Promise.all([readCounts(), readOutcomes()])
    return true
  }

  const as = (token: string) => createApi({ routes: ROUTES, origin, token: () => token, ...world })
  /** Null while what verifies them could not be loaded. */
  const author = async (): Promise<Participant<SolicitationApi> | null> => {
    if (!view?.verifies) return participant
    verified ??= await identify(view, as, tell).catch(() => null)
    return verified
  }

  const readCounts = async () => {
    if (!view?.othersShown) return
    const answer = await api('comment.counts', { params })
    if (!answer.ok) return
    counts = new Map(answer.value.articles.map(({ articleId, received }) => [placeOf(articleId), received]))
    tell()
  }

  const readOutcomes = async () => {
    const ids = keeping.allOwn().slice(0, MINE)
    const writer = await author()
    // Verified anew, they are known again; until then the receipt tells.
    if (!ids.length || (view?.verifies && !writer?.exists())) return
    const query = { ids: ids.map(({ id }) => id).join(',') }
    const answer = await writer?.act((call) => call('comment.mine', { params, query }))
    outcomes = answer?.ok ? new Map(answer.value.comments.map((comment) => [comment.id, comment])) : null
    tell()
  }

  const waiting = () => keeping.allSent().filter(({ refused }) => refused === null)
  const reading = createRetry(env, read)

  /** [D2, D11] Sends what waits on the device, in order. False: something is to be tried again. */
  const deliver = async (): Promise<boolean> => {
    for (const id of keeping.untold()) {
      const { on = false, number = nextNumber() } = keeping.support(id).read() ?? {}
      const answer = await participant?.act((call) =>
        call('comment.support', { params: { activityId, commentId: id }, body: { on, number } }),
      )
      if (!answer || isPassing(answer)) return false
      // Pressed again meanwhile: what is wanted now is told in the next round.
      if (answer.ok && keeping.support(id).read()?.number !== number) continue
      // Another device of this person has numbers beyond (D15).
      if (answer.ok && isNewer(answer.value.number ?? 0, number)) {
        keeping.support(id).write({ on, told: false, number: nextNumber(answer.value.number) })
        return false
      }
      keeping.support(id).write(answer.ok && on ? { on, told: true } : null)
      if (answer.ok && on) notice({ type: 'supported', target: id })
      tell()
    }
    for (const { at, comment } of waiting()) {
      sending = true
      tell()
      const answer = await (await author())?.act((call) => call('comment.send', { params, body: comment }))
      sending = false
      if (!answer || (isPassing(answer) && (answer.ok || answer.refusal === null || env.now() - at < PATIENCE_MS))) {
        tell()
        return false
      }
      if (answer.ok) received(comment, answer.value)
      else refused({ at, comment }, answer.refusal?.code ?? 'internal')
      tell()
    }
    return keeping.untold().length === 0 && waiting().length === 0
  }

  const received = (
    { id, articleId }: SendComment,
    { number, code, receivedAt }: { number: string; code: string; receivedAt: number },
  ) => {
    keeping.own(id).write({ id, articleId, number, code, at: receivedAt })
    keeping.sent(id).write(null)
    notice({ type: 'commented', target: id })
    void readOutcomes()
  }

  /** Another comment has the id: this one goes out under one of its own. */
  const rename = (at: number, comment: SendComment) => {
    const id = newId()
    keeping.sent(id).write({ at, comment: { ...comment, id }, refused: null })
    keeping.sent(comment.id).write(null)
    renamed.set(comment.id, id)
  }

  /** The words go back to where they were written, unless others stand there by now. */
  const refused = ({ at, comment }: Omit<Sent, 'refused'>, code: RefusalCode) => {
    if (code === 'id-taken') return rename(at, comment)
    const { id, articleId, stance, text, proposed, sender, contact } = comment
    const draft = keeping.draft(articleId)
    if (!draft.read())
      draft.write({ stance, text, proposed, sender: sender.kind, name: sender.name ?? '', contact: contact ?? '' })
    keeping.sent(id).write({ at, comment, refused: code })
    notice({ type: 'refused', target: id, code })
    if (code === 'comments-closed') reading.want()
  }

  // One tab sends at a time; the next finds only what is left.
  const delivery = createRetry(env, () => env.exclusively(`${keeping.prefix}send`, deliver))

  return {
    get view() {
      return view
    },
    /** Why there is nothing to show. */
    get refusal() {
      return refusal
    },
    now,
    newId,
    online: env.online,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      const back = () => {
        tell()
        if (!env.online() || !env.visible()) return
        if (!view || env.now() - readAt > STALE_MS) reading.want()
        if (keeping.untold().length || waiting().length) delivery.want()
      }
      ends = [env.onChange(back), storage.onChange(tell), reading.stop, delivery.stop, () => wake()]
      reading.want()
    },
    end: () => {
      for (const stop of ends) stop()
    },

    /** How many comments there are on an article, where that can be known now. */
    count: (articleId: string | null): number => counts.get(placeOf(articleId)) ?? 0,
    others: (articleId: string | null, after: string | null): Promise<Answer<PublicCommentPage>> =>
      api('comment.read', { params, query: { article: placeOf(articleId), ...(after === null ? {} : { after }) } }),
    /** What others said that is much like it; empty where that is not to be had, since nobody is to be kept from sending. */
    similar: async (articleId: string | null, text: string): Promise<PublicComment[]> => {
      const answer = await participant?.act((call) => call('comment.similar', { params, body: { articleId, text } }))
      return answer?.ok ? answer.value.comments : []
    },
    supports: (id: string): boolean => keeping.support(id).read()?.on ?? false,
    support: (id: string, on: boolean) => {
      keeping.support(id).write({ on, told: false, number: nextNumber() })
      delivery.want()
      tell()
    },
    compare: async (other: string): Promise<ComparisonRow[] | null> => {
      const answer = await api('solicitation.compare', { params, query: { with: other } })
      return answer.ok ? answer.value.rows : null
    },
    adopted: (articleId: string | null, after: string | null): Promise<Answer<AdoptionRows>> =>
      api('adoption.read', { params, query: { article: placeOf(articleId), ...(after === null ? {} : { after }) } }),

    draft: (articleId: string | null): Draft | null => keeping.draft(articleId).read(),
    keep: (articleId: string | null, draft: Draft | null) => keeping.draft(articleId).write(draft),
    send: (comment: SendComment) => {
      keeping.sent(comment.id).write({ at: env.now(), comment, refused: null })
      keeping.draft(comment.articleId).write(null)
      delivery.want()
      tell()
    },
    /** What a comment that was sent is called now. */
    current: (id: string): string => renamed.get(id) ?? id,
    /** Comments on their way. */
    sent: waiting,
    isSending: () => sending,
    refused: () => keeping.allSent().filter(({ refused: code }) => code !== null),
    forget: (id: string) => {
      keeping.sent(id).write(null)
      tell()
    },
    own: (): Own[] => keeping.allOwn(),
    /** What became of one; undefined: not known yet, null: it could not be read. */
    outcome: (id: string): OwnComment | null | undefined => (outcomes === null ? null : outcomes.get(id)),
    /** From another device, by the receipt. */
    lookUp: async (number: string, code: string): Promise<Answer<OwnComment>> =>
      view
        ? api('comment.lookup', { params: { siteId: view.site.id }, body: { number, code } })
        : { ok: false, refusal: null },
    /** The citizen has kept the code: the device forgets it. */
    noted: (id: string) => {
      const own = keeping.own(id).read()
      if (own) keeping.own(id).write({ ...own, code: null })
      tell()
    },
  }
}
export type Session = ReturnType<typeof createSession>
