import type { Node } from '../../../../functions/domain/survey/model/node.ts'
import type { Filling } from '../filling.ts'

const UNNUMBERED = ['html', 'image', 'expression']

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
      else if (!UNNUMBERED.includes(element.type) && element.titleLocation !== 'hidden') numbers.set(path, next++)
    }
  }
  for (const page of filling.state().pages) {
    if (mode === 'onPage') next = 1
    count([page])
  }
  return numbers
}
