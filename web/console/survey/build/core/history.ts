import type { Definition } from '#contract/survey/definition.ts'

/** What an edit was, for saying that it was undone, and where. */
export interface Edit {
  /** In words. */
  what: string
  /** The page or element it was made to; empty: the whole survey. */
  at: string
  /** Edits in a row that go on with the same thing are one, such as the letters typed into a field. */
  same?: string
}

interface Step extends Edit {
  definition: Definition
}

/** The definition as it is, with the ways back and forth. */
export interface History {
  present: Definition
  past: readonly Step[]
  future: readonly Step[]
}

/** So many edits can be undone. */
const MOST = 200

export const begin = (definition: Definition): History => ({ present: definition, past: [], future: [] })

export const record = (history: History, next: Definition, edit: Edit): History => {
  if (next === history.present) return history
  const last = history.past.at(-1)
  if (edit.same !== undefined && last?.same === edit.same) return { ...history, present: next, future: [] }
  return { present: next, past: [...history.past, { ...edit, definition: history.present }].slice(-MOST), future: [] }
}

/** Ends a run of the same: the next edit is one of its own. */
export const settle = (history: History): History => {
  const last = history.past.at(-1)
  if (last?.same === undefined) return history
  const { same, ...step } = last
  return { ...history, past: [...history.past.slice(0, -1), step] }
}

export const undo = (history: History): History => {
  const step = history.past.at(-1)
  if (!step) return history
  const { same, ...edit } = step
  return {
    present: step.definition,
    past: history.past.slice(0, -1),
    future: [{ ...edit, definition: history.present }, ...history.future],
  }
}

export const redo = (history: History): History => {
  const [step, ...rest] = history.future
  if (!step) return history
  return { present: step.definition, past: [...history.past, { ...step, definition: history.present }], future: rest }
}

/** A colleague's change is put under all of one's own, so that undoing these never undoes it. */
export const rebase = (history: History, onto: (definition: Definition) => Definition): History => {
  const over = (step: Step): Step => ({ ...step, definition: onto(step.definition) })
  return { present: onto(history.present), past: history.past.map(over), future: history.future.map(over) }
}
