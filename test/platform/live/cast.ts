import { setTimeout as sleep } from 'node:timers/promises'
import { createSession, type Session } from '../../../web/embed/interview/session.ts'
import type { Env } from '../../../web/live/env.ts'
import type { Live } from '../../../web/live/live.ts'
import type { BackstageState } from '../../../web/live/staff-channel.ts'
import { memoryStorage } from '../../../web/live/storage.ts'
import { type Command, newId, type StaffPerson } from '../../support/people.ts'
import type { Platform } from '../../support/platform.ts'
import type { Random } from '../../support/random.ts'
import { SPEAKER } from '../../support/scene.ts'

/** A citizen's whole side as the embed runs it: live client, outbox, participant. */
export interface Visitor {
  session: Session
  /** Ids of everything they asked, acknowledged or not. */
  asked: Set<string>
  participantId(): string | null
}

export const openVisitor = (platform: Platform, activityId: string, env: Env): Visitor => {
  const storage = memoryStorage()
  const identify = () => Promise.reject(new Error('nobody is verified'))
  const session = createSession({ origin: platform.url, activityId, env, storage, identify })
  session.start()
  return {
    session,
    asked: new Set(),
    participantId: () => {
      const [key] = storage.keys('zhitong:').filter((name) => name.endsWith(':participant'))
      return (JSON.parse((key && storage.get(key)) ?? '{}').participantId as string | undefined) ?? null
    },
  }
}

/** One thing a citizen does, with what they see at this moment. */
export const visit = ({ session, asked }: Visitor, random: Random): void => {
  const { live, own } = session.view
  // The old address of a merged question is as good as its new one.
  const questions = [...(live.state?.questions.keys() ?? []), ...(live.state?.mergedInto.keys() ?? [])]
  const polls = [...(live.state?.polls.values() ?? [])].filter(({ state }) => state === 'open')
  const pending = own.questions.filter(({ state }) => state === 'pending')
  const what = random()
  if (what < 0.25 || questions.length === 0)
    asked.add(session.ask(`问题${random.below(1e9)}`, random.pick([null, '小明'])))
  else if (what < 0.75) session.act(random.pick(questions), { type: 'vote', on: random.chance(0.7) })
  else if (what < 0.9 && polls.length > 0) {
    const poll = random.pick(polls)
    const choices = poll.options.map(({ id }) => id).filter(() => random.chance(0.4))
    session.act(poll.id, { type: 'answer', choices: poll.multiple ? choices : choices.slice(0, 1) })
  } else if (pending.length > 0) {
    const { id, version } = random.pick(pending)
    if (random.chance(0.5)) session.act(id, { type: 'withdraw' })
    else session.act(id, { type: 'revise', text: `改过${random.below(1e9)}`, name: null, version })
  }
}

/** One thing a moderator or transcriber does, decided on what the staff's client shows, which may be stale. */
export const nextCommand = ({ view }: Live<BackstageState>, random: Random): Command | null => {
  const { state } = view
  if (!state) return null
  const pick = <T>(items: Iterable<T>): T | null => {
    const list = [...items]
    return list.length > 0 ? random.pick(list) : null
  }
  const question = pick(state.questions.values())
  const shown = [...state.questions.values()].filter((each) => each.state === 'published' || each.state === 'answered')
  const turn = pick(state.turns.values())
  const poll = pick(state.polls.values())
  const words = { speaker: SPEAKER, text: `发言${random.below(1e9)}`, images: [] }
  const aim = <T extends { id: string; version: number }>({ id, version }: T) => ({ id, version })
  const choices: (Command | null)[] = [
    {
      type: 'turn.add',
      id: newId(),
      ...words,
      questionId: random.chance(0.5) ? (pick(shown)?.id ?? null) : null,
      after: null,
    },
    turn && { type: 'turn.approve', ...aim(turn) },
    turn && { type: 'turn.correct', ...aim(turn), ...words, note: '' },
    turn && { type: 'turn.retract', ...aim(turn), reason: '误' },
    { type: 'activity.answering', id: pick(shown)?.id ?? null },
    { type: 'note.add', id: newId(), text: '快答', to: null },
    poll
      ? { type: poll.state === 'open' ? 'poll.close' : 'poll.open', ...aim(poll) }
      : {
          ...{ type: 'poll.create', id: newId(), question: '？', multiple: random.chance(0.5) },
          results: random.pick(['live', 'closed'] as const),
          options: ['option-a000', 'option-b000', 'option-c000'].map((id) => ({ id, text: id })),
        },
  ]
  if (question) {
    const into = pick(shown)
    const at = aim(question)
    const moderating: (Command | null)[] = [
      { type: 'question.publish', ...at },
      { type: 'question.publish', ...at, text: `编过${random.below(1e9)}` },
      { type: 'question.decline', ...at, reason: 'off-topic', explanation: '无关' },
      into && { type: 'question.merge', ...at, into: into.id },
      into && { type: 'question.merge', ...aim(into), into: question.id },
      { type: 'question.undo', ...at },
      { type: 'question.mark', ...at, labels: ['要'], guestId: null, starred: random.chance(0.5) },
      { type: 'question.claim', ...at },
      { type: 'question.release', ...at },
    ]
    if (question.state === 'pending' && random.chance(0.6)) return moderating[0] ?? null
    if (random.chance(0.6)) return random.pick(moderating)
  }
  return random.pick(choices)
}

export interface Acknowledged {
  commandId: string
  type: Command['type']
  versions: Record<string, number>
}

/** Sends until an answer is heard, as the console does; null where it was refused. Throws after too many tries. */
export const insist = async (who: StaffPerson, activityId: string, command: Command): Promise<Acknowledged | null> => {
  const commandId = newId()
  for (let tried = 0; tried < 100; tried++) {
    const answer = await who.attempt(activityId, { ...command, commandId }).catch(() => null)
    if (answer?.reply) return { commandId, type: command.type, versions: answer.reply.versions }
    if (answer?.refusal && answer.refusal.code !== 'unavailable' && answer.refusal.code !== 'internal') return null
    await sleep(20)
  }
  throw new Error(`${command.type} was never answered`)
}
