import * as v from 'valibot'
import { Instant, Whole } from '../basics.ts'

/** Null: suppressed, for it or what could be worked out from it is below the threshold. */
const Count = v.nullable(Whole)

/**
 * One question over all versions, by its stable id; a row of a table is a question of its own, `question.row`. Options
 * nobody chose are left out.
 */
export const QuestionResult = v.object({
  id: v.string(),
  /** How many were shown it. Never public: of a question that follows an answer, it is how many gave that answer. */
  asked: Count,
  /** How many answered it: the denominator of its shares. In a repeating group, every entry counts. */
  answered: Count,
  /** By option id; "other", "none" and the like, and yes and no, stand under their names after a `~`. */
  options: v.record(v.string(), Count),
  /** For a ranking: the sum of the places each option was given, 1 being the first. */
  places: v.record(v.string(), Count),
  /** For a number: value and how often, ascending. Whole numbers from 0 to 2,999 are exact, others to two digits. */
  numbers: v.array(v.tuple([v.number(), Count])),
  /** Where `numbers` stand for steps: how wide each is, and whether whole numbers alone are in them. */
  step: v.nullable(v.object({ width: v.number(), whole: v.boolean() })),
  median: v.nullable(v.number()),
})
export type QuestionResult = v.InferOutput<typeof QuestionResult>

const by = v.record(v.string(), Whole)

/** Value and how often, ascending. */
const distribution = v.array(v.tuple([v.number(), Whole]))

/** Everything that is counted, for staff. `settled`: a number that grows with every change. */
export const StaffResults = v.object({
  total: Whole,
  settled: Whole,
  languages: by,
  channels: by,
  versions: by,
  /** By day in the site's zone, `YYYY-MM-DD`. */
  days: by,
  /** By hour in the site's zone, `YYYY-MM-DDTHH`. */
  hours: by,
  /** Of responses given on the web: from the first question shown to sending, by the device's clock, in seconds. */
  took: v.object({ distribution, median: v.nullable(v.number()) }),
  /** Of responses given on the web: driven by a script by the browser's own word; under a second a question asked. */
  signals: v.object({ automated: Whole, fast: Whole }),
  questions: v.array(QuestionResult),
})
export type StaffResults = v.InferOutput<typeof StaffResults>

/** What anyone may see (M4): suppressed, and while the survey runs moving in batches. */
export const PublicResults = v.object({
  state: v.picklist(['live', 'final']),
  at: Instant,
  /** Valid responses. */
  total: Count,
  /** How they came: on the web by people themselves, or typed in by staff from paper or the telephone. */
  channels: v.optional(v.record(v.string(), Count), {}),
  threshold: Whole,
  /** Whoever wanted answered: it tells nothing about people in general. */
  selfSelected: v.boolean(),
  questions: v.array(QuestionResult),
})
export type PublicResults = v.InferOutput<typeof PublicResults>

/**
 * Why nothing of a line of the results is published: too `few` answered it; none of its `counts` could be shown; or how many
 * answered it `tells` of hidden counts `of` the questions that it was asked after.
 */
export const Withheld = v.object({
  id: v.string(),
  why: v.picklist(['few', 'counts', 'tells']),
  of: v.array(v.string()),
})
export type Withheld = v.InferOutput<typeof Withheld>

/** What would be published now, and for staff what is withheld of it, and why. */
export const ResultsPreview = v.object({ results: PublicResults, withheld: v.array(Withheld) })
export type ResultsPreview = v.InferOutput<typeof ResultsPreview>
