import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { patience } from '../../support/patience.ts'

/** Waits for a condition, never for a time: `eventually(() => …).toBe(…)`. */
export const eventually = <T>(read: () => T | Promise<T>, what = '') =>
  expect.poll(read, { timeout: patience(), interval: 50, message: what })

export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ timeout: patience() })

export const gone = (locator: Locator): Promise<void> =>
  locator.first().waitFor({ state: 'hidden', timeout: patience() })

export const textOf = (locator: Locator) => eventually(async () => (await locator.allInnerTexts()).join('\n'))
