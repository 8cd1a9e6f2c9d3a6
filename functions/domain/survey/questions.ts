import type { Definition, Element } from '../../contract/survey/definition.ts'
import type { Asked } from './model/index.ts'
import { asText, cellsOf } from './tally/cells.ts'

export interface Placed {
  element: Asked
  /** The pages, sections, groups and tables it stands in, by id, from the outside in. */
  within: readonly string[]
  /** The keys to what holds its answer, from the outside in; null: every entry of a group, every row of a table. */
  path: readonly (string | null)[]
}

/** What the answer of a question is kept under. */
export const keyOf = ({ valueName, name }: Asked): string => valueName || name

/** Everything of a definition that can be answered, each before what it holds: questions, columns of tables, items. */
export function* questionsOf(definition: Definition): Generator<Placed> {
  for (const page of definition.pages) yield* inside(page.elements ?? [], [page.id], [])
}

function* inside(
  elements: readonly (Element | Asked)[],
  within: readonly string[],
  path: Placed['path'],
): Generator<Placed> {
  for (const each of elements) {
    const element = each as Element
    if (element.type === 'html' || element.type === 'image') continue
    const deeper = [...within, element.id]
    if (element.type === 'panel') {
      yield* inside(element.elements ?? [], deeper, path)
      continue
    }
    yield { element: each as Asked, within, path }
    const own = [...path, keyOf(each as Asked)]
    if (element.type === 'paneldynamic') yield* inside(element.templateElements ?? [], deeper, [...own, null])
    else if (element.type === 'multipletext') yield* inside((element.items ?? []).map(asText), deeper, own)
    else if (element.type === 'matrixdynamic' || element.type === 'matrixdropdown')
      yield* inside(cellsOf(element), deeper, [...own, null])
  }
}
