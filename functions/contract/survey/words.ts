import * as v from 'valibot'
import { clean } from '#clean'
import { text } from '../basics.ts'

/** A language that a survey's texts are in (BCP 47). */
export const language = v.pipe(v.string(), v.maxLength(40))

/** What staff write beside the questions, in each of their languages; at most so many UTF-16 units in each. */
/* @__NO_SIDE_EFFECTS__ */
export const words = (max: number) => v.record(language, text(max))

/** The same where it may be left out, as a whole or for now in one language: what is left empty is not there. */
/* @__NO_SIDE_EFFECTS__ */
export const optionalWords = (max: number) =>
  v.optional(
    v.pipe(
      v.record(language, v.pipe(v.string(), v.transform(clean), v.maxLength(max))),
      v.transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, one]) => one !== ''))),
    ),
    {},
  )

/** The same as it is read: its limits were held when it was written. */
export const said = v.record(v.string(), v.string())
