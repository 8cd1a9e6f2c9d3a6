import { isEmpty, type Plain } from '../../../../functions/domain/survey/expression/values.ts'
import type { Filling } from '../filling.ts'
import { judging } from '../late/judging.ts'

/** What goes to the platform of what was answered. Where nothing depends on an answer, nothing that was answered is hidden. */
export const toSend = ({ survey, state, look }: Filling): Plain =>
  judging?.toSend(survey, state(), look) ??
  Object.fromEntries(Object.entries(state().answers).filter(([, value]) => !isEmpty(value)))
