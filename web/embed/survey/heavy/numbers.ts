import type { Node } from '#domain/survey/model/node.ts'
import { isAsked } from '#domain/survey/types/is-formed.ts'
import type { Filling } from '../filling.ts'

/** The number before each question's title, where the survey numbers them: through all of it, or anew on each page. */
export const numbersOf = (filling: Filling): Map<string, number> => {
  const numbers = new Map<string, number>()
  const mode = filling.definition.showQuestionNumbers
  if (!mode || mode === 'off') return numbers
  let next = 1
  const count = (nodes: Node[]) => {
    for (const { shown, kind, children, element, path } of nodes) {
      if (!shown) continue
      if (kind === 'section') count(children)
      else if (isAsked(element) && element.titleLocation !== 'hidden') numbers.set(path, next++)
    }
  }
  for (const page of filling.state().pages) {
    if (mode === 'onPage') next = 1
    count([page])
  }
  return numbers
}
