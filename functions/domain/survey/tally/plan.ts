import type { Definition, Element } from '../../../contract/survey/definition.ts'
import type { Asked } from '../model/index.ts'
import { type Inner, layoutOf } from '../types/layout.ts'
import { NUMBER_BINS } from './number.ts'

/** Counters are kept together in items of about this size, in bytes: each batch of responses writes the ones it touches. */
const CHUNK_BYTES = 60_000
/** DynamoDB takes 400 KB an item. */
const MOST_BYTES = 300_000
/** The special options, yes and no, the counts of asked and answered themselves. */
const EXTRA = 7
/** A counter's number, and what is between an id and the rest of a key. */
const NUMBER_BYTES = 8

export interface Plan {
  /** In which part of the tallies a question is counted, by its id. */
  chunkOf: ReadonlyMap<string, string>
  /** Questions with more counters than one item holds. */
  tooLarge: readonly string[]
}

/**
 * Where the counters of a definition are kept: questions in their order fill one part after another. It follows from the
 * definition alone, so a response is added to, and taken from, the same part every time; who reads adds all parts up.
 */
export const planOf = (definition: Definition): Plan => {
  const chunkOf = new Map<string, string>()
  const tooLarge: string[] = []
  let [chunk, filled] = [0, 0]
  for (const { id, bytes } of sizes(
    definition.pages.flatMap((page) => page.elements ?? []),
    0,
  )) {
    if (bytes > MOST_BYTES) tooLarge.push(id)
    if (filled > 0 && filled + bytes > CHUNK_BYTES) {
      chunk++
      filled = 0
    }
    filled += bytes
    if (!chunkOf.has(id)) chunkOf.set(id, `part${chunk}`)
  }
  return { chunkOf, tooLarge }
}

/** `suffix`: the length of the row ids that come after the id of a question inside a table with rows of its own. */
function* sizes(elements: readonly Inner[], suffix: number): Generator<{ id: string; bytes: number }> {
  for (const each of elements) {
    const layout = layoutOf(each)
    if (layout.form !== 'section' && layout.form !== 'note')
      yield { id: each.id, bytes: bytesOf(each as Element, suffix) }
    switch (layout.form) {
      case 'section':
      case 'fields':
      case 'list':
      case 'group':
        yield* sizes(layout.inside, suffix)
        break
      case 'table': {
        const { rows } = layout
        const longest = rows.reduce((most, row) => Math.max(most, row.id.length + 1), 0)
        for (const cell of sizes(layout.inside, suffix + longest)) yield { ...cell, bytes: cell.bytes * rows.length }
        break
      }
      case 'note':
      case 'question':
      case 'grid':
        break
      default:
        layout satisfies never
    }
  }
}

const bytesOf = (element: Element, suffix: number): number => {
  const key = element.id.length + suffix + 1 + NUMBER_BYTES
  const listed = (ids: readonly { id: string }[] = []) => ids.reduce((sum, { id }) => sum + key + id.length, 0)
  const extra = EXTRA * (key + 8)
  // By type, and never otherwise than it was: what is counted already stands where this led.
  switch (element.type) {
    case 'matrix':
      return (element.rows ?? []).reduce(
        (sum, row) => sum + listed(element.columns) + (row.id.length + 1) * 50 + extra,
        extra,
      )
    case 'rating':
      return element.rateValues?.length ? listed(element.rateValues) + extra : numbers(key)
    case 'slider':
    case 'expression':
      return numbers(key)
    case 'text':
      return element.inputType === 'number' || element.inputType === 'range' ? numbers(key) : extra
    case 'ranking':
      return 2 * listed(element.choices) + extra
    case 'region':
      return 100 * (key + 6) + extra
    case 'dropdown':
    case 'tagbox':
      return listed(element.choices) + extra + (element.choicesMax === undefined ? 0 : numbers(key))
    case 'radiogroup':
    case 'buttongroup':
    case 'checkbox':
    case 'imagepicker':
    case 'matrixdropdown':
    case 'matrixdynamic':
      return listed(element.choices) + extra
    // A cell has the choices of its table, whatever it asks.
    case 'comment':
    case 'boolean':
    case 'consent':
    case 'file':
    case 'multipletext':
    case 'paneldynamic':
    case 'panel':
    case 'html':
    case 'image':
      return ('choices' in element ? listed((element as Asked).choices) : 0) + extra
  }
}

const numbers = (key: number): number => NUMBER_BINS * (key + 6)
