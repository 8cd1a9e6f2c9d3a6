import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'
import { Dimension } from './cross.ts'

/** A known share of the population, in whatever unit: shares of a margin are taken of their sum. */
const Share = v.pipe(v.number(), v.finite(), v.minValue(0))

/** For a question of one choice, what share of the population each option is. */
export const Margin = v.object({
  by: Dimension,
  shares: v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(200)), Share),
    v.check((shares) => Object.values(shares).some((share) => share > 0), 'no_share'),
  ),
})
export type Margin = v.InferOutput<typeof Margin>

/** Raking to known margins: the results as they would be, had every group answered as often as it is large. */
export const SurveyWeigh = v.object({
  type: v.literal('survey.weigh'),
  activityId: Id,
  margins: v.pipe(
    v.array(Margin),
    v.minLength(1),
    v.maxLength(4),
    v.check((margins) => new Set(margins.map(({ by }) => by)).size === margins.length, 'unique'),
  ),
})

export const Weighed = v.object({
  /** Those that answered every question the margins are of; the others are left out. */
  n: Whole,
  left: Whole,
  /** Kish's: as many unweighted responses as tell as much. */
  effective: v.number(),
  least: v.number(),
  most: v.number(),
  converged: v.boolean(),
  /** Largest miss of a margin's share. */
  miss: v.number(),
  questions: v.array(
    v.object({
      id: v.string(),
      /** Unweighted; null: suppressed, and then its shares are, too. */
      answered: v.nullable(Whole),
      options: v.array(v.object({ id: v.string(), share: v.number(), weighted: v.number() })),
    }),
  ),
})
export type Weighed = v.InferOutput<typeof Weighed>
