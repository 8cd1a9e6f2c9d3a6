import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '#contract/limits.ts'
import { groupsOf } from '../../../functions/store/sockets.ts'
import { deliver } from '../../../functions/stream/delivery/deliver.ts'
import { ok } from '../../support/call.ts'
import { type Command, citizenOf, newId, type StaffPerson } from '../../support/people.ts'
import { type Platform, startPlatform } from '../../support/platform.ts'
import { inParallel } from '../../support/pool.ts'
import { recount } from '../../support/recount.ts'
import { createInterview, createTeam, SPEAKER, type Team } from '../../support/scene.ts'
import type { Wire } from '../../support/socket.ts'
import { until } from '../../support/until.ts'
import { followPublic, followStaff, type Reader } from './reader.ts'

let platform: Platform
let team: Team
let activity: string
const readers: { stop(): void }[] = []

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
beforeEach(async () => {
  activity = await createInterview(platform, team)
})
afterEach(() => {
  for (const reader of readers.splice(0)) reader.stop()
  platform.runtime.faults.clear()
})
afterAll(() => platform.stop())

const turn = (text: string, more: { id?: string } = {}): Command => ({
  type: 'turn.add',
  ...{ id: newId(), speaker: SPEAKER, text, images: [], questionId: null, after: null, ...more },
})
const say = (text = '一句', more: { id?: string } = {}): Promise<Record<string, number>> =>
  team.transcriber.command(activity, turn(text, more))
/** Sends the same again, as D2 has it, where too many got in between for as long as a request may wait. */
const sendUntilStored = async ({ attempt }: Pick<StaffPerson, 'attempt'>, command: Command): Promise<void> => {
  const sent = { commandId: newId(), ...command }
  const got = await attempt(activity, sent)
  if (got.refusal?.code === 'unavailable') await sendUntilStored({ attempt }, sent)
  else expect(got.status).toBe(200)
}
const follow = (): Reader => {
  const reader = followPublic(platform, activity)
  readers.push(reader.live)
  return reader
}
const headSeq = async () => (await ok(platform.call('activity.head', { params: { activityId: activity } }))).seq
const connectSome = (count: number): Promise<Wire[]> =>
  Promise.all(Array.from({ length: count }, () => platform.connect(activity)))
/** The numbers a wire has been given, once each, in order. */
const seqs = (wire: Wire): number[] => [...new Set(wire.events().map(({ seq }) => seq))].sort((a, b) => a - b)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const delivery = () =>
  ok(platform.call('activity.delivery', { params: { activityId: activity }, token: team.moderator.token }))

describe('the log', () => {
  it('[D1] is gapless under any number of commands at once', async () => {
    const citizens = await Promise.all(Array.from({ length: 4 }, () => citizenOf(platform, activity)))
    const asked = await Promise.all(
      citizens.flatMap((citizen) => [citizen.ask('甲'), citizen.ask('乙'), citizen.ask('丙')]),
    )
    const before = await headSeq()
    const commands: Command[] = asked.map(({ id }) => ({ type: 'question.publish', id, version: 1 }))
    await Promise.all([
      ...commands.map((command) => sendUntilStored(team.moderator, command)),
      ...range(1, 12).map(() => sendUntilStored(team.transcriber, turn('一句'))),
    ])
    // [D2] Each exactly once, however often it had to be sent; what is published is two events, the question and the decision.
    expect(await headSeq()).toBe(before + 12 * 2 + 12)
    await platform.runtime.idle()
    expect((await recount(platform.tables, activity)).violations).toEqual([])
  })

  it('[D1] its full segments never change, and together they are the log', async () => {
    await inParallel(range(1, LIMITS.segmentEvents + 5), 4, async () => void (await say()))
    const { epoch, seq } = await ok(platform.call('activity.head', { params: { activityId: activity } }))
    const segment = (number: number) =>
      platform.call('activity.log', { params: { activityId: activity, epoch, segment: number } })
    const [first, last] = [await segment(0), await segment(1)]
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect(last.headers.get('cache-control')).toBe('public, max-age=1')
    const events = [...(first.reply?.events ?? []), ...(last.reply?.events ?? [])]
    expect(events.map((event) => event.seq)).toEqual(range(1, seq))
    await say()
    expect((await segment(0)).reply?.events).toEqual(first.reply?.events)
  })
})

