import * as v from 'valibot'

/** What was asked for before a participant is made, done: the challenge as it was given, and the number that was found for it. */
export const Work = v.object({
  challenge: v.pipe(v.string(), v.maxLength(1_000)),
  proof: v.pipe(v.string(), v.regex(/^\d{1,15}$/)),
})
/** Absent: nothing was asked for yet. */
export const Join = v.optional(Work)
