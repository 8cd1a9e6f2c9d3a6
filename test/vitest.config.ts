import { defineConfig } from 'vitest/config'

/**
 * Three kinds of tests. `unit`: rules, no I/O. `infra`: the synthesized template. `platform`: the synthesized stack running
 * on DynamoDB Local, and a real browser before it; these start processes, so two files at a time.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{domain,web,http,runtime,store,stream}/**/*.test.ts'],
          // Properties run many cases; two cores may be busy with something else.
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
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
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
