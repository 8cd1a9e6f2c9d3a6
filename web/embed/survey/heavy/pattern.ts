/** Patterns that answers are held against: for the surveys that have them. */
import { matches } from '#domain/survey/model/matching.ts'
import { setMatches } from '../late/matching.ts'

setMatches(matches)
