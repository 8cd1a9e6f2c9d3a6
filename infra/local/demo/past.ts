import type { TurnSpeaker } from '#contract/interview/turn.ts'
import type { Clock } from '../clock.ts'
import type { Stage } from './cast.ts'
import { PAST_POLL, POLL_ANSWERS, pastDetails } from './content/past.ts'
import { type Fate, PAST_QUESTIONS, type PastQuestion } from './content/past-questions.ts'
import { PAST_TURNS, type PastTurn, type Speaker } from './content/past-turns.ts'
import { people } from './content/people.ts'
import { activityId, itemId } from './ids.ts'
import { openInterview } from './open-interview.ts'
import { type Citizen, citizen } from './people.ts'
import { chinaTime, workingDaysAgo } from './times.ts'

/** So many people asked, upvoted and answered the poll; each question's votes come from the first of them. */
const CROWD = 12
const AT_ONCE = 8

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

type Moment = [at: number, act: () => Promise<unknown>]

const questionId = (key: string): string => itemId('question', key)

const inTurn = async <T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> => {
  const rest = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) await act(item)
    }),
  )
}

/**
 * The published interview, played back by the people who held it: announced a week before, live on an afternoon, reviewed and
 * published in the days after. Everything goes through the API; only the functions' clock is set to when it happened.
 */
