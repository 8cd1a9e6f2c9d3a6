import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Long: a busy machine is not a failure. */
const PATIENCE_MS = 20_000

/** Waits for a condition, never for a time: `eventually(() => …).toBe(…)`. */
export const eventually = <T>(read: () => T | Promise<T>, what = '') =>
  expect.poll(read, { timeout: PATIENCE_MS, interval: 50, message: what })

export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ timeout: PATIENCE_MS })

export const gone = (locator: Locator): Promise<void> =>
  locator.first().waitFor({ state: 'hidden', timeout: PATIENCE_MS })

export const textOf = (locator: Locator) => eventually(async () => (await locator.allInnerTexts()).join('\n'))
