import type { Definition } from '../../../../functions/contract/survey/definition.ts'
import { holds } from '../../../../functions/domain/survey/model/compiled.ts'
import { assess } from '../../../../functions/domain/survey/model/survey.ts'
import type { Filling } from '../filling.ts'
import type { Scene } from '../scene.ts'
import { wordsOf } from '../words.ts'
import { toSend } from './to-send.ts'

/** What was given in this visit, by its definition: the last words may depend on it and name it. A later visit knows nothing of it. */
const given = new WeakMap<Definition, Filling>()

export const rememberGiven = (filling: Filling): void => {
  given.set(filling.definition, filling)
}

/**
 * The survey's own last words: the first whose condition the answers meet, else those for everybody. Plain, for what they may hold of
 * HTML is only shown where a note shows it.
 */
export const closing = (s: Scene): string => {
  const filling = given.get(s.filling.definition) ?? s.filling
  const { definition, survey, environment } = filling
  const then: Scene = { ...s, filling, words: (text, node) => wordsOf(then, text, node) }
  const isGiven = given.has(s.filling.definition)
  const { completedHtml, completedHtmlOnCondition = [] } = definition
  const own = completedHtmlOnCondition.find(({ expression }) => {
    if (!expression || !isGiven) return false
    return holds(survey, expression, assess(survey, toSend(filling), environment()).scope, environment())
  })
  return then
    .words(own?.html ?? completedHtml)
    .replace(/<[^>]*>/g, ' ')
    .trim()
}
