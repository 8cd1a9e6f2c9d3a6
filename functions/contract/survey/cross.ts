import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'

/**
 * What responses can be sorted by: a question by its stable id (in a table with the row's, `question.row`), or of the
 * response itself `~language`, `~channel`, `~version`, `~day`.
 */
export const Dimension = v.pipe(v.string(), v.regex(/^~(?:language|channel|version|day)$|^[\w.-]{1,90}$/))

const Value = v.pipe(v.string(), v.maxLength(200))
/** Of a question, any of these options; a response that has none of them is left out. */
export const Filter = v.object({ by: Dimension, values: v.pipe(v.array(Value), v.minLength(1), v.maxLength(100)) })
export type Filter = v.InferOutput<typeof Filter>
export const Filters = v.optional(v.pipe(v.array(Filter), v.maxLength(6)), [])

/** Two questions against each other, over all responses that pass the filters. */
export const SurveyCross = v.object({
  type: v.literal('survey.cross'),
  activityId: Id,
  rows: Dimension,
  columns: Dimension,
  filters: Filters,
})

const Count = v.nullable(Whole)

/** Null: suppressed. Of several choices each, rows and columns add up to more than `total`. */
export const CrossTable = v.object({
  rows: v.array(v.string()),
  columns: v.array(v.string()),
  /** Row by row. */
  cells: v.array(v.array(Count)),
  rowTotals: v.array(Count),
  columnTotals: v.array(Count),
  /** Who answered both. */
  total: Count,
  /** Who passed the filters: six of them together may be as telling as a cell. */
  filtered: Count,
})
export type CrossTable = v.InferOutput<typeof CrossTable>
