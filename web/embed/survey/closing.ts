import type { Definition } from '#contract/survey/definition.ts'
import { holds } from '#domain/survey/model/compiled.ts'
import { judge } from '#domain/survey/model/judge.ts'
import { assess } from '#domain/survey/model/survey.ts'
import type { Filling } from './filling.ts'
import type { Scene } from './scene.ts'
import { wordsOf } from './words.ts'

/** What was given in this visit, by its definition: the last words may depend on it and name it. A later visit knows nothing of it. */
const given = new WeakMap<Definition, Filling>()

export const rememberGiven = (filling: Filling): void => {
  given.set(filling.definition, filling)
}

/** The survey's own last words: the first whose condition the answers meet, else those for everybody. */
export const closing = (s: Scene): string => {
  const filling = given.get(s.filling.definition)
  const { definition, survey, environment, state } = filling ?? s.filling
  const then: Scene = { ...s, filling: filling ?? s.filling, words: (text, node) => wordsOf(then, text, node) }
  const { completedHtml, completedHtmlOnCondition = [] } = definition
  const own = completedHtmlOnCondition.find(({ expression }) => {
    if (!expression || !filling) return false
    // As they were stored: what was hidden in the end is none of them.
    const { answers } = judge(survey, state())
    return holds(survey, expression, assess(survey, answers, environment()).scope, environment())
  })
  return then.words(own?.html ?? completedHtml)
}
