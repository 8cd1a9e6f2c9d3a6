import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { StaffSurvey, SurveyPhase } from '#contract/survey/activity.ts'
import type { SurveyCommand, SurveyCommandType } from '#contract/survey/command.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { Action } from '#domain/permission/table.ts'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { Answer } from '../../live/api.ts'
import type { SiteFaceInConsole } from '../site/site-face.ts'

type WithoutId<C> = C extends SurveyCommand ? Omit<C, 'commandId'> : never
/** A command without its id, which is made when it is sent. */
export type SurveyOrder = WithoutId<SurveyCommand>

/** What every screen of one survey works with, once it has loaded. */
export interface SurveyRoom {
  survey: StaffSurvey
  phase: SurveyPhase
  /** What is being edited of the questions, as it was last read. */
  draft: Definition | null
  site: SiteFaceInConsole
  /** In the site's time zone. */
  format: ZonedFormat
  /** Whether the signed-in person may do this here. */
  may: (action: Action) => boolean
  /** The refusal that would meet this person's command now; null: none, if what it says is sound. */
  obstacle: (type: SurveyCommandType) => Refusal | null
  /** Carries a command out and reads the survey again. */
  order: (order: SurveyOrder) => Promise<Answer<CommandReply>>
  reload: () => void
}

export const SurveyContext = createContext<SurveyRoom | null>(null)

export const useSurvey = (): SurveyRoom => {
  const room = useContext(SurveyContext)
  if (!room) throw new Error('outside of a survey')
  return room
}
