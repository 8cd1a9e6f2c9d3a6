import * as v from 'valibot'
import { DraftPart } from './draft.ts'

/** A stretch of text in both versions, or in one of them. */
export const TextChange = v.object({ type: v.picklist(['same', 'added', 'removed']), text: v.string() })
export type TextChange = v.InferOutput<typeof TextChange>

/** One part of two versions side by side. `moved`: it stands elsewhere among its neighbours, changed or not. */
export const ComparisonRow = v.object({
  type: v.picklist(['same', 'changed', 'added', 'removed']),
  moved: v.boolean(),
  before: v.nullable(DraftPart),
  after: v.nullable(DraftPart),
  changes: v.array(TextChange),
})
export type ComparisonRow = v.InferOutput<typeof ComparisonRow>

/** Two documents side by side. */
export const Comparison = v.object({ rows: v.array(ComparisonRow) })
export type Comparison = v.InferOutput<typeof Comparison>
