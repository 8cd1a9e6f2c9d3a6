import { type Ordering, useOrdering } from '../../command/use-act.ts'
import { type SurveyOrder, useSurvey } from '../room.ts'

/** Orders about the survey that is open. */
export const useSurveyOrder = (): Ordering<SurveyOrder> => useOrdering(useSurvey().order)
