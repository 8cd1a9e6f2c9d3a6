import { parseArgs } from 'node:util'
import { runScenario } from '../platform/live/scenario.ts'
import { startPlatform } from '../support/platform.ts'
import { createTeam } from '../support/scene.ts'

/** A platform's memory and streams grow with what it has seen: a fresh one after so many interviews. */
const SEEDS_A_PLATFORM = 25

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    /** Begins here; with `--seeds 1` it repeats one. */
    from: { type: 'string', default: '1' },
    /** Just this one. */
    seed: { type: 'string' },
  },
})
const first = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || count < 1) {
  console.error('usage: npm run soak -- [--seeds 200] [--from 1] [--seed 7]')
  process.exit(2)
}

const began = performance.now()
const failed: number[] = []
const sums = { acknowledged: 0, refused: 0, events: 0, votes: 0 }
let over = false
process.once('SIGINT', () => {
  over = true
})

for (let start = 0; start < count && !over; start += SEEDS_A_PLATFORM) {
  const platform = await startPlatform()
  try {
    const team = await createTeam(platform)
    for (let index = start; index < Math.min(start + SEEDS_A_PLATFORM, count) && !over; index++) {
      const seed = first + index
      const at = performance.now()
      const violations: string[] = []
      try {
        const outcome = await runScenario(platform, team, seed)
        violations.push(...outcome.violations)
        for (const name of ['acknowledged', 'refused', 'events', 'votes'] as const) sums[name] += outcome[name]
      } catch (error) {
        violations.push(`[!] ${error instanceof Error ? error.stack : error}`)
      }
      const took = ((performance.now() - at) / 1000).toFixed(1)
      console.log(
        `seed ${seed}: ${violations.length === 0 ? 'ok' : 'VIOLATED'} in ${took} s (${index + 1} of ${count})`,
      )
      for (const violation of violations) console.log(`  ${violation}`)
      if (violations.length > 0) failed.push(seed)
    }
  } finally {
    await platform.stop()
  }
}

const minutes = ((performance.now() - began) / 60_000).toFixed(1)
console.log(
  `${sums.acknowledged} commands acknowledged, ${sums.refused} refused, ${sums.events} events, ${sums.votes} votes at rest, ${minutes} min`,
)
if (failed.length > 0) console.log(`violated with seeds ${failed.join(', ')}`)
else console.log(over ? 'stopped; no violation until then' : 'no violation')
process.exit(failed.length > 0 ? 1 : 0)
