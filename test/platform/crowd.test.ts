import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOM } from '#domain/crowd/room.ts'
import { LOCAL_ADDRESS_HEADER } from '../../infra/local/http-message.ts'
import { work } from '../../web/live/work.ts'
import { addressFor, ok } from '../support/call.ts'
import { citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { recount } from '../support/recount.ts'
import { createInterview, createTeam, type Team } from '../support/scene.ts'
import { withClock } from '../support/solicitation.ts'
import { trailOf } from '../support/trail.ts'

let platform: Platform
let team: Team

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
afterAll(() => platform.stop())

const HALL = '203.0.113.77'
const at = (address: string) => ({ [LOCAL_ADDRESS_HEADER]: address })

describe('limits by address', () => {
  it('[K1] however many ask from one address at once, exactly as many as there is room for get through, and a stranger does', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const { token } = await citizenOf(platform, activityId)
    // Of a question that there is not: let through it is not found, and costs nothing more.
    const withdraw = (address: string, by: 'call' | 'edge' = 'call', more: Record<string, string> = {}) =>
      platform[by]('question.withdraw', {
        ...{ params: { activityId, questionId: 'no-such-question' }, token },
        headers: { ...at(address), ...more },
      })
    // Two minutes of the clock may be touched, never a third.
    const { minute } = ROOM.question
    const got: Awaited<ReturnType<typeof withdraw>>[] = []
    await inParallel(Array.from({ length: 2 * minute + 20 }).keys(), 20, async (n) => {
      // Making up where one comes from, past the CDN and through it, brings nothing.
      const made = { 'x-forwarded-for': addressFor(`${n}`), 'x-zhitong-edge': 'guessed' }
      got.push(await withdraw(HALL, n % 2 ? 'call' : 'edge', made))
    })
    const through = got.filter(({ refusal }) => refusal?.code === 'not-found').length
    expect(through).toBeGreaterThanOrEqual(minute)
    expect(through).toBeLessThanOrEqual(2 * minute)
    for (const { status, refusal, headers } of got.filter(({ refusal: why }) => why?.code !== 'not-found')) {
      expect([status, refusal?.code]).toEqual([429, 'too-many-requests'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
    }
    expect((await withdraw('203.0.113.78')).refusal?.code).toBe('not-found')
    expect((await withdraw('203.0.113.78', 'edge')).refusal?.code).toBe('not-found')
    // At another activity the hall has room of its own.
    const other = await createInterview(platform, team, 'live')
    await ok(platform.call('participant.create', { params: { activityId: other }, headers: at(HALL) }))
  })

  it('[K2] the first forty of an address join at once, then work is asked for, and one proof makes one participant', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const params = { activityId }
    const headers = at('203.0.113.79')
    const join = (body?: object) => platform.call('participant.create', { params, headers, ...(body ? { body } : {}) })
    // A quarter of the clock may begin meanwhile, and then all join at once.
    const joined = await Promise.all(Array.from({ length: 80 }, () => join()))
    const asked = joined.filter(({ status }) => status !== 200)
    expect(asked.every(({ refusal }) => refusal?.code === 'proof-required')).toBe(true)
    expect(joined.length - asked.length).toBeGreaterThanOrEqual(40)
    const [bits = '', challenge = ''] = asked.at(-1)?.refusal?.detail?.split(' ') ?? []
    if (asked.length < 40) return
    expect(Number(bits)).toBe(14)
    const proof = await work(challenge, Number(bits))
    const made = await ok(join({ challenge, proof }))
    expect((await ok(join({ challenge, proof }))).participantId).toBe(made.participantId)
    // No proof of another challenge, activity or number serves.
    const other = asked[0]?.refusal?.detail?.split(' ')[1] ?? ''
    expect((await join({ challenge: other, proof })).refusal?.code).toBe('proof-required')
    expect((await join({ challenge: `${challenge}x`, proof })).refusal?.code).toBe('proof-required')
  })

  it('[K2] an identity that did nothing lapses in a day, and one that did keeps what it has', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const { clock, call } = withClock(platform)
    const params = { activityId }
    const vote = (token: string) =>
      call('question.mine', { params, query: { ids: 'a-question-id' }, token }).then(({ status }) => status)
    const [idle, active] = await Promise.all(
      [0, 1].map(async () => (await ok(call('participant.create', { params }))).token),
    )
    if (!idle || !active) throw new Error('nobody joined')
    const body = { text: '一问', name: null }
    await ok(call('question.ask', { params: { activityId, questionId: newId() }, body, token: active }))
    expect(await Promise.all([vote(idle), vote(active)])).toEqual([200, 200])
    clock.aheadMs = 25 * 60 * 60_000
    expect(await Promise.all([vote(idle), vote(active)])).toEqual([401, 200])
  })

  it('[K1][M13] no address is stored or logged, by itself or as part of anything', async () => {
    const { Items = [] } = await platform.tables.db.send(new ScanCommand({ TableName: platform.tables.records }))
    const all = JSON.stringify([Items, platform.logs])
    expect(Items.some(({ pk }) => String(pk).startsWith('ROOM#'))).toBe(true)
    expect(all).not.toContain('203.0.113')
  })

  it('[K1] the key that hides addresses is random, one a day for all functions, and does not outlive two', async () => {
    const keys = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'ADDRESSKEY' } }
    const { Items = [] } = await platform.tables.db.send(
      new QueryCommand({ TableName: platform.tables.records, ...keys }),
    )
    expect(Items.length).toBeGreaterThanOrEqual(1)
    for (const { secret, expiresAt } of Items) {
      expect(String(secret).length).toBeGreaterThanOrEqual(43)
      expect(Number(expiresAt) * 1000 - Date.now()).toBeLessThanOrEqual(2 * 24 * 60 * 60_000)
    }
  })
})

