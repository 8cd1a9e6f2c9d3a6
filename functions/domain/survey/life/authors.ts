import type { Actor } from '../../../contract/basics.ts'
import type { StaffSurvey } from '../../../contract/survey/activity.ts'
import { withHand } from '../../second-person.ts'

/**
 * Who signs off no results (M7): whoever submits them or did before, and whoever wrote at the survey since its questions were last let
 * out, for what was changed then was public at once.
 */
export const resultAuthors = ({ submitted, drafters }: Pick<StaffSurvey, 'submitted' | 'drafters'>): Actor[] =>
  [...(submitted ? [submitted.by] : []), ...drafters].reduce<Actor[]>(withHand, [])
