import { equals, isEmpty, isPlain, toText } from '#domain/survey/expression/values.ts'
import { answerOf, type Node } from '#domain/survey/model/node.ts'
import { isFormed } from '#domain/survey/types/is-formed.ts'
import { choiceText, optionsOf } from './options.ts'
import { bare } from './picked.ts'
import { elementOf, type Scene } from './scene.ts'

/** An answer in the words it was given in: the texts of options, not their values. Empty where there is none. */
export const displayOf = (s: Scene, node: Node, value: unknown = answerOf(node)): string => {
  const { t } = s
  const comment = node.holder[`${node.key}-Comment`]
  if (isEmpty(value)) return node.element.showCommentArea ? toText(comment ?? '') : ''
  const { type } = node.element
  const said = s.parts[`${type}Text`]
  if (said) return said({ s, node }, value)
  if (type === 'consent') return t.agreed
  if (type === 'boolean') {
    const { labelTrue, labelFalse, valueTrue = true } = elementOf<'boolean'>(node)
    return equals(value, valueTrue) ? s.words(labelTrue, node) || t.yes : s.words(labelFalse, node) || t.no
  }
  if (isFormed(node.element, 'grid') && isPlain(value)) {
    const { columns = [], rows = [] } = elementOf<'matrix'>(node)
    const column = (one: unknown): string => {
      const found = columns.find((each) => equals(each.value, one))
      return Array.isArray(one) ? one.map(column).join(t.listed) : found ? choiceText(s, found) : toText(one)
    }
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
    const text = options.find((option) => equals(option.value, own))?.text ?? toText(own)
    return isPlain(value) && value.comment ? `${text} (${toText(value.comment)})` : text
  }
  const words = (Array.isArray(value) ? value : [value]).map(one).join(t.listed)
  return comment ? `${words} (${toText(comment)})` : words
}
