import * as v from 'valibot'
import { Id, line, text, Version, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { SurveyDetails } from './activity.ts'
import { definition } from './definition.ts'
import { SURVEY_LIMITS } from './limits.ts'
import { words } from './words.ts'

/** Made by the client; sent again, the command changes nothing and gets the same answer (D2). */
const commandId = { commandId: Id }
const plain = <const T extends string>(type: T) => v.object({ ...commandId, type: v.literal(type) })
/** `version` is the one the sender saw: nothing is announced or published that its approver has not seen. */
const seen = <const T extends string>(type: T) => v.object({ ...commandId, type: v.literal(type), version: Version })

export const SurveyCommand = v.variant('type', [
  v.object({ ...commandId, type: v.literal('survey.edit'), version: Version, details: SurveyDetails }),
  /** Saves the draft of what is asked, over the revision that the sender saw. */
  v.object({ ...commandId, type: v.literal('survey.define'), revision: Whole, definition }),
  seen('survey.announce'),
  /** Asks the draft from now on, as the next version; responses given to earlier ones keep theirs. */
  seen('survey.release'),
  plain('survey.close'),
  plain('survey.reopen'),
  v.object({ ...commandId, type: v.literal('survey.cancel'), notice: text(LIMITS.notice) }),
  v.object({ ...commandId, type: v.literal('survey.submit'), providedBy: line(LIMITS.personName) }),
  seen('survey.secrecy'),
  seen('survey.publish'),
  /** What was done with the results, written down in each language that was asked in; readers see it when somebody else has approved it. */
  v.object({ ...commandId, type: v.literal('survey.outcome'), version: Version, text: words(SURVEY_LIMITS.outcome) }),
  seen('survey.outcome.approve'),
  seen('survey.outcome.discard'),
  plain('survey.archive'),
])
export type SurveyCommand = v.InferOutput<typeof SurveyCommand>
export type SurveyCommandType = SurveyCommand['type']
export type SurveyCommandOf<T extends SurveyCommandType> = Extract<SurveyCommand, { type: T }>

export const SURVEY_COMMANDS = SurveyCommand.options.map((option) => option.entries.type.literal)

export const CreateSurvey = v.object({ commandId: Id, details: SurveyDetails })
