import * as v from 'valibot'
import { Whole } from '../basics.ts'

/**
 * What a change does to the results: nothing; the same question under other words; old and new answers still add up, but not
 * everybody had the same options; they no longer compare; no more answers come.
 */
const EFFECTS = ['none', 'reworded', 'options', 'incomparable', 'ended', 'new'] as const
export const Effect = v.picklist(EFFECTS)
export type Effect = v.InferOutput<typeof Effect>

const changes = { added: v.array(v.string()), removed: v.array(v.string()), changed: v.array(v.string()) }

/** One question, by its stable id, in two versions. */
export const QuestionDifference = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(['added', 'removed', 'changed', 'moved']),
  /** Which of its settings differ. */
  fields: v.array(v.string()),
  /** Options, rows and columns by id. */
  options: v.object(changes),
  effect: Effect,
})
export type QuestionDifference = v.InferOutput<typeof QuestionDifference>

export const Difference = v.object({
  questions: v.array(QuestionDifference),
  /** Settings of the whole survey that differ. */
  fields: v.array(v.string()),
})
export type Difference = v.InferOutput<typeof Difference>

/** With how many answers each question concerned has so far. */
export const DifferenceReply = v.object({ ...Difference.entries, answered: v.record(v.string(), Whole) })
