import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shardOf, tallyKey } from '../../functions/store/keys.ts'
import { ok, refusalOf } from '../support/call.ts'
import { type Citizen, citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { recount } from '../support/recount.ts'
import { createInterview, createTeam, publish, type Team } from '../support/scene.ts'
import { until } from '../support/until.ts'

let platform: Platform
let team: Team
let activity: string
let people: Citizen[]

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
beforeEach(async () => {
  activity = await createInterview(platform, team)
  people = await Promise.all(Array.from({ length: 8 }, () => citizenOf(platform, activity)))
})
afterEach(() => platform.runtime.faults.clear())
afterAll(() => platform.stop())

const person = (index: number): Citizen => people[index] as Citizen

/** A published question with the votes of these people. */
const asked = async (...voters: number[]): Promise<string> => {
  const asker = await citizenOf(platform, activity)
  const { id } = await asker.ask('一问')
  await team.moderator.command(activity, { type: 'question.publish', id, version: 1 })
  for (const index of voters) await person(index).vote(id)
  return id
}

const versionOf = async (id: string): Promise<number> => {
  const { questions } = await ok(
    platform.call('activity.backstage', { params: { activityId: activity }, token: team.moderator.token }),
  )
  return questions.find((question) => question.id === id)?.version ?? 0
}
const merge = async (id: string, into: string) =>
  team.moderator.command(activity, { type: 'question.merge', id, version: await versionOf(id), into })
const undo = async (id: string) =>
  team.moderator.command(activity, { type: 'question.undo', id, version: await versionOf(id) })

/** Totals at rest, of questions in this order; whatever else contradicts itself fails here, too. */
const totals = async (...ids: string[]): Promise<(number | undefined)[]> => {
  await platform.runtime.idle()
  const { violations, votes } = await recount(platform.tables, activity)
  expect(violations).toEqual([])
  return ids.map((id) => votes.get(id)?.size)
}

describe('merging', () => {
  it('[I3] counts each person once, and its undoing gives back exactly what it brought', async () => {
    const [one, two, three] = [await asked(0, 1, 2), await asked(2, 3), await asked(3, 4, 5)]
    await merge(two, one)
    await merge(three, one)
    expect(await totals(one)).toEqual([6])
    // A vote for the duplicate, by its old link, is a vote for where it went.
    expect(await person(6).vote(two)).toBe(one)
    expect(await totals(one)).toEqual([7])
    await undo(two)
    expect(await totals(one, two)).toEqual([7, 2])
    await undo(three)
    expect(await totals(one, two, three)).toEqual([4, 2, 3])
  })

  it('[I3] of merged into merged counts each person once at the end', async () => {
    const [one, two, three] = [await asked(0), await asked(0, 1), await asked(1, 2)]
    await merge(one, two)
    await merge(two, three)
    expect(await totals(three)).toEqual([3])
    await undo(two)
    expect(await totals(three, two)).toEqual([2, 2])
    await undo(one)
    expect(await totals(three, two, one)).toEqual([2, 2, 1])
  })

  it('[I4] a vote taken back stays so, through any chain of merges and their undoing', async () => {
    const [one, two, three] = [await asked(0, 1), await asked(1), await asked(2)]
    await merge(one, two)
    await merge(two, three)
    await platform.runtime.idle()
    for (const index of [0, 1]) expect(await person(index).vote(three, false)).toBe(three)
    expect(await totals(three)).toEqual([1])
    await undo(two)
    await undo(one)
    expect(await totals(three, two, one)).toEqual([1, 0, 0])
  })

  it('[I3][D6] comes out exact wherever the projection dies, and however often', async () => {
    // Points are those of the invocation: two a request, some twenty of them in either projection.
    for (const point of [5, 9, 13]) {
      const [one, two] = [await asked(0), await asked(0, 1, 2)]
      await platform.runtime.idle()
      platform.runtime.faults.kill('project', { next: 2, point })
      await merge(two, one)
      expect(await totals(one), `merging, dead at ${point}`).toEqual([3])
      platform.runtime.faults.kill('project', { next: 2, point })
      await undo(two)
      expect(await totals(one, two), `undoing, dead at ${point}`).toEqual([1, 3])
      platform.runtime.faults.clear()
    }
    expect(platform.runtime.failed()).toEqual([])
  })

  it('[I3][D6] comes out exact while people vote and take back at the same time', async () => {
    const [one, two] = [await asked(0, 1), await asked(1, 2)]
    platform.runtime.faults.set({ batches: { repeat: 0.3, delay: 0.3, delayMs: 40 } })
    const moderating = async () => {
      for (let round = 0; round < 4; round++) {
        await merge(two, one)
        await undo(two)
      }
      await merge(two, one)
    }
    let over = false
    const voting = async (citizen: Citizen, index: number) => {
      for (let round = index; !over; round++) await citizen.vote(round % 2 ? one : two, round % 3 > 0)
    }
    await Promise.all([moderating().finally(() => (over = true)), ...people.map(voting)])
    await totals(one, two)
  })
})

describe('votes and answers', () => {
  it('[I4][D6] each person counts once, however often and however fast they press', async () => {
    const id = await asked()
    await Promise.all(people.flatMap((citizen) => [citizen.vote(id), citizen.vote(id), citizen.vote(id)]))
    expect(await totals(id)).toEqual([people.length])
    await Promise.all(people.slice(2).map((citizen) => citizen.vote(id, false)))
    expect(await totals(id)).toEqual([2])
  })

  it('[I7] a poll is answered with its own options, while it is open in a running interview', async () => {
    const { moderator, reviewer, siteId } = team
    const own = await createInterview(platform, { siteId, moderator, reviewer })
    const citizen = await citizenOf(platform, own)
    const poll = newId()
    const options = ['option-a000', 'option-b000'].map((option) => ({ id: option, text: option }))
    await moderator.command(own, {
      type: 'poll.create',
      id: poll,
      question: '?',
      options,
      multiple: false,
      results: 'closed',
    })
    const answer = (choices: string[], pollId = poll) =>
      refusalOf(
        platform.call('poll.answer', { params: { activityId: own, pollId }, body: { choices }, token: citizen.token }),
      ).then(({ code }) => code)
    expect(await answer(['option-a000'])).toBe('not-found')
    await moderator.command(own, { type: 'poll.open', id: poll, version: 1 })
    expect(await answer(['option-a000', 'option-b000'])).toBe('invalid-input')
    expect(await answer(['option-zzzz'])).toBe('invalid-input')
    expect(await answer([], newId())).toBe('not-found')
    await citizen.answer(poll, ['option-a000'])
    await moderator.command(own, { type: 'poll.close', id: poll, version: 2 })
    expect(await answer(['option-b000'])).toBe('poll-closed')
    await moderator.command(own, { type: 'poll.open', id: poll, version: 3 })
    await moderator.command(own, { type: 'activity.finish' })
    // What nobody closed must not stay hidden, or open, for ever.
    await moderator.command(own, { type: 'activity.submit', providedBy: '局' })
    await reviewer.command(own, { type: 'activity.secrecy' })
    const early = await refusalOf(reviewer.attempt(own, { type: 'activity.publish' }))
    expect(early).toEqual({ code: 'incomplete', issues: [{ path: 'polls', rule: 'open' }] })
    await moderator.command(own, { type: 'poll.close', id: poll, version: 4 })
    await publish(team, own)
    expect(await answer(['option-b000'])).toBe('wrong-state')
    const cancelled = await createInterview(platform, team)
    await moderator.command(cancelled, {
      type: 'poll.create',
      id: poll,
      question: '?',
      options,
      multiple: false,
      results: 'live',
    })
    await moderator.command(cancelled, { type: 'poll.open', id: poll, version: 1 })
    await team.admin.command(cancelled, { type: 'activity.cancel', notice: '停' })
    const late = {
      params: { activityId: cancelled, pollId: poll },
      body: { choices: ['option-a000'] },
      token: citizen.token,
    }
    expect((await refusalOf(platform.call('poll.answer', late))).code).toBe('wrong-state')
  })
})

describe('the hourly recount', () => {
  it('[T1] mends a tally that was made wrong, tells readers, and leaves right ones alone', async () => {
    const [wrong, right] = [await asked(0, 1, 2), await asked(0, 1)]
    const poll = newId()
    const options = ['option-a000', 'option-b000'].map((option) => ({ id: option, text: option }))
    const { moderator } = team
    const created = { type: 'poll.create', id: poll, question: '?', options, multiple: false, results: 'live' } as const
    await moderator.command(activity, created)
    await moderator.command(activity, { type: 'poll.open', id: poll, version: 1 })
    await person(0).answer(poll, ['option-a000'])
    // Taken back: it stands for nobody, and is no difference.
    await person(1).answer(poll, ['option-b000'])
    await person(1).answer(poll, [])
    await person(3).vote(right)
    await person(3).vote(right, false)
    await platform.runtime.idle()
    const reader = await platform.connect(activity)
    for (const [id, options] of [
      [wrong, {}],
      [poll, { 'option-a000': 7, 'option-b000': 0 }],
    ] as const)
      await platform.tables.db.send(
        new UpdateCommand({
          TableName: platform.tables.records,
          Key: tallyKey(activity, id, shardOf(person(0).id)),
          UpdateExpression: 'SET #total = :wrong, #options = :options',
          ExpressionAttributeNames: { '#total': 'total', '#options': 'options' },
          ExpressionAttributeValues: { ':wrong': 1_000, ':options': options },
        }),
      )
    const before = platform.logs.length
    await platform.runtime.invokeSchedule()
    expect(await totals(wrong, right)).toEqual([3, 2])
    await until(() => reader.tally(wrong)?.total === 3, 'the mended total')
    await until(() => reader.tally(poll)?.options?.['option-a000'] === 1, 'the mended answers')
    expect(reader.tally(right)).toBeUndefined()
    expect(platform.logs.slice(before).filter(({ message }) => message === 'tally mended')).toHaveLength(2)
  })
})
