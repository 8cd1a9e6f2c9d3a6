import * as v from 'valibot'
import { text } from '../basics.ts'
import { SiteShown, SubmitCase } from './citizen.ts'
import { CASE_LIMITS } from './limits.ts'
import { CASE_TYPES } from './policy.ts'
import { PublicCase } from './public.ts'

/** What a citizen chooses from; questions left open by an interview come from there. */
export const CATEGORIES = CASE_TYPES.filter((type) => type !== 'interview-question')
export const Category = v.picklist(CATEGORIES)
export type Category = v.InferOutput<typeof Category>

/** What is not accepted here, and where to go instead. */
const NotAccepted = v.object({ what: v.string(), where: v.string(), url: v.nullable(v.string()) })

/** The box as a citizen's page shows it. */
export const BoxView = v.object({
  site: SiteShown,
  /** With the working days to an answer, and the rule they come from. */
  categories: v.array(v.object({ category: Category, workingDays: v.number(), source: v.string() })),
  notAccepted: v.array(NotAccepted),
})
export type BoxView = v.InferOutput<typeof BoxView>

/** As `SubmitCase`, whose id is in the path. */
export const SendCase = v.omit(SubmitCase, ['id'])

export const FindSimilar = v.object({ text: text(CASE_LIMITS.text) })
export const SimilarCases = v.object({ cases: v.array(PublicCase) })
