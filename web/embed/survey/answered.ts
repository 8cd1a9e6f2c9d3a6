import type { Environment, Plain } from '#domain/survey/expression/index.ts'
import { begin } from '#domain/survey/model/begin.ts'
import { change } from '#domain/survey/model/change.ts'
import type { Compiled } from '#domain/survey/model/compiled.ts'
import type { Node } from '#domain/survey/model/node.ts'
import { settle } from '#domain/survey/model/settle.ts'
import { type Assessment, assess } from '#domain/survey/model/survey.ts'
import type { Draft } from './keeping.ts'

/** What the answers begin with, or what is left of those of an earlier visit: meanwhile a day may have passed that options go by. */
export const start = (survey: Compiled, environment: Environment, kept: Plain | false): Plain =>
  kept ? settle(survey, assess(survey, kept, environment), environment).answers : begin(survey, environment)

/** The survey after a citizen answered; the draft takes up a question whose default does not follow other answers from then on. */
export const answered = (
  survey: Compiled,
  before: Plain,
  changes: Plain,
  environment: Environment,
  draft: Draft,
  { element, path }: Node,
): Assessment => {
  const own = new Set(draft.own)
  if (element.defaultValueExpression) draft.own = [...own.add(path)]
  return change(survey, before, changes, environment, own)
}
