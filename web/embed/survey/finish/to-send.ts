import { isEmpty, type Plain } from '../../../../functions/domain/survey/expression/values.ts'
import { all, type Node } from '../../../../functions/domain/survey/model/node.ts'
import type { Filling } from '../filling.ts'

/** The answers without those to questions that, going by the others, are not asked: they are nobody's business (M13). */
export const toSend = ({ definition, state }: Filling): Plain => {
  const answers = { ...state().answers }
  const shown = new Set<string>()
  const hidden: Node[] = []
  for (const node of all(state().pages)) {
    if (node.kind !== 'question' || node.within) continue
    if (node.shown) shown.add(node.key)
    else if (definition.clearInvisibleValues !== 'none' && node.element.clearIfInvisible !== 'none') hidden.push(node)
  }
  for (const { key } of hidden) if (!shown.has(key)) for (const name of [key, `${key}-Comment`]) delete answers[name]
  for (const [name, value] of Object.entries(answers)) if (isEmpty(value)) delete answers[name]
  return answers
}
