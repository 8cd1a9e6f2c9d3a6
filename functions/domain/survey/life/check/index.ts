import type { SurveyDetails } from '../../../../contract/survey/activity.ts'
import type { Definition } from '../../../../contract/survey/definition.ts'
import { badContent, doubledNames } from './content.ts'
import type { Finding } from './finding.ts'
import { badLimits } from './limits.ts'
import { unknownNames } from './names.ts'
import { badPatterns } from './patterns.ts'
import { unstatedPurposes } from './personal.ts'
import { unreachable } from './reach.ts'
import { missingTexts, missingWords } from './texts.ts'
import { partsOf } from './walk.ts'

export type { Finding } from './finding.ts'
export { asksPersonal } from './personal.ts'
export { hasWords, missingIn } from './texts.ts'

/** What is read beside the questions. */
type Checked = Pick<SurveyDetails, 'purpose' | 'plan'>

/** Everything to look at before a survey is asked, errors first; the same in the builder and on the platform. */
export const checkDefinition = (definition: Definition, details: Checked): Finding[] => {
  const parts = [...partsOf(definition)]
  const found = [
    ...parts.flatMap(badContent),
    ...parts.flatMap(badLimits),
    ...parts.flatMap(badPatterns),
    ...doubledNames(definition),
    ...unknownNames(definition),
    ...unstatedPurposes(definition, details),
    ...missingTexts(definition),
    ...missingWords(definition, details),
    ...unreachable(definition),
  ]
  return [...found.filter(({ level }) => level === 'error'), ...found.filter(({ level }) => level === 'warning')]
}
