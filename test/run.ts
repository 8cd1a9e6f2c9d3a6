import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'

/** Everything `npm test` checks, in the order in which a mistake is cheapest to find. */
const STEPS: [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-p', '.'],
  ['types of domain and contract, without DOM, Node or AWS', 'tsc', '-p', 'functions/domain'],
  ['types of the web', 'tsc', '-p', 'web'],
  ['types of tests that run the web in Node', 'tsc', '-p', 'test/platform/live'],
  ['types of journeys', 'tsc', '-p', 'test/journeys'],
  ['lint and format', 'biome', 'ci', '--error-on-warnings', '.'],
  ['build', 'vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  ['byte budgets', 'node', 'web/sizes.ts'],
]

const REPORT = '.build/tests.json'
const Report = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), numPendingTests: v.number() })

const run = (command: string, args: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

const timed = async (name: string, command: string, args: string[]): Promise<boolean> => {
  console.log(`\n— ${name}: ${[command, ...args].join(' ')}`)
  const began = performance.now()
  const code = await run(command, args)
  console.log(
    `  ${code === 0 ? 'ok' : `failed (exit ${code})`} after ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  return code === 0
}

mkdirSync('.build', { recursive: true })
let broken = 0
for (const [name, command, ...args] of STEPS) if (!(await timed(name, command, args))) broken++
const tested = await timed('tests', 'vitest', [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
  ...process.argv.slice(2),
])
const report = v.parse(Report, JSON.parse(readFileSync(REPORT, 'utf8')))
const failed = report.numFailedTests + broken
console.log(
  `\n${report.numPassedTests + STEPS.length - broken} passed, ${failed} failed, ${report.numPendingTests} skipped`,
)
process.exitCode = failed === 0 && tested ? 0 : 1
