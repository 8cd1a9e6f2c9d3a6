import type { Definition, Element } from '../../contract/survey/definition.ts'
import type { Asked } from './model/index.ts'
import { asText, cellsOf } from './tally/cells.ts'

export interface Placed {
  element: Asked
  /** The pages, sections, groups and tables it stands in, by id, from the outside in. */
  within: readonly string[]
}

/** Everything of a definition that can be answered, each before what it holds: questions, columns of tables, items. */
export function* questionsOf(definition: Definition): Generator<Placed> {
  for (const page of definition.pages) yield* inside(page.elements ?? [], [page.id])
}

function* inside(elements: readonly (Element | Asked)[], within: readonly string[]): Generator<Placed> {
  for (const each of elements) {
    const element = each as Element
    if (element.type === 'html' || element.type === 'image') continue
    const deeper = [...within, element.id]
    if (element.type !== 'panel') yield { element: each as Asked, within }
    if (element.type === 'panel') yield* inside(element.elements ?? [], deeper)
    else if (element.type === 'paneldynamic') yield* inside(element.templateElements ?? [], deeper)
    else if (element.type === 'multipletext') yield* inside((element.items ?? []).map(asText), deeper)
    else if (element.type === 'matrixdynamic' || element.type === 'matrixdropdown')
      yield* inside(cellsOf(element), deeper)
  }
}
