import * as v from 'valibot'
import { Id, text, Whole } from '../basics.ts'
import { Filters } from './cross.ts'

const Search = v.optional(v.nullable(text(200)), null)

/** What people wrote in answer to one question: how often each word came, and the answers in which a word is. */
export const SurveyTexts = v.object({
  type: v.literal('survey.texts'),
  activityId: Id,
  /** By its stable id. */
  question: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  /** Only answers that hold this, whatever its case or width; null: all. */
  search: Search,
  filters: Filters,
})

export const TextsFound = v.object({
  /** Of those who passed the filters. */
  answered: Whole,
  matching: Whole,
  /** In how many of the matching answers a word is; the most frequent first. */
  terms: v.array(v.tuple([v.string(), Whole])),
  /** The first of the matching, in no order that tells anything. */
  texts: v.array(v.object({ responseId: v.string(), text: v.string() })),
})
export type TextsFound = v.InferOutput<typeof TextsFound>

export const TEXTS_SHOWN = 500
export const TERMS_SHOWN = 100
