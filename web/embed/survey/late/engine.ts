import type * as Rules from '../rules.ts'

type Loaded = typeof Rules

/** The expression language and what only it needs (`rules.ts`), once a survey that has conditions has loaded them. */
export let engine: Loaded | null = null

export const setEngine = (rules: Loaded): void => {
  engine = rules
}
