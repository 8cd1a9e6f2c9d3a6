import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PublicEvent } from '#contract/interview/event.ts'
import { TIMES } from '#contract/limits.ts'
import { CITIZEN_ROUTES } from '#contract/routes-citizen.ts'
import { createApi } from '../../../web/live/api.ts'
import { createLive } from '../../../web/live/live.ts'
import { publicChannel } from '../../../web/live/public-channel.ts'
import { createPlatform, NO_FAULTS, type Platform } from './fake-platform.ts'
import { ACTIVITY } from './public-log.ts'

const MINUTE = 60_000

/** A reader of the platform, and every event it was given, by load. */
const follow = (platform: Platform) => {
  const api = createApi({ routes: CITIZEN_ROUTES, origin: 'https://platform.example', fetch: platform.fetch })
  const loads: { from: number; given: number[] }[] = []
  const live = createLive({
    channel: publicChannel(api, ACTIVITY),
    env: platform.world.env,
    segmentEvents: platform.segmentEvents,
    onLoad: ({ seq }) => loads.push({ from: seq, given: [] }),
    onEvents: (events: PublicEvent[]) => loads.at(-1)?.given.push(...events.map(({ seq }) => seq)),
  })
  return { live, loads }
}

const isCurrent = (live: ReturnType<typeof follow>['live'], platform: Platform) =>
  live.view.position?.seq === platform.seq && live.view.position.epoch === platform.epoch

