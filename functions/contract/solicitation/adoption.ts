import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'
import { AdoptionStatus, Stance } from './comment.ts'

/** One opinion and what came of it; near duplicates that were decided alike stand in one row. */
export const AdoptionRow = v.object({
  text: v.string(),
  proposed: v.nullable(v.string()),
  stance: Stance,
  comments: Whole,
  status: v.nullable(AdoptionStatus),
  reason: v.string(),
  /** Those who said so have had it erased: the decision stays. */
  erased: v.boolean(),
})
export type AdoptionRow = v.InferOutput<typeof AdoptionRow>

export const AdoptionCounts = v.object({
  received: Whole,
  adopted: Whole,
  partly: Whole,
  not: Whole,
  /** Support or opposition without words: counted, nothing to adopt. */
  wordless: Whole,
  undecided: Whole,
})
export type AdoptionCounts = v.InferOutput<typeof AdoptionCounts>

const stances = v.object(v.entriesFromList(['support', 'oppose', 'suggest', 'ask'] as const, Whole))
const senders = v.object({ individual: Whole, organisation: Whole })
/** An article's part of the table; `articleId` null: the whole draft. */
const section = { articleId: v.nullable(Id), number: v.string(), counts: AdoptionCounts }

/** 意见采纳情况表: generated from the comments, also when there were none (M3). */
export const AdoptionTable = v.object({
  counts: AdoptionCounts,
  stances,
  senders,
  /** Every article in the order of the draft, the whole last. */
  articles: v.array(v.object({ ...section, rows: v.array(AdoptionRow) })),
})
export type AdoptionTable = v.InferOutput<typeof AdoptionTable>

/** The same without its rows, which are read article by article: there may be tens of thousands. */
export const AdoptionSummary = v.object({
  counts: AdoptionCounts,
  stances,
  senders,
  articles: v.array(v.object({ ...section, rows: Whole })),
})
export type AdoptionSummary = v.InferOutput<typeof AdoptionSummary>

export const AdoptionRows = v.object({ rows: v.array(AdoptionRow), next: v.nullable(v.string()) })
export type AdoptionRows = v.InferOutput<typeof AdoptionRows>
