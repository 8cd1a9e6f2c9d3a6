import type { Definition } from '../../contract/survey/definition.ts'
import { type Asked, keyOf } from './model/node.ts'
import { type Inner, layoutOf } from './types/layout.ts'

export interface Placed {
  element: Asked
  /** The pages, sections, groups and tables it stands in, by id, from the outside in. */
  within: readonly string[]
  /** The keys to what holds its answer, from the outside in; null: every entry of a group, every row of a table. */
  path: readonly (string | null)[]
}

/** Everything of a definition that can be answered, each before what it holds: questions, columns of tables, items. */
export function* questionsOf(definition: Definition): Generator<Placed> {
  for (const page of definition.pages) yield* inside(page.elements ?? [], [page.id], [])
}

function* inside(elements: readonly Inner[], within: readonly string[], path: Placed['path']): Generator<Placed> {
  for (const each of elements) {
    const element = each as Asked
    const layout = layoutOf(each)
    const deeper = [...within, element.id]
    const own = [...path, keyOf(element)]
    if (layout.form !== 'section' && layout.form !== 'note') yield { element, within, path }
    switch (layout.form) {
      case 'section':
        yield* inside(layout.inside, deeper, path)
        break
      case 'fields':
        yield* inside(layout.inside, deeper, own)
        break
      case 'table':
      case 'list':
      case 'group':
        yield* inside(layout.inside, deeper, [...own, null])
        break
      case 'note':
      case 'question':
      case 'grid':
        break
      default:
        layout satisfies never
    }
  }
}
