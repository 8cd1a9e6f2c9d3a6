import type * as Changes from '../changes.ts'
import type * as Rules from '../rules.ts'

type Loaded = typeof Rules & typeof Changes

/** The expression language and what only it needs (`rules.ts`, `changes.ts`), once a survey that has conditions has loaded them. */
export let engine: Loaded | null = null

export const setEngine = (rules: Loaded): void => {
  engine = rules
}
