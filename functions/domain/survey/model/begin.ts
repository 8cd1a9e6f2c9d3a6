import type { Environment, Plain, Scope } from '../expression/index.ts'
import { causesChanges, settled } from './change.ts'
import type { Compiled } from './compiled.ts'
import { withDefaults } from './defaults.ts'
import type { Node } from './node.ts'
import { assess } from './survey.ts'

/** The answers before anybody answered: what is given by default, entries to fill in, and what follows from those. */
export function begin(survey: Compiled, environment: Environment): Plain {
  const isPlain = ({ element }: Node) => !element.defaultValueExpression && !element.setValueExpression
  const given = withDefaults(survey, assess(survey, {}, environment), isPlain, environment)
  if (!causesChanges(survey.definition)) return given.answers
  const state = withDefaults(survey, assess(survey, given.answers, environment), () => true, environment)
  // As in SurveyJS, what is given has caused nothing yet; what is calculated has.
  const names = new Set((survey.definition.calculatedValues ?? []).map(({ name }) => name.toLowerCase()))
  const before: Scope = {
    ...given.scope,
    find: (name, original) => (names.has(name.toLowerCase()) ? undefined : given.scope.find(name, original)),
  }
  return settled(survey, { ...given, scope: before }, state, environment, new Set()).answers
}
