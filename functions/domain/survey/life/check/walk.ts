import type { CalculatedValue, Definition, Element, Page } from '../../../../contract/survey/definition.ts'
import type { Column, MultipleTextItem } from '../../../../contract/survey/question.ts'
import { isFormed } from '../../types/is-formed.ts'

type Part =
  | { kind: 'page'; node: Page }
  | { kind: 'element'; node: Element }
  | { kind: 'column'; node: Column }
  | { kind: 'item'; node: MultipleTextItem }
  | { kind: 'calculated'; node: CalculatedValue }

/** A part of a definition, the element to open for it, and the names its expressions know beside everybody's. */
export type Placed = Part & {
  at: string
  /** The place of its page, from 0; -1 for calculated values. */
  page: number
  /** What `{panel.x}` and `{row.x}` can mean here; null outside of groups and tables. */
  panel: ReadonlySet<string> | null
  row: ReadonlySet<string> | null
  /** The innermost group with entries or table with rows that it stands in, each of which has names of its own. */
  holder: Element | null
}

type Place = Pick<Placed, 'page' | 'panel' | 'row' | 'holder'>

/** Everything with an id, but options: each before what it holds. */
export function* partsOf(definition: Definition): Generator<Placed> {
  for (const [page, node] of definition.pages.entries()) {
    const place = { page, panel: null, row: null, holder: null }
    yield { kind: 'page', node, at: node.id, ...place }
    yield* inside(node.elements, place)
  }
  for (const node of definition.calculatedValues ?? [])
    yield { kind: 'calculated', node, at: '', page: -1, panel: null, row: null, holder: null }
}

function* inside(elements: readonly Element[] = [], place: Place): Generator<Placed> {
  for (const node of elements) {
    yield { kind: 'element', node, at: node.id, ...place }
    if (isFormed(node, 'section')) yield* inside(node.elements, place)
    if (isFormed(node, 'group'))
      yield* inside(node.templateElements, { ...place, panel: new Set(namesOf(node.templateElements)), holder: node })
    if (isFormed(node, 'fields'))
      for (const item of node.items ?? []) yield { kind: 'item', node: item, at: node.id, ...place }
    if (isFormed(node, 'table', 'list')) {
      const columns = node.columns ?? []
      const row = new Set([...columns.map(({ name }) => fold(name)), ...namesOf(node.detailElements)])
      const within = { ...place, row, holder: node }
      for (const column of columns) yield { kind: 'column', node: column, at: node.id, ...within }
      yield* inside(node.detailElements, within)
    }
  }
}

/** Names are the same in any case. */
export const fold = (name: string): string => name.toLowerCase()

/** What answers among these elements are called. */
const namesOf = (elements: readonly Element[] = []): string[] =>
  elements.flatMap((element) => {
    if (isFormed(element, 'section')) return namesOf(element.elements)
    const key = 'valueName' in element && element.valueName ? [element.valueName] : []
    return [element.name, ...key].filter(Boolean).map(fold)
  })

export const topNames = (definition: Definition): string[] => definition.pages.flatMap((page) => namesOf(page.elements))

/** Elements that can be named from anywhere, by that name. */
export const topElements = (definition: Definition): Map<string, { element: Element; page: number }> => {
  const found = new Map<string, { element: Element; page: number }>()
  for (const part of partsOf(definition)) {
    if (part.kind !== 'element' || part.panel || part.row) continue
    const key = 'valueName' in part.node && part.node.valueName
    for (const name of [part.node.name, key || ''])
      if (name) found.set(fold(name), { element: part.node, page: part.page })
  }
  return found
}
