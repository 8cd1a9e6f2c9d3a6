import type { InterviewView } from '#contract/interview/activity.ts'
import type { PublicEvent } from '#contract/interview/event.ts'
import type { OwnQuestion } from '#contract/interview/question.ts'
import type { Snapshot } from '#contract/live/head.ts'
import type { RefusalCode } from '#contract/refusal.ts'
import { CITIZEN_ROUTES } from '#contract/routes-citizen.ts'
import type { InterviewState } from '#domain/interview/fold.ts'
import { type Answer, type Api, createApi, isPassing, UNHEARD } from '../../live/api.ts'
import type { Env } from '../../live/env.ts'
import { createLive, type LiveView } from '../../live/live.ts'
import { newId } from '../../live/new-id.ts'
import { type CitizenCommand, createOutbox, type Entry, type Standing } from '../../live/outbox.ts'
import { createParticipant, type Participant } from '../../live/participant.ts'
import { publicChannel } from '../../live/public-channel.ts'
import { createRetry } from '../../live/retry.ts'
import { createRisingNumber } from '../../live/rising-number.ts'
import type { Storage } from '../../live/storage.ts'
import { createDesk, type Desk, deskPrefix, type Own } from './desk.ts'
import { createVotes, type Votes } from './votes.ts'

/** What a host page may want to know; sent as DOM events. */
export type Notice =
  | { type: 'ready' | 'state'; state: string }
  | { type: 'asked' | 'voted' | 'answered' | 'revised' | 'withdrawn'; target: string }
  | { type: 'refused'; target: string | null; code: RefusalCode }

type CitizenApi = Api<typeof CITIZEN_ROUTES>

/** A new value at each change. */
export interface SessionView {
  readonly live: LiveView<InterviewState>
  readonly activity: InterviewView | null
  readonly own: Own
  /** Commands on the device that the platform has not acknowledged, oldest first. */
  readonly waiting: readonly Entry[]
}

export interface SessionOptions {
  origin: string
  activityId: string
  env: Env
  storage: Storage
  /** Whoever takes part where identity is verified (M14); loaded only there. */
  identify(
    activity: InterviewView,
    as: (token: string) => CitizenApi,
    changed: () => void,
  ): Promise<Participant<CitizenApi>>
  notice?: (notice: Notice) => void
  fetch?: typeof fetch
}

export interface Session {
  readonly view: SessionView
  readonly desk: Pick<Desk, 'draft' | 'keep'>
  readonly votes: Votes
  subscribe(listener: () => void): () => void
  start(): void
  stop(): void
  /** Gives the new question's id. */
  ask(text: string, name: string | null): string
  act(target: string, command: Exclude<CitizenCommand, { type: 'ask' }>): void
  /** The citizen has read a refusal. */
  forget(at: number): void
}

const DONE = { ask: 'asked', vote: 'voted', answer: 'answered', revise: 'revised', withdraw: 'withdrawn' } as const

