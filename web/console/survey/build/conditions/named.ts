import type { Choice } from '#contract/survey/choice.ts'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { choosesMany } from '#domain/survey/model/chooses-many.ts'
import { type Asked, keyOf } from '#domain/survey/model/node.ts'
import { specialValues } from '#domain/survey/model/special-values.ts'
import { countingOf } from '#domain/survey/types/counted.ts'
import { layoutOf } from '#domain/survey/types/layout.ts'
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
  const layout = layoutOf(element)
  const name = keyOf(element as Asked)
  if (element.name === '' && layout.form !== 'section') return []
  switch (layout.form) {
    case 'section':
      return childrenOf(element).flatMap(ofElement)
    case 'note':
      return []
    case 'grid':
      return layout.rows.map((row) => ({ name: `${name}.${row.value}`, element, part: row.text }))
    case 'fields':
      return layout.inside.map((item) => ({ name: `${name}.${item.name}`, element, part: item.title }))
    case 'question':
    case 'table':
    case 'list':
    case 'group':
      return [{ name, element }]
  }
}

export type ValueKind = 'options' | 'yesno' | 'number' | 'text'

/** What a question is compared with, and the options where it has some. */
export const valuesOf = (
  element: Element | null,
): { kind: ValueKind; options: readonly Choice[]; special: string[] } => {
  const none = { options: [], special: [] }
  if (!element) return { kind: 'text', ...none }
  const asked = element as Asked
  switch (countingOf(asked)) {
    case 'options':
    case 'ranking':
      return { kind: 'options', options: asked.choices ?? [], special: specialValues(asked) }
    case 'rows': {
      const layout = layoutOf(element)
      return { kind: 'options', options: layout.form === 'grid' ? layout.columns : [], special: [] }
    }
    case 'yes-no':
      return asked.valueTrue === undefined ? { kind: 'yesno', ...none } : { kind: 'text', ...none }
    case 'agreed':
      return { kind: 'yesno', ...none }
    case 'steps':
      return asked.rateValues?.length
        ? { kind: 'options', options: asked.rateValues, special: [] }
        : { kind: 'number', ...none }
    case 'numbers':
      return { kind: 'number', ...none }
    case 'codes':
    case 'words':
    case 'inside':
    case 'never':
      return { kind: 'text', ...none }
  }
}

const COMMON = ['=', '!=', 'empty', 'notempty'] as const
const COMPARED = ['<', '<=', '>', '>='] as const

/** The operators that make sense for a question. */
export const operatorsFor = (element: Element | null) => {
  const layout = element && layoutOf(element)
  const several = element && choosesMany({ element: element as Asked })
  if (several || (layout?.form === 'grid' && layout.many))
    return ['contains', 'notcontains', 'anyof', 'allof', 'noneof', 'empty', 'notempty'] as const
  const { kind } = valuesOf(element)
  if (kind === 'options') return [...COMMON, 'anyof', 'noneof'] as const
  if (kind === 'yesno') return COMMON
  if (kind === 'number') return [...COMMON, ...COMPARED] as const
  return [...COMMON, 'contains', 'notcontains', ...COMPARED] as const
}