export const playPast = async (stage: Stage, clock: Clock, settled: () => Promise<void>): Promise<string> => {
  const { api, cast, pageUrl } = stage
  const { moderator, moderator2, host, transcriber, reviewer, siteAdmin } = cast
  const id = activityId('past')
  const now = Date.now()
  const ago = workingDaysAgo(now, 5)
  const begin = chinaTime(now, -ago, 15)
  const minute = (minutes: number): number => begin + minutes * MINUTE_MS
  const day = (days: number, hour: number, minutes = 0): number => chinaTime(now, days - ago, hour, minutes)
  const persons = people(pageUrl)
  const speaker = (by: Speaker): TurnSpeaker => {
    if (by === 'phone') return { role: 'other', name: '李涛（县政务服务中心主任，电话连线）' }
    return { role: by === 'host' ? 'host' : 'guest', id: persons[by].id, name: persons[by].name }
  }
  const turnId = (index: number) => itemId('turn', String(index + 1).padStart(2, '0'))
  const versions: Record<string, number> = {}
  const versionOf = (name: string): number => versions[name] ?? 1
  const did = async (changed: Promise<Record<string, number>>): Promise<void> => {
    Object.assign(versions, await changed)
  }

  const questionNow = (key: string) => ({ id: questionId(key), version: versionOf(questionId(key)) })

  const crowd = Array.from({ length: CROWD }, () => citizen(api, id))

  const ask = async ({ key, text, name, fate }: PastQuestion): Promise<void> => {
    const asker = crowd[Number(key) % CROWD] ?? citizen(api, id)
    await asker.ask(questionId(key), text, name)
    if (fate.type === 'withdrawn') await asker.withdraw(questionId(key))
  }
  const moderate = async ({ key, edited, label, fate }: PastQuestion): Promise<void> => {
    const by = Number(key) % 2 ? moderator : moderator2
    const target = questionNow(key)
    if (fate.type === 'withdrawn') return
    if (fate.type === 'merged')
      return did(by.command(id, { type: 'question.merge', ...target, into: questionId(fate.into) }))
    if (fate.type === 'declined') {
      const { reason, explanation } = fate
      return did(by.command(id, { type: 'question.decline', ...target, reason, explanation }))
    }
    await did(by.command(id, { type: 'question.publish', ...target, ...(edited ? { text: edited } : {}) }))
    const marks = { labels: label ? [label] : [], guestId: null, starred: false }
    if (label) await did(by.command(id, { type: 'question.mark', ...questionNow(key), ...marks }))
  }

  const early = PAST_QUESTIONS.filter((question) => question.early)
  const late = PAST_QUESTIONS.filter((question) => !question.early)
  const pollId = itemId('poll', 'first-improvement')
  const pollNow = () => ({ id: pollId, version: versionOf(pollId) })

  const say = async (turn: PastTurn, index: number): Promise<void> => {
    const answers = turn.answers ? questionId(turn.answers) : null
    const image = turn.image && { url: `${pageUrl}/images/${turn.image.file}`, alt: turn.image.alt }
    await did(
      transcriber.command(id, {
        type: 'turn.add',
        id: turnId(index),
        speaker: speaker(turn.by),
        text: turn.first?.text ?? turn.text,
        images: image ? [image] : [],
        questionId: answers,
        after: null,
      }),
    )
  }
  const mend = async (turn: PastTurn, index: number): Promise<void> => {
    const target = { id: turnId(index), version: versionOf(turnId(index)) }
    const { first, retracted, text } = turn
    const same = { speaker: speaker(turn.by), text, images: [] }
    if (first) await did(transcriber.command(id, { type: 'turn.correct', ...target, ...same, note: first.note }))
    if (retracted) await did(moderator.command(id, { type: 'turn.retract', ...target, reason: retracted }))
  }
  const write = async ({ key, fate }: PastQuestion): Promise<void> => {
    if (fate.type !== 'late' && fate.type !== 'afterwards') return
    const answer = { speaker: speaker(fate.by), text: fate.text }
    await did(cast[fate.by].command(id, { type: 'question.answer', ...questionNow(key), ...answer }))
  }
  const ended = (type: Fate['type']) => PAST_QUESTIONS.filter(({ fate }) => fate.type === type)

  const course: Moment[] = [
    [day(-7, 9, 30), () => openInterview(stage, id, pastDetails(pageUrl, begin, minute(90)))],
    ...early.map((one, index): Moment => [day(-6, 8) + index * 7.3 * HOUR_MS, () => ask(one)]),
    ...early.map((one, index): Moment => [day(0, 9) + index * 2 * MINUTE_MS, () => moderate(one)]),
    [minute(0), () => host.command(id, { type: 'activity.start' })],
    [minute(0.5), () => did(moderator.command(id, { type: 'poll.create', id: pollId, ...PAST_POLL }))],
    [minute(1), () => did(moderator.command(id, { type: 'poll.open', ...pollNow() }))],
    ...late.map((one, index): Moment => [minute(2 + index * 2), () => ask(one)]),
    ...late.map((one, index): Moment => [minute(3 + index * 2), () => moderate(one)]),
    ...PAST_TURNS.map((turn, index): Moment => [minute(1 + index * 1.45), () => say(turn, index)]),
    ...PAST_TURNS.map((turn, index): Moment => [minute(1.9 + index * 1.45), () => mend(turn, index)]),
    [minute(60), () => takePart(crowd, pollId)],
    [minute(88), () => did(moderator.command(id, { type: 'poll.close', ...pollNow() }))],
    [minute(90), () => host.command(id, { type: 'activity.finish' })],
    ...ended('late').map((one, index): Moment => [day(1, 10, index), () => write(one)]),
    [day(1, 17), () => moderator.command(id, { type: 'activity.submit', providedBy: '云溪县人民政府办公室' })],
    [day(2, 9, 20), () => reviewer.command(id, { type: 'activity.secrecy' })],
    [day(2, 10), () => siteAdmin.command(id, { type: 'activity.publish' })],
    ...ended('afterwards').flatMap((one): Moment[] => [
      [day(3, 11), () => write(one)],
      [day(3, 16), () => did(reviewer.command(id, { type: 'question.approve', ...questionNow(one.key) }))],
    ]),
  ]
  for (const [at, act] of course.sort(([one], [other]) => one - other)) {
    clock.set(at)
    await act()
  }
  await settled()
  clock.set(null)
  return id
}

/** The readers' votes, and their answers to the poll. */
const takePart = async (crowd: readonly Citizen[], pollId: string): Promise<void> => {
  const choices = POLL_ANSWERS.flatMap(([choice, people]) => Array.from({ length: people }, () => choice))
  const shown = PAST_QUESTIONS.filter(({ fate }) => !['merged', 'declined', 'withdrawn'].includes(fate.type))
  await inTurn([...crowd.entries()], AT_ONCE, async ([index, person]) => {
    const choice = choices[index]
    if (choice) await person.answer(pollId, [choice])
    for (const { key, votes } of shown) if (index < votes) await person.vote(questionId(key))
  })
}