describe('a client', () => {
  it('[D3] that opens while others write misses nothing between the snapshot and the tail', async () => {
    let over = false
    const writing = async () => {
      while (!over) await say()
    }
    const writers = [writing(), writing()]
    const opened: Reader[] = []
    for (let index = 0; index < 6; index++) {
      const reader = follow()
      opened.push(reader)
      await until(() => reader.live.view.phase === 'live', 'the client to be live')
    }
    over = true
    await Promise.all(writers)
    const seq = await headSeq()
    for (const { live, events, loads } of opened) {
      await until(() => live.view.position?.seq === seq, `position ${seq}, at ${live.view.position?.seq}`)
      expect(loads).toHaveLength(1)
      expect(events.map((event) => event.seq)).toEqual(range((loads[0] ?? 0) + 1, seq))
    }
    const { state } = await recount(platform.tables, activity)
    for (const { live } of opened) expect(live.view.state?.turns).toEqual(state.turns)
  })

  it('[D3] with a position of an unknown epoch is told to load again', async () => {
    const wire = await platform.connect(activity)
    const { epoch, seq } = await ok(platform.call('activity.head', { params: { activityId: activity } }))
    wire.send({ type: 'resume', epoch: 'another-epoch', seq: 1 })
    await until(() => wire.frames.length === 1, 'an answer')
    wire.send({ type: 'resume', epoch, seq: 0 })
    await until(() => wire.frames.length === 2, 'an answer')
    wire.send({ type: 'ping' })
    await until(() => wire.frames.length === 3, 'an answer')
    const position = { type: 'position', epoch, seq }
    expect(wire.frames).toEqual([{ type: 'resync', epoch }, position, position])
    expect(
      (await platform.call('activity.log', { params: { activityId: activity, epoch: 'another-epoch', segment: 0 } }))
        .status,
    ).toBe(404)
  })

  it('[D3] that says what no client says is shown out', async () => {
    for (const nonsense of ['{', '{}', '{"type":"events"}', 'x'.repeat(10_000)]) {
      const wire = await platform.connect(activity)
      wire.send(nonsense)
      await until(wire.closed, 'the socket to close')
    }
  })

  it('[D9] whose socket is refused polls, misses nothing, and goes back to a socket when it can', async () => {
    platform.runtime.faults.set({ refuse: 1 })
    const reader = follow()
    await until(() => reader.live.view.phase === 'polling', 'polling')
    await Promise.all(range(1, 5).map(() => say()))
    const seq = await headSeq()
    await until(() => reader.live.view.position?.seq === seq, 'the events')
    platform.runtime.faults.clear()
    await until(() => reader.live.view.phase === 'live', 'a socket')
    await say()
    await until(() => reader.live.view.position?.seq === seq + 1, 'the tail')
    expect(reader.loads).toHaveLength(1)
  })

  it('[D4] cut off, with frames lost, repeated, delayed and overtaken, ends with the very log', async () => {
    const some = Array.from({ length: 5 }, follow)
    const staff = followStaff(platform, activity, team.moderator.token)
    readers.push(staff)
    await until(() => some.every(({ live }) => live.view.phase === 'live'), 'sockets')
    platform.runtime.faults.set({ frames: { drop: 0.3, repeat: 0.3, delay: 0.3, reorder: 0.3, delayMs: 120 } })
    for (let round = 0; round < 6; round++) {
      await Promise.all(range(1, 4).map(() => say()))
      if (round % 2) platform.runtime.faults.cutSockets()
    }
    platform.runtime.faults.clear()
    const seq = await headSeq()
    for (const { live, events, loads } of some) {
      await until(() => live.view.position?.seq === seq, `position ${seq}, at ${live.view.position?.seq}`)
      expect(events.map((event) => event.seq)).toEqual(range((loads[0] ?? 0) + 1, seq))
    }
    await until(() => staff.view.state?.turns.size === 24, 'the staff’s turns')
  })
})