describe('following the log', () => {
  test('[D3] [D4] [D5] [D9] whatever is lost, repeated, reordered or stale, the reader ends with the fold of the log, each event once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(
          fc.oneof(
            {
              weight: 6,
              arbitrary: fc.record({ do: fc.constant('happen' as const), n: fc.integer({ min: 1, max: 12 }) }),
            },
            { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), n: fc.constant(0) }) },
            { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const), n: fc.constant(0) }) },
            {
              weight: 1,
              arbitrary: fc.record({ do: fc.constant('offline' as const), n: fc.integer({ min: 1, max: 90 }) }),
            },
            { weight: 1, arbitrary: fc.record({ do: fc.constant('no-sockets' as const), n: fc.constant(0) }) },
            { weight: 1, arbitrary: fc.record({ do: fc.constant('sockets' as const), n: fc.constant(0) }) },
            {
              weight: 1,
              arbitrary: fc.record({ do: fc.constant('hide' as const), n: fc.integer({ min: 0, max: 1 }) }),
            },
          ),
          { maxLength: 40 },
        ),
        async (seed, acts) => {
          const platform = createPlatform(seed)
          const { world } = platform
          platform.set({ faults: { lose: 0.3, repeat: 0.2, delay: 0.3, fail: 0.2, stale: 0.2, refuse: 0.3 } })
          const { live, loads } = follow(platform)
          live.start()
          for (const act of acts) {
            if (act.do === 'happen') platform.happen(act.n)
            if (act.do === 'cut') platform.cut()
            if (act.do === 'rebuild') platform.rebuild()
            if (act.do === 'no-sockets' || act.do === 'sockets') platform.set({ sockets: act.do === 'sockets' })
            if (act.do === 'hide') world.set({ visible: act.n === 0 })
            if (act.do === 'offline') {
              platform.set({ network: false })
              world.set({ online: false })
              await world.pass(act.n * 1_000)
              platform.set({ network: true })
              world.set({ online: true })
            }
            await world.pass(world.random() * 5_000)
          }
          platform.set({ faults: NO_FAULTS })
          const sameTotals = () =>
            [...platform.tallies].every(([id, it]) => live.view.tallies.get(id)?.version === it.version)
          await world.until(() => isCurrent(live, platform) && sameTotals(), 5 * MINUTE)
          live.stop()

          const { questions, turns, brief, polls } = platform.state()
          const state = live.view.state
          expect(state && Object.fromEntries(state.questions)).toEqual(Object.fromEntries(questions))
          expect(state && Object.fromEntries(state.turns)).toEqual(Object.fromEntries(turns))
          expect(state && Object.fromEntries(state.polls)).toEqual(Object.fromEntries(polls))
          if (brief) expect(state?.brief).toEqual(brief)
          expect(Object.fromEntries(live.view.tallies)).toEqual(Object.fromEntries(platform.tallies))
          for (const { from, given } of loads) expect(given).toEqual(given.map((_, index) => from + 1 + index))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('[D9] without sockets the reader polls at the interval the head names, and is as current', async () => {
    const platform = createPlatform(1)
    platform.set({ sockets: false })
    const { live } = follow(platform)
    live.start()
    await platform.world.pass(MINUTE)
    const polls = platform.requests.filter(({ path }) => path.endsWith('/head')).length
    expect(polls).toBeGreaterThan(14)
    expect(polls).toBeLessThan(27)
    platform.happen(3)
    await platform.world.until(() => isCurrent(live, platform), 2 * TIMES.pollMs)
    expect(live.view.phase).toBe('polling')
  })

  test('[D9] a refused socket is a phase, and a socket is used again as soon as there is one', async () => {
    const platform = createPlatform(2)
    platform.set({ faults: { refuse: 1 } })
    const { live } = follow(platform)
    live.start()
    await platform.world.pass(2 * MINUTE)
    expect(live.view.phase).toBe('polling')
    platform.set({ faults: { refuse: 0 } })
    await platform.world.until(() => live.view.phase === 'live', 3 * MINUTE)
  })

  test('[D8] the socket is replaced between 90 and 110 minutes, the new one up before the old is closed', async () => {
    const platform = createPlatform(3)
    const { live } = follow(platform)
    live.start()
    await platform.world.until(() => live.view.phase === 'live', MINUTE)
    const phases = new Set<string>()
    live.subscribe(() => phases.add(live.view.phase))
    await platform.world.pass(89 * MINUTE)
    expect(platform.opened).toHaveLength(1)
    await platform.world.until(() => platform.opened.length === 2, 22 * MINUTE)
    expect(platform.sockets).toBe(2)
    await platform.world.pass(1_000)
    expect(platform.sockets).toBe(1)
    expect([...phases]).toEqual(['live'])
  })

  test('[D4] a lost last frame is noticed by the comparison with the head', async () => {
    const platform = createPlatform(4)
    const { live } = follow(platform)
    live.start()
    await platform.world.until(() => live.view.phase === 'live', MINUTE)
    platform.set({ faults: { lose: 1 } })
    platform.happen(2)
    await platform.world.until(() => isCurrent(live, platform), 1.3 * TIMES.checkMs)
  })

  test('[D9] lost network is told as offline, and made up for when it comes back', async () => {
    const platform = createPlatform(5)
    const { live } = follow(platform)
    live.start()
    await platform.world.until(() => live.view.phase === 'live', MINUTE)
    platform.set({ network: false })
    platform.world.set({ online: false })
    expect(live.view.phase).toBe('offline')
    platform.happen(30)
    await platform.world.pass(MINUTE)
    platform.set({ network: true })
    platform.world.set({ online: true })
    await platform.world.until(() => isCurrent(live, platform) && live.view.phase === 'live', 30_000)
  })

  test('a hidden tab polls more slowly, and catches up when it is looked at', async () => {
    const platform = createPlatform(6)
    platform.set({ sockets: false })
    const { live } = follow(platform)
    live.start()
    await platform.world.pass(5_000)
    platform.world.set({ visible: false })
    const before = platform.requests.length
    await platform.world.pass(MINUTE)
    expect(platform.requests.length - before).toBeLessThan(4)
    platform.happen(1)
    platform.world.set({ visible: true })
    await platform.world.until(() => isCurrent(live, platform), 1_000)
  })

  test('after it is stopped it asks for nothing', async () => {
    const platform = createPlatform(7)
    const { live } = follow(platform)
    live.start()
    await platform.world.pass(MINUTE)
    live.stop()
    await platform.world.pass(1_000)
    const before = platform.requests.length
    await platform.world.pass(10 * MINUTE)
    expect(platform.requests.length).toBe(before)
    expect(platform.sockets).toBe(0)
  })
})
