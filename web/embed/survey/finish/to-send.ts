import { isEmpty, type Plain } from '#domain/survey/expression/values.ts'
import type { Filling } from '../filling.ts'
import { engine } from '../late/engine.ts'

/** What goes to the platform of what was answered. Where nothing depends on an answer, nothing that was answered is hidden. */
export const toSend = ({ survey, state, environment }: Filling): Plain =>
  engine?.toSend(survey, state(), environment()) ??
  Object.fromEntries(Object.entries(state().answers).filter(([, value]) => !isEmpty(value)))