describe('totals', () => {
  it('[D5] come with a version that only grows, and end exact', async () => {
    const asker = await citizenOf(platform, activity)
    const { id } = await asker.ask('一问')
    await team.moderator.command(activity, { type: 'question.publish', id, version: 1 })
    const wires = await connectSome(4)
    platform.runtime.faults.set({ batches: { repeat: 0.5, delay: 0.3, delayMs: 30 } })
    const citizens = await Promise.all(range(1, 12).map(() => citizenOf(platform, activity)))
    await Promise.all(citizens.map((citizen) => citizen.vote(id)))
    await Promise.all(citizens.slice(0, 5).map((citizen) => citizen.vote(id, false)))
    platform.runtime.faults.clear()
    await platform.runtime.idle()
    for (const wire of wires) {
      await until(() => wire.tally(id)?.total === 7, `7 votes, has ${wire.tally(id)?.total}`)
      const told = wire.frames
        .flatMap((frame) => (frame.type === 'events' ? frame.tallies : []))
        .filter((tally) => tally.id === id)
      const totals = new Map(told.map(({ version, total }) => [version, total]))
      // One version is one total, in every frame that carries it.
      for (const { version, total } of told) expect(totals.get(version)).toBe(total)
    }
    const { tallies } = await ok(platform.call('activity.head', { params: { activityId: activity } }))
    expect(tallies).toMatchObject([{ id, total: 7 }])
  })

  it('[D5] reach readers also beside more events than frames are made for', async () => {
    await platform.connect(activity)
    const group = (await groupsOf(platform.tables, activity)).find(({ channel }) => channel === 'public')
    const due = (sequence: string, change: Record<string, unknown>) => ({
      ...{ pk: group?.pk ?? '', sk: 'DUE', before: null, sequence },
      after: { at: 0, ...change },
    })
    const posts: unknown[] = []
    const post = async (_: string, body: string) => {
      posts.push(JSON.parse(body))
      return 'delivered' as const
    }
    const tally = { id: newId(), version: 1, total: 5 }
    const records = [
      due('1', { change: 'log', epoch: 'epoch-0000', previous: 0, seq: 300 }),
      due('2', { change: 'tally', tallies: [tally] }),
      due('3', { change: 'log', epoch: 'epoch-0000', previous: 300, seq: 301 }),
    ]
    const services = { tables: platform.tables, connections: { post, close: async () => {} }, now: Date.now }
    expect(await deliver(services, records)).toEqual({ batchItemFailures: [] })
    expect(posts).toMatchObject([
      { type: 'position', epoch: 'epoch-0000', seq: 301 },
      { type: 'events', events: [], tallies: [tally] },
    ])
  })
})

