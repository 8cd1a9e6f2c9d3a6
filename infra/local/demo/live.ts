import { randomUUID } from 'node:crypto'
import { Refused } from './api.ts'
import type { Stage } from './cast.ts'
import { LIVE_POLL, LIVE_STEPS, liveDetails, type Step } from './content/live.ts'
import { people } from './content/people.ts'
import { activityId, itemId } from './ids.ts'
import { openInterview } from './open-interview.ts'
import { type Citizen, citizen } from './people.ts'

const CROWD = 12
/** Between two of a crowd. In milliseconds. */
const APART_MS = 700
const HOUR_MS = 3_600_000

export interface Pace {
  /** Resolves after so many milliseconds of playing; throws when playing is to end. */
  after(ms: number): Promise<void>
}

/** A live interview, just started, with nothing said yet. */
export const openLive = async (stage: Stage): Promise<string> => {
  const id = activityId('live')
  const now = Date.now()
  await openInterview(stage, id, liveDetails(stage.pageUrl, now, now + HOUR_MS))
  await stage.cast.host.command(id, { type: 'activity.start' })
  return id
}

/** Plays visitors and staff at a human pace. Others may take part: what they did first is no mistake of the script. */
export const playLive = async (
  stage: Stage,
  id: string,
  pace: Pace,
  played: (steps: number) => void,
): Promise<void> => {
  const { api, cast, pageUrl } = stage
  const persons = people(pageUrl)
  const crowd = Array.from({ length: CROWD }, () => citizen(api, id))
  const questionId = (key: string) => itemId('question', key)
  const pollId = itemId('poll', 'score')
  let answered = 0
  let turns = 0

  const versionOf = async (target: string): Promise<{ id: string; version: number }> => {
    const token = await cast.moderator.token()
    const { questions, polls } = await api('activity.backstage', { params: { activityId: id }, token })
    return { id: target, version: [...questions, ...polls].find((one) => one.id === target)?.version ?? 1 }
  }
  const each = async (some: readonly Citizen[], act: (person: Citizen, index: number) => Promise<void>) => {
    for (const [index, person] of some.entries()) {
      await pace.after(APART_MS)
      await act(person, index)
    }
  }
  const take = async (step: Step): Promise<unknown> => {
    const { moderator, moderator2, transcriber } = cast
    switch (step.do) {
      case 'ask':
        return citizen(api, id).ask(questionId(step.key), step.text, step.name)
      case 'vote':
        return each(crowd.slice(0, step.people), (person) => person.vote(questionId(step.key)))
      case 'publish': {
        const target = await versionOf(questionId(step.key))
        await moderator.command(id, { type: 'question.claim', ...target })
        await pace.after(APART_MS)
        return moderator.command(id, { type: 'question.publish', id: target.id, version: target.version + 1 })
      }
      case 'merge': {
        const target = await versionOf(questionId(step.key))
        return moderator2.command(id, { type: 'question.merge', ...target, into: questionId(step.into) })
      }
      case 'decline': {
        const { reason, explanation } = step
        const target = await versionOf(questionId(step.key))
        return moderator2.command(id, { type: 'question.decline', ...target, reason, explanation })
      }
      case 'star': {
        const target = await versionOf(questionId(step.key))
        const marks = { labels: [step.label], guestId: persons.guest2.id, starred: true }
        return moderator.command(id, { type: 'question.mark', ...target, ...marks })
      }
      case 'answering':
        return transcriber.command(id, {
          type: 'activity.answering',
          id: step.key === null ? null : questionId(step.key),
        })
      case 'say': {
        const { id: personId, name } = persons[step.by]
        return transcriber.command(id, {
          type: 'turn.add',
          id: itemId('turn', String(++turns).padStart(3, '0')),
          speaker: { role: step.by === 'host' ? 'host' : 'guest', id: personId, name },
          text: step.text,
          images: [],
          questionId: step.answers ? questionId(step.answers) : null,
          after: null,
        })
      }
      case 'note':
        return moderator.command(id, { type: 'note.add', id: randomUUID(), text: step.text, to: null })
      case 'open-poll':
        await moderator.command(id, { type: 'poll.create', id: pollId, ...LIVE_POLL })
        return moderator.command(id, { type: 'poll.open', id: pollId, version: 1 })
      case 'answer-poll': {
        const some = crowd.slice(answered, answered + step.people)
        answered += step.people
        return each(some, (person, index) => person.answer(pollId, [scoreOf(answered + index)]))
      }
      case 'close-poll':
        return moderator.command(id, { type: 'poll.close', ...(await versionOf(pollId)) })
    }
  }

  for (const [index, step] of LIVE_STEPS.entries()) {
    await pace.after(step.wait * 1000)
    try {
      await take(step)
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'internal') throw error
    }
    played(index + 1)
  }
}

const SCORES = [0, 1, 1, 0, 2, 1, 0, 1, 3, 0, 1, 2]
const scoreOf = (index: number): string => LIVE_POLL.options[SCORES[index % SCORES.length] ?? 0]?.id ?? 'option-four'

/** From the end of the live part to the published page, by the people who have to do it. */
export const closeLive = async ({ api, cast }: Stage, id: string): Promise<void> => {
  const { host, moderator, reviewer, siteAdmin } = cast
  const read = async () => api('activity.backstage', { params: { activityId: id }, token: await moderator.token() })
  const { activity } = await read()
  if (activity.brief.state === 'live') await host.command(id, { type: 'activity.finish' })
  const { questions, polls } = await read()
  for (const { id: pollId, version, state } of polls)
    if (state === 'open') await moderator.command(id, { type: 'poll.close', id: pollId, version })
  for (const { id: questionId, version, state } of questions)
    if (state === 'pending')
      await moderator.command(id, {
        type: 'question.decline',
        id: questionId,
        version,
        reason: 'out-of-time',
        explanation: '访谈已经结束，请在下一场再提，或通过“咨询投诉”提交。',
      })
  await moderator.command(id, { type: 'activity.submit', providedBy: '云溪县人民政府办公室' })
  await reviewer.command(id, { type: 'activity.secrecy' })
  await siteAdmin.command(id, { type: 'activity.publish' })
}
