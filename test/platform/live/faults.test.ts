import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Platform, startPlatform } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/scene.ts'
import { runScenario } from './scenario.ts'

/** One always the same and one that is new each time; `npm run soak` takes hundreds. */
const SEEDS = [1, Math.floor(Date.now() / 1000) % 1_000_000]

let platform: Platform
let team: Team

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
afterAll(() => platform.stop())

describe('whatever fails', () => {
  for (const seed of SEEDS)
    it(`[D2][D4][D6] at rest it is as if nothing had: seed ${seed}`, async () => {
      const { violations, ...seen } = await runScenario(platform, team, seed)
      expect(violations, `npm run soak -- --seed ${seed}`).toEqual([])
      expect(seen.acknowledged).toBeGreaterThan(5)
      expect(seen.events).toBeGreaterThan(5)
    })
})
