import type { Choice } from '../../../contract/survey/choice.ts'
import type { Definition, Element } from '../../../contract/survey/definition.ts'
import { equals } from '../expression/index.ts'
import type { Asked } from './node.ts'
import type { Setting } from './outline.ts'
import { withoutWords } from './without-words.ts'

/** The options of a question that takes over those of an earlier one: all, or what was chosen there or was not. */
export function carriedChoices(element: Asked, { survey, answers }: Setting): Choice[] | undefined {
  const from = element.choicesFromQuestion && find(survey.definition, element.choicesFromQuestion)
  if (!from) return undefined
  const choices = ('choices' in from && from.choices) || []
  const mode = element.choicesFromQuestionMode
  if (mode !== 'selected' && mode !== 'unselected') return choices
  const answer = answers[('valueName' in from && from.valueName) || from.name]
  const chosen = (Array.isArray(answer) ? answer : [answer]).map(withoutWords)
  return choices.filter(({ value }) => chosen.some((one) => equals(one, value)) === (mode === 'selected'))
}

const known = new WeakMap<Definition, Map<string, Element>>()

/** The first element of a name, outermost first. */
function find(definition: Definition, name: string): Element | undefined {
  const elements = known.get(definition) ?? byName(definition)
  known.set(definition, elements)
  return elements.get(name)
}

function byName({ pages }: Definition): Map<string, Element> {
  const found = new Map<string, Element>()
  const pending = pages.flatMap((page) => page.elements ?? [])
  for (const element of pending) {
    if (!found.has(element.name)) found.set(element.name, element)
    if (element.type === 'panel') pending.push(...(element.elements ?? []))
  }
  return found
}
