import type { Choice } from '../../../../../functions/contract/survey/choice.ts'
import type { Definition, Element } from '../../../../../functions/contract/survey/definition.ts'
import { childrenOf } from '../core/tree.ts'

/** Something that a condition can ask about, by the name that expressions give it. */
export interface Named {
  name: string
  /** Null for a calculated value. */
  element: Element | null
  /** A row of a matrix, an item of a multiple text: how it is called beside the question's title. */
  part?: Choice['text']
}

/** What any condition of the survey can ask about: questions by their order, parts of tables, calculated values. */
export const namedQuestions = (definition: Definition): Named[] => [
  ...definition.pages.flatMap((page) => childrenOf(page).flatMap(ofElement)),
  ...(definition.calculatedValues ?? []).map(({ name }) => ({ name, element: null })),
]

const ofElement = (element: Element): Named[] => {
  if (element.type === 'panel') return childrenOf(element).flatMap(ofElement)
  if (element.type === 'html' || element.type === 'image' || element.name === '') return []
  const name = element.valueName || element.name
  if (element.type === 'matrix')
    return (element.rows ?? []).map((row) => ({ name: `${name}.${row.value}`, element, part: row.text }))
  if (element.type === 'multipletext')
    return (element.items ?? []).map((item) => ({ name: `${name}.${item.name}`, element, part: item.title }))
  return [{ name, element }]
}

export type ValueKind = 'options' | 'yesno' | 'number' | 'text'

/** What a question is compared with, and the options where it has some. */
export const valuesOf = (
  element: Element | null,
): { kind: ValueKind; options: readonly Choice[]; special: string[] } => {
  const none = { options: [], special: [] }
  if (!element) return { kind: 'text', ...none }
  switch (element.type) {
    case 'radiogroup':
    case 'buttongroup':
    case 'dropdown':
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
    case 'imagepicker': {
      const special = [
        ...(element.showOtherItem ? ['other'] : []),
        ...(element.showNoneItem ? ['none'] : []),
        ...(element.showRefuseItem ? ['refused'] : []),
        ...(element.showDontKnowItem ? ['dontknow'] : []),
      ]
      return { kind: 'options', options: element.choices ?? [], special }
    }
    case 'matrix':
      return { kind: 'options', options: element.columns ?? [], special: [] }
    case 'boolean':
      return element.valueTrue === undefined ? { kind: 'yesno', ...none } : { kind: 'text', ...none }
    case 'consent':
      return { kind: 'yesno', ...none }
    case 'rating':
      return element.rateValues?.length
        ? { kind: 'options', options: element.rateValues, special: [] }
        : { kind: 'number', ...none }
    case 'slider':
      return { kind: 'number', ...none }
    case 'text':
      return { kind: element.inputType === 'number' || element.inputType === 'range' ? 'number' : 'text', ...none }
    case 'expression':
      return { kind: 'number', ...none }
    default:
      return { kind: 'text', ...none }
  }
}

const COMMON = ['=', '!=', 'empty', 'notempty'] as const
const COMPARED = ['<', '<=', '>', '>='] as const

/** The operators that make sense for a question. */
export const operatorsFor = (element: Element | null) => {
  const several =
    element?.type === 'checkbox' ||
    element?.type === 'tagbox' ||
    element?.type === 'ranking' ||
    (element?.type === 'imagepicker' && element.multiSelect === true) ||
    (element?.type === 'matrix' && element.cellType === 'checkbox')
  if (several) return ['contains', 'notcontains', 'anyof', 'allof', 'noneof', 'empty', 'notempty'] as const
  const { kind } = valuesOf(element)
  if (kind === 'options') return [...COMMON, 'anyof', 'noneof'] as const
  if (kind === 'yesno') return COMMON
  if (kind === 'number') return [...COMMON, ...COMPARED] as const
  return [...COMMON, 'contains', 'notcontains', ...COMPARED] as const
}
