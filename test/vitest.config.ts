import { defineConfig } from 'vitest/config'

/**
 * Three kinds of tests. `unit`: rules, no I/O. `infra`: the synthesized template. `platform`: the synthesized stack running
 * on DynamoDB Local, and a real browser before it; these start processes, so two files at a time.
 *
 * What waits in a test waits as long as the machine needs (support/patience.ts). The limits here only end what hangs for ever.
 */
const HANGS_MS = 15 * 60_000

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{contract,conventions,domain,web,http,runtime,store,stream}/**/*.test.ts'],
          testTimeout: HANGS_MS,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          isolate: false,
          testTimeout: HANGS_MS,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'platform',
          include: ['test/{local,local-start,platform,journeys}/**/*.test.ts'],
          maxWorkers: 2,
          // After the others, whose mistakes are found sooner.
          sequence: { groupOrder: 1 },
          testTimeout: HANGS_MS,
          hookTimeout: HANGS_MS,
          expect: { poll: { timeout: 120_000 } },
        },
      },
    ],
  },
})
