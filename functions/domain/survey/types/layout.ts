import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element } from '../../../contract/survey/definition.ts'
import type { Asked } from '../model/node.ts'
import { asText, cellsOf } from '../tally/cells.ts'
import type { Formed } from './forms.ts'
import { isFormed } from './is-formed.ts'

export type Inner = Element | Asked

/**
 * An element as whoever walks through a definition meets it: with what stands inside, and how often that is asked. Who walks decides
 * on each form, so that the compiler asks for a decision where one is added.
 */
export type Layout =
  | { form: 'note' | 'question' }
  /** `section`: inside stands what is asked once; `fields`: under one question; `list`, `group`: in each row or entry that people add. */
  | { form: 'section' | 'fields' | 'list' | 'group'; inside: readonly Inner[] }
  /** In each row one of the columns is chosen, or `many`. */
  | { form: 'grid'; rows: readonly Choice[]; columns: readonly Choice[]; many: boolean }
  | { form: 'table'; rows: readonly Choice[]; inside: readonly Inner[] }

export const layoutOf = (each: Inner): Layout => {
  const element = each as Element
  if (isFormed(element, 'note')) return { form: 'note' }
  if (isFormed(element, 'section')) return { form: 'section', inside: element.elements ?? [] }
  if (isFormed(element, 'fields')) return { form: 'fields', inside: (element.items ?? []).map(asText) }
  if (isFormed(element, 'grid')) {
    const { rows = [], columns = [], cellType } = element
    return { form: 'grid', rows, columns, many: cellType === 'checkbox' }
  }
  if (isFormed(element, 'table')) return { form: 'table', rows: element.rows ?? [], inside: cellsOf(element) }
  if (isFormed(element, 'list')) return { form: 'list', inside: cellsOf(element) }
  if (isFormed(element, 'group')) return { form: 'group', inside: element.templateElements ?? [] }
  element.type satisfies Formed<'value' | 'calculated' | 'files' | 'option' | 'options' | 'step'>
  return { form: 'question' }
}