describe('quarantine', () => {
  it('[K4][K5][D6] a burst is withheld until a moderator decides, either way and back, and every number is exact', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const params = { activityId }
    const { clock, call } = withClock(platform)
    const asker = await citizenOf(platform, activityId)
    const asked: string[] = []
    for (const text of ['路灯', '公交', '学校', '医院', '停车']) asked.push((await asker.ask(text)).id)
    for (const id of asked) await team.moderator.command(activityId, { type: 'question.publish', id, version: 1 })
    const target = asked.at(-1) ?? ''
    const other = asked[0] ?? ''
    platform.runtime.faults.set({ batches: { repeat: 0.3, delay: 0.3, delayMs: 20 } })
    /** People who come now and vote for these; each twice, as who heard nothing does. */
    const come = (people: number, questions: readonly string[], network: (n: number) => string) =>
      inParallel(Array.from({ length: people }).keys(), 8, async (n) => {
        const headers = { 'x-forwarded-for': network(n) }
        const { token } = await ok(call('participant.create', { params, headers }))
        for (const questionId of [...questions, ...questions])
          await ok(
            call('question.vote', {
              params: { activityId, questionId },
              body: { on: true, number: 1 },
              token,
              headers,
            }),
          )
      })
    await come(26, asked, (n) => `198.51.${n}.1`)
    clock.aheadMs = 10 * 60_000
    await come(40, [target], (n) => `192.0.${n % 5}.1`)
    platform.runtime.faults.clear()
    const told = async () => {
      await platform.runtime.idle()
      expect((await recount(platform.tables, activityId)).violations).toEqual([])
      const { tallies } = await ok(platform.call('activity.head', { params }))
      const { holds } = await ok(platform.call('activity.backstage', { params, token: team.moderator.token }))
      const { total, withheld, options } = tallies.find(({ id }) => id === target) ?? { total: 0 }
      return { shown: [total, withheld ?? 0], options, holds }
    }
    const first = await told()
    expect(first).toMatchObject({ shown: [26, 40], options: undefined, holds: [{ questionId: target }] })
    const hold = first.holds[0]
    const [burst, ...more] = hold?.bursts ?? []
    expect([more, burst?.state, burst?.counts, burst?.groups]).toEqual([[], 'withheld', 0, 5])

    const order = (type: 'votes.count' | 'votes.leave-out', version: number, commandId = newId()) =>
      team.moderator.attempt(activityId, { type, id: hold?.id ?? '', version, waves: [burst?.wave ?? 0], commandId })
    const counting = newId()
    const seen = hold?.version ?? 0
    expect(await order('votes.count', seen, counting)).toMatchObject({ status: 200 })
    expect(await order('votes.count', seen, counting)).toMatchObject({ status: 200 })
    expect((await order('votes.leave-out', seen)).refusal?.code).toBe('version-conflict')
    expect((await told()).shown).toEqual([66, 0])
    expect(await order('votes.leave-out', seen + 1)).toMatchObject({ status: 200 })
    expect((await told()).shown).toEqual([26, 40])
    const entries = await trailOf(platform, team.siteId)
    expect(entries.filter(({ target: id }) => id === hold?.id).map(({ action }) => action)).toEqual([
      'votes.leave-out',
      'votes.count',
    ])
    const guest = await team.guest.attempt(activityId, {
      type: 'votes.count',
      id: hold?.id ?? '',
      version: 1,
      waves: [1],
    })
    expect(guest.refusal?.code).toBe('not-allowed')

    // Nor do they come in by another question: what is merged brings its waves along.
    const { questions } = await ok(platform.call('activity.backstage', { params, token: team.moderator.token }))
    const version = questions.find(({ id }) => id === target)?.version ?? 0
    await team.moderator.command(activityId, { type: 'question.merge', id: target, version, into: other })
    await told()
    const merged = await ok(platform.call('activity.head', { params }))
    expect(merged.tallies.find(({ id }) => id === other)).toMatchObject({ total: 26, withheld: 40 })
  })
})
