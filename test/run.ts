import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'

type Step = [name: string, command: string, ...args: string[]]

/** Everything `npm test` checks beside the tests. What only reads runs side by side, as the machine has cores. */
const READING: Step[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of domain and contract, without DOM, Node or AWS', 'tsc', '-p', 'functions/domain'],
  ['types of the web', 'tsc', '-p', 'web'],
  ['types of tests that run the web in Node', 'tsc', '-p', 'test/platform/live'],
  ['types of journeys', 'tsc', '-p', 'test/journeys'],
  ['lint and format', 'biome', 'ci', '--error-on-warnings', '.'],
  ['unused files and exports', 'knip', '--no-progress'],
]
const BUILDING: Step[] = [
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
  console.log(`— ${name}: ${[command, ...args].join(' ')}`)
  const began = performance.now()
  const code = await run(command, args)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`  ${code === 0 ? 'ok' : `failed (exit ${code})`} after ${seconds} s: ${name}`)
  return code === 0
}

mkdirSync('.build', { recursive: true })
let broken = 0
const check = async ([name, command, ...args]: Step): Promise<void> => {
  if (!(await timed(name, command, args))) broken++
}
await Promise.all([
  ...READING.map(check),
  BUILDING.reduce((before, step) => before.then(() => check(step)), Promise.resolve()),
])
const steps = READING.length + BUILDING.length
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
console.log(`\n${report.numPassedTests + steps - broken} passed, ${failed} failed, ${report.numPendingTests} skipped`)
process.exitCode = failed === 0 && tested ? 0 : 1