/** One citizen in one interview: what is public, what is theirs, and what they do. No DOM. */
export const createSession = (options: SessionOptions): Session => {
  const { origin, activityId, env, storage, notice = () => {} } = options
  const world = options.fetch ? { fetch: options.fetch } : {}
  const api = createApi({ routes: CITIZEN_ROUTES, origin, ...world })
  const prefix = deskPrefix(origin, activityId)
  const desk = createDesk(storage, prefix)
  const listeners = new Set<() => void>()
  let activity: InterviewView | null = null
  let participant: Participant<CitizenApi> | null = null
  let verified: Participant<CitizenApi> | null = null

  const live = createLive({
    channel: publicChannel(api, activityId),
    env,
    onLoad: (snapshot, first) => loaded(snapshot, first),
    onEvents: (events) => happened(events),
  })

  const outbox = createOutbox({
    prefix: `${prefix}out:`,
    storage,
    env,
    at: createRisingNumber(storage, prefix, env.now),
    send: (entry) => send(entry),
    refused: (entry, refusal) => {
      // Another question has the id: this one goes out under one of its own.
      if (refusal.code === 'id-taken' && entry.command.type === 'ask') return outbox.add(newId(), entry.command)
      desk.change(({ refused }) => ({ refused: [...refused, { ...entry, refusal }] }))
      notice({ type: 'refused', target: entry.target, code: refusal.code })
    },
    changed: () => tell(),
  })

  const render = (): SessionView => ({ live: live.view, activity, own: desk.own(), waiting: outbox.waiting() })
  let view = render()
  const tell = () => {
    view = render()
    for (const listener of listeners) listener()
  }

  const votes = createVotes(() => view)

  const loaded = (snapshot: Snapshot, first: boolean) => {
    activity = snapshot.activity
    mine.want()
    if (!first) return
    outbox.start()
    notice({ type: 'ready', state: snapshot.brief.state })
  }

  const as = (token: string) => createApi({ routes: CITIZEN_ROUTES, origin, token: () => token, ...world })
  /** Null until the interview is known, and while what verifies who takes part could not be loaded. */
  const author = async (): Promise<Participant<CitizenApi> | null> => {
    if (activity?.details.identity === 'verified') {
      verified ??= await options.identify(activity, as, identified).catch(() => null)
      return verified
    }
    participant ??=
      activity &&
      createParticipant({
        origin,
        siteId: activity.site.id,
        storage,
        env,
        create: (body) => api('participant.create', { params: { activityId }, body }),
        as,
      })
    return participant
  }
  const identified = () => {
    tell()
    outbox.send()
    mine.want()
  }

  const happened = (events: PublicEvent[]) => {
    const asked = new Set(desk.own().questions.map(({ id }) => id))
    for (const event of events) {
      if (event.type === 'activity') {
        if (event.brief.state !== activity?.brief.state) notice({ type: 'state', state: event.brief.state })
        if (isOld(event.brief)) details.want()
      } else if (asked.has(event.type === 'question' ? event.question.id : 'id' in event ? event.id : '')) mine.want()
    }
  }

  const isOld = (brief: InterviewState['brief']) =>
    brief !== null &&
    activity !== null &&
    (brief.detailsVersion > activity.brief.detailsVersion || brief.state !== activity.brief.state)

  /** The parts of an interview that do not travel in the log. A cache may give them as they were: asked until new enough. */
  const details = createRetry(env, async () => {
    const answer = await api('activity.read', { params: { activityId } })
    if (answer.ok) {
      activity = answer.value
      tell()
    }
    return answer.ok ? !isOld(live.view.state?.brief ?? null) : !isPassing(answer)
  })

  /** Own questions again: the log says only that one was decided, and tells nobody else anything. */
  const mine = createRetry(env, async () => {
    const ids = desk.own().questions.map(({ id }) => id)
    const who = await author()
    if (!ids.length || !who?.exists()) return true
    const answer = await who.act((call) =>
      call('question.mine', { params: { activityId }, query: { ids: ids.join(',') } }),
    )
    if (!answer.ok) return !isPassing(answer)
    for (const question of answer.value.questions) keepOwn(question)
    tell()
    return true
  })

  const keepOwn = (question: OwnQuestion) =>
    desk.change(({ questions }) => {
      const known = questions.find(({ id }) => id === question.id)
      // An answer that was overtaken on its way must not undo a newer one.
      if (known && known.version > question.version) return {}
      return { questions: [question, ...questions.filter((it) => it !== known)].sort((a, b) => b.askedAt - a.askedAt) }
    })

  const send = async (entry: Entry): Promise<Answer<Standing>> => {
    const who = await author()
    const answer = who ? await who.act((call) => deliver(call, entry)) : UNHEARD
    if (!answer.ok && answer.refusal?.code === 'identity-required') {
      // It waits on the device until whoever wrote it is verified, and is then sent by itself (V7).
      tell()
      return UNHEARD
    }
    if (answer.ok) notice({ type: DONE[entry.command.type], target: entry.target })
    return answer
  }

  /** A command is what its route takes, but for its type, which the platform leaves out. */
  const deliver = async (call: typeof api, { target, command, at: number }: Entry): Promise<Answer<Standing>> => {
    const params = { activityId, questionId: target, pollId: target }
    switch (command.type) {
      case 'ask':
        return keeping(await call('question.ask', { params, body: command }))
      case 'revise':
        return keeping(await call('question.revise', { params, body: command }))
      case 'withdraw':
        return keeping(await call('question.withdraw', { params }))
      case 'vote': {
        const answer = await call('question.vote', { params, body: { ...command, number } })
        if (answer.ok)
          desk.change((own) => {
            const others = own.votes.filter((id) => id !== target && id !== answer.value.questionId)
            return { votes: answer.value.on ? [...others, answer.value.questionId] : others }
          })
        return answer
      }
      case 'answer': {
        const answer = await call('poll.answer', { params, body: { ...command, number } })
        if (answer.ok) desk.change((own) => ({ answers: { ...own.answers, [target]: answer.value.choices } }))
        return answer
      }
    }
  }

  const keeping = (answer: Answer<OwnQuestion>) => {
    if (answer.ok) keepOwn(answer.value)
    return answer
  }

  const act = (target: string, command: CitizenCommand) => {
    if (command.type === 'vote') votes.lean(target)
    outbox.add(target, command)
  }

  live.subscribe(() => {
    if (live.view.phase === 'refused' && view.live.phase !== 'refused' && live.view.refusal)
      notice({ type: 'refused', target: null, code: live.view.refusal.code })
    tell()
  })

  return {
    get view() {
      return view
    },
    desk,
    votes,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => live.start(),
    stop: () => {
      live.stop()
      outbox.stop()
      details.stop()
      mine.stop()
    },
    ask: (text, name) => {
      const id = newId()
      act(id, { type: 'ask', text, name })
      return id
    },
    act,
    forget: (at) => {
      desk.change(({ refused }) => ({ refused: refused.filter((it) => it.at !== at) }))
      tell()
    },
  }
}
