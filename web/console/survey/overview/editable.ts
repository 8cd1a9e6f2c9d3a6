import type { SurveyState } from '../../../../functions/contract/survey/activity.ts'
import type { SurveyRoom } from '../room.ts'

/** In these a survey's details and questions may still be changed. */
export const EDITABLE_STATES: readonly SurveyState[] = ['draft', 'announced']

/** Once announced, the details are public as soon as they are stored. */
export const mayEditDetails = ({ survey: { state }, may }: Pick<SurveyRoom, 'survey' | 'may'>): boolean =>
  EDITABLE_STATES.includes(state) && may('survey.edit') && (state === 'draft' || may('survey.announce'))