describe('frames', () => {
  it('[D10] hold at most 32 KB, split between events, with all of them', async () => {
    const [wire] = await connectSome(1)
    platform.runtime.faults.set({ batches: { delay: 1, delayMs: 1_500 } }, () => 0.999)
    const before = await headSeq()
    await Promise.all(range(1, 8).map((index) => say(String(index).repeat(2) + '访'.repeat(4_900))))
    platform.runtime.faults.clear()
    await until(() => wire !== undefined && seqs(wire).length === 8, 'eight turns')
    if (!wire) return
    expect(seqs(wire)).toEqual(range(before + 1, before + 8))
    expect(wire.sizes.filter((size) => size > 20_000).length).toBeGreaterThan(2)
    expect(Math.max(...wire.sizes)).toBeLessThanOrEqual(LIMITS.frameBytes)
  })

  it('[D10] cannot hold a turn corrected again and again: readers are told at once and fetch it', async () => {
    const id = newId()
    const reader = follow()
    const wire = await platform.connect(activity)
    await until(() => reader.live.view.phase === 'live', 'a socket')
    await say('改'.repeat(5_000), { id })
    for (const [version, sign] of [...'正误订'].entries())
      await team.transcriber.command(activity, {
        ...{ type: 'turn.correct', id, version: version + 1, speaker: SPEAKER, images: [], note: '' },
        text: sign.repeat(5_000),
      })
    const seq = await headSeq()
    await until(() => wire.frames.some((frame) => frame.type === 'position' && frame.seq === seq), 'word of it')
    await until(() => reader.live.view.position?.seq === seq, 'the turn')
    expect(reader.live.view.state?.turns.get(id)?.corrections).toHaveLength(3)
    expect(Math.max(...wire.sizes)).toBeLessThanOrEqual(LIMITS.frameBytes)
  })
})

describe('bad connections', () => {
  it('[D7] one that hangs holds nobody else up', async () => {
    const wires = await connectSome(12)
    platform.runtime.faults.set({ hang: 1 })
    await say()
    await say()
    const seq = await headSeq()
    const have = () => wires.filter((wire) => seqs(wire).includes(seq - 1) && seqs(wire).includes(seq)).length
    await until(() => have() === 11, `eleven of twelve, ${have()} have it`)
    await until(async () => (await delivery()).groups.some(({ failed }) => failed === 1), 'the post to be cut off')
    expect(have()).toBe(11)
    platform.runtime.faults.clear()
    await say()
    await until(() => wires.every((wire) => seqs(wire).includes(seq + 1)), 'all twelve')
  })

  it('[D7] one that is gone is removed, and is told so when it speaks', async () => {
    const wires = await connectSome(6)
    await until(async () => (await delivery()).presence === 6, 'six readers')
    platform.runtime.faults.set({ posts: { share: 1, status: 410 } })
    await say()
    await until(async () => (await delivery()).presence === 0, 'nobody left')
    platform.runtime.faults.clear()
    for (const wire of wires) wire.send({ type: 'ping' })
    await until(() => wires.every((wire) => wire.closed()), 'their sockets to close')
  })

  for (const status of [429, 500] as const)
    it(`[D7] answered ${status} now and then, a post is tried again, in order`, async () => {
      const wires = await connectSome(6)
      platform.runtime.faults.set({ posts: { share: 0.2, status } })
      const first = (await headSeq()) + 1
      for (let index = 0; index < 6; index++) await say()
      await platform.runtime.idle()
      platform.runtime.faults.clear()
      // Three tries a frame; what even they do not bring, a client fetches.
      expect(wires.flatMap(seqs).length).toBeGreaterThan(6 * 6 * 0.8)
      for (const wire of wires) {
        const order = wire.events().map(({ seq }) => seq)
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(order.every((seq) => seq >= first)).toBe(true)
      }
    })
})

describe('presence', () => {
  it('[T2] is the number of open sockets, after any coming and going at once', async () => {
    const staff = followStaff(platform, activity, team.moderator.token)
    readers.push(staff)
    const open = new Set<Wire>()
    platform.runtime.faults.set({ batches: { delay: 0.5, repeat: 0.3, delayMs: 40 } })
    for (let round = 0; round < 5; round++) {
      const coming = connectSome(8)
      for (const wire of [...open].slice(0, 6)) {
        wire.close()
        open.delete(wire)
      }
      for (const wire of await coming) open.add(wire)
    }
    await platform.runtime.idle()
    expect((await delivery()).presence).toBe(open.size)
    await until(() => staff.view.presence === open.size, `${open.size} told to staff, heard ${staff.view.presence}`)
    platform.runtime.faults.cutSockets()
    await until(async () => (await delivery()).presence === 0, 'nobody left')
  })
})
