import { equals, isEmpty, isPlain, toText } from '../../../functions/domain/survey/expression/values.ts'
import { SPECIAL } from '../../../functions/domain/survey/model/choices.ts'
import { answerOf, type Node } from '../../../functions/domain/survey/model/node.ts'
import { choiceText, optionsOf } from './options.ts'
import { bare } from './picked.ts'
import { elementOf, type Scene } from './scene.ts'

/**
 * An answer in the words it was given in: the texts of options, not their values. Empty where there is none. `inText`: for the middle
 * of a sentence, where the words for "other" stand for themselves, a row of a scale is what was chosen in it, and no comment belongs.
 */
export const displayOf = (s: Scene, node: Node, value: unknown = answerOf(node), inText = false): string => {
  const { t } = s
  const comment = inText ? undefined : node.holder[`${node.key}-Comment`]
  if (isEmpty(value)) return node.element.showCommentArea ? toText(comment ?? '') : ''
  const { type } = node.element
  if (type === 'expression') return `${s.parts.expressionText?.({ s, node }) ?? toText(value)}`
  if (type === 'consent') return t.agreed
  if (type === 'boolean') {
    const { labelTrue, labelFalse, valueTrue = true } = elementOf<'boolean'>(node)
    return equals(value, valueTrue) ? s.words(labelTrue, node) || t.yes : s.words(labelFalse, node) || t.no
  }
  if (type === 'matrix' && isPlain(value)) {
    const { columns = [], rows = [] } = elementOf<'matrix'>(node)
    const column = (one: unknown): string => {
      const found = columns.find((each) => equals(each.value, one))
      return Array.isArray(one) ? one.map(column).join(t.listed) : found ? choiceText(s, found) : toText(one)
    }
    const [only, ...others] = Object.values(value)
    if (inText && !others.length) return column(only)
    return Object.entries(value)
      .map(([name, one]) => {
        const row = rows.find((each) => `${each.value}` === name)
        return `${row ? choiceText(s, row) : name}: ${column(one)}`
      })
      .join('\n')
  }
  const options = [
    ...optionsOf(s, node),
    ...(node.element.rateValues ?? []).map((one) => ({ value: one.value, text: choiceText(s, one) })),
  ]
  const one = (value: unknown): string => {
    const own = bare(value, node.element)
    const other = inText && own === SPECIAL.other && node.holder[`${node.key}-Comment`]
    if (other) return toText(other)
    const text = options.find((option) => equals(option.value, own))?.text ?? toText(own)
    return isPlain(value) && value.comment ? `${text} (${toText(value.comment)})` : text
  }
  const words = (Array.isArray(value) ? value : [value]).map(one).join(t.listed)
  return comment ? `${words} (${toText(comment)})` : words
}
