import type { SurveyState } from '../../../../functions/contract/survey/activity.ts'

/** In these a survey's details and questions may still be changed. */
export const EDITABLE_STATES: readonly SurveyState[] = ['draft', 'announced']
