import { equals, isEmpty, isPlain, toText } from '../expression/index.ts'
import { type Asked, all, answerOf, type Node } from './node.ts'
import type { Setting } from './outline.ts'
import { validate } from './validate.ts'

/** The functions and properties that ask about the survey's elements rather than about answers. */
export function questionAbout(question: string, args: unknown[], pages: Node[], setting: Setting): unknown {
  const [name, second] = args
  if (question === 'isDisplayMode') return setting.survey.definition.readOnly === true
  if (typeof name !== 'string') return question === 'isContainerReady' ? false : undefined
  setting.asked++
  if (question === 'count') return countOf(name, pages, setting)
  const folded = name.toLowerCase()
  const node = [...all(pages)].find(
    (one) => one.kind !== 'entry' && one.kind !== 'row' && one.element.name.toLowerCase() === folded,
  )
  if (question === 'isContainerReady') {
    const children = typeof second === 'number' ? node?.children[second]?.children : node?.children
    return children !== undefined && isReady(children, setting)
  }
  // Before a question of this name, as in SurveyJS.
  if (question === 'propertyValue' && folded === SURVEY) return propertyOfSurvey(toText(second), pages, setting)
  if (question === 'getComment') return node ? (node.holder[`${node.key}-Comment`] ?? '') : ''
  if (!node) return undefined
  if (question === 'displayValue') return displayOf(node.element, isEmpty(second) ? answerOf(node) : second, setting)
  return propertyOf(node, toText(second), setting)
}

/** What a quiz counts: questions with a correct answer, and how they were answered. */
function countOf(name: string, pages: Node[], setting: Setting): unknown {
  if (name === 'locale') return setting.survey.definition.languages[0]
  if (name === 'pagecount') return pages.filter((page) => page.visible).length
  const asked = pages.flatMap((page) => (page.visible ? [...all(page.children)] : []))
  const quiz = asked.filter((node) => node.kind === 'question' && node.visible && !isEmpty(node.element.correctAnswer))
  if (name === 'questioncount') return quiz.length
  const right = quiz.filter((node) => equals(answerOf(node), node.element.correctAnswer)).length
  return name === 'correctanswers' ? right : quiz.length - right
}

// A validator that asks whether its own page is ready would ask without end.
function isReady(nodes: Node[], setting: Setting): boolean {
  if (setting.asking) return false
  setting.asking = true
  const problems = validate(nodes, setting)
  setting.asking = false
  return problems.every((problem) => problem.severity)
}

/** `{$survey.title}`: what is asked so is about the survey as a whole. */
export const SURVEY = 'survey'

type Ask<T> = (about: T, setting: Setting) => unknown

/** What an expression may ask about a question, a section or a page: `{$name.isVisible}`. */
export const ELEMENT_PROPERTIES: Readonly<Record<string, Ask<Node>>> = {
  isVisible: ({ visible }) => visible,
  visible: ({ visible }) => visible,
  isRequired: ({ required }) => required,
  readOnly: ({ readOnly }) => readOnly,
  isReadOnly: ({ readOnly }) => readOnly,
  value: answerOf,
  name: ({ element }) => element.name,
  title: ({ element }, setting) => textOf(element.title, setting) ?? element.name,
  description: ({ element }, setting) => textOf(element.description, setting) ?? '',
  containsErrors: (node, setting) => !isReady([node], setting),
}

/** The same about the survey. */
export const SURVEY_PROPERTIES: Readonly<Record<string, Ask<Node[]>>> = {
  title: (_, setting) => textOf(setting.survey.definition.title, setting) ?? '',
  description: (_, setting) => textOf(setting.survey.definition.description, setting) ?? '',
  pageCount: (pages) => pages.length,
  visiblePageCount: (pages) => pages.filter(({ visible }) => visible).length,
  readOnly: (_, { survey }) => survey.definition.readOnly === true,
}

const propertyOf = (node: Node, property: string, setting: Setting): unknown =>
  Object.hasOwn(ELEMENT_PROPERTIES, property) ? ELEMENT_PROPERTIES[property]?.(node, setting) : undefined

const propertyOfSurvey = (property: string, pages: Node[], setting: Setting): unknown =>
  Object.hasOwn(SURVEY_PROPERTIES, property) ? SURVEY_PROPERTIES[property]?.(pages, setting) : undefined

/** An answer in the words it was given in: the texts of options, not their values. */
function displayOf(element: Asked, value: unknown, setting: Setting): unknown {
  if (Array.isArray(value)) return value.map((one) => toText(displayOf(element, one, setting) ?? '')).join(', ')
  if (element.type === 'boolean' && typeof value === 'boolean') {
    return textOf(value ? element.labelTrue : element.labelFalse, setting) ?? (value ? 'Yes' : 'No')
  }
  const option = [...(element.choices ?? []), ...(element.rateValues ?? [])].find((one) =>
    equals(one.value, isPlain(value) && 'value' in value ? value.value : value),
  )
  return option ? (textOf(option.text, setting) ?? option.value) : value
}

function textOf(text: Record<string, string> | undefined, { survey }: Setting): string | undefined {
  return text?.[survey.definition.languages[0] ?? '']
}
