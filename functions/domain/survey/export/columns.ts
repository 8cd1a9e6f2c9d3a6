import type { Choice } from '../../../contract/survey/choice.ts'
import type { Definition } from '../../../contract/survey/definition.ts'
import { equals, isEmpty, isPlain, type Plain, toText } from '../expression/index.ts'
import { choosesMany } from '../model/chooses-many.ts'
import { type Asked, keyOf, specialValues } from '../model/index.ts'
import { isRanked } from '../model/ranks-all.ts'
import type { RegionName } from '../region.ts'
import { type Inner, layoutOf } from '../types/layout.ts'

export type Cell = string | number

/** One column of a table of responses, for the answers to one version. `key` joins versions: it is made of stable ids. */
export interface Column {
  key: string
  header: string
  /** `code`: of an option, its label in a `label` column beside it; `flag`: 1 or 0, or in a ranking the place; `list`: codes. */
  kind: 'code' | 'label' | 'flag' | 'number' | 'text' | 'list'
  /** The question as it was asked, and for a flag its option. */
  title: string
  /** Of codes. */
  labels: readonly (readonly [value: string | number, label: string])[]
  read: (answers: Plain) => Cell
}

/**
 * A version's columns in the order of its questions. A choice has two, the code and its label; several choices and a ranking
 * have the codes, and one an option; a table with rows of its own one a row and column. What repeats has one, as JSON.
 */
export const columnsOf = (
  definition: Definition,
  language: string,
  regionName: RegionName = (code) => code,
): Column[] => {
  const base = definition.languages[0] ?? ''
  const say: Say = (text, otherwise) => text?.[language] ?? text?.[base] ?? otherwise
  return [
    ...inside(
      definition.pages.flatMap((page) => page.elements ?? []),
      { say, regionName, title: '', suffix: '' },
      (it) => it,
    ),
  ]
}

type Say = (text: Record<string, string> | undefined, otherwise: string) => string
/** `title` and `suffix`: of the row or the group of fields that a question stands in. */
type Place = { say: Say; regionName: RegionName; title: string; suffix: string }
type Reach = (answers: Plain) => unknown

function* inside(elements: readonly Inner[], place: Place, reach: Reach): Generator<Column> {
  for (const each of elements) {
    const element = each as Asked
    const layout = layoutOf(each)
    const answer = keyed(reach, keyOf(element))
    const title = `${place.title}${place.say(element.title, element.name)}`
    const key = element.id + place.suffix
    switch (layout.form) {
      case 'note':
        continue
      case 'section':
        yield* inside(layout.inside, place, reach)
        continue
      case 'fields':
        yield* inside(layout.inside, { ...place, title: `${title}: ` }, answer)
        break
      case 'table':
        for (const row of layout.rows) {
          const at = {
            ...place,
            title: `${title}: ${place.say(row.text, String(row.value))}: `,
            suffix: `${place.suffix}.${row.id}`,
          }
          yield* inside(layout.inside, at, keyed(answer, String(row.value)))
        }
        break
      case 'grid':
        for (const row of layout.rows) {
          const name = `${title}: ${place.say(row.text, String(row.value))}`
          const code = `${element.name}${place.suffix}.${row.value}`
          yield* chosen(`${key}.${row.id}`, name, layout.columns, keyed(answer, String(row.value)), place.say, code)
        }
        break
      case 'question':
      case 'list':
      case 'group':
        yield* ofQuestion(element, key, title, answer, place)
        break
      default:
        layout satisfies never
    }
    const comment = keyed(reach, `${keyOf(element)}-Comment`)
    if (hasComment(element))
      yield {
        ...{ key: `${key}-Comment`, header: `${title} …`, kind: 'text', title: `${title} …`, labels: [] },
        read: (all) => plain(comment(all)),
      }
  }
}

const keyed =
  (reach: Reach, key: string): Reach =>
  (answers) => {
    const holder = reach(answers)
    return isPlain(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined
  }

const hasComment = (element: Asked) => element.showCommentArea === true || element.showOtherItem === true

function* ofQuestion(
  element: Asked,
  key: string,
  title: string,
  answer: Reach,
  { say, suffix, regionName }: Place,
): Generator<Column> {
  const property = element.valuePropertyName
  const code = element.name + suffix
  const options = [...(element.choices ?? []), ...specialValues(element).map(specialOption)]
  const as = (kind: 'number' | 'text'): Column => ({
    ...{ key, header: title, kind, title, labels: [], read: (all) => plain(answer(all)) },
  })
  switch (element.type) {
    case 'radiogroup':
    case 'buttongroup':
    case 'dropdown':
    case 'imagepicker':
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      if (choosesMany({ element })) yield* several(element, key, title, options, answer, say, code)
      else yield* chosen(key, title, options, (all) => bareOf(answer(all), property), say, code)
      yield* ownWords(key, title, options, answer, say)
      break
    case 'rating':
      if (element.rateValues?.length) yield* chosen(key, title, element.rateValues, answer, say, code)
      else yield as('number')
      break
    case 'region': {
      const read = (all: Plain) => plain(answer(all))
      yield { key, header: code, kind: 'code', title, labels: [], read }
      yield {
        ...{ key: `${key}~label`, header: labelHeader(title, code), kind: 'label', title, labels: [] },
        read: (all) => regionName(String(read(all))),
      }
      break
    }
    case 'slider':
      yield as('number')
      break
    case 'text':
      yield as(element.inputType === 'number' || element.inputType === 'range' ? 'number' : 'text')
      break
    case 'comment':
    case 'boolean':
    case 'consent':
    case 'expression':
    case 'file':
    // What repeats, or holds what repeats, as JSON.
    case 'paneldynamic':
    case 'matrixdynamic':
    case 'matrixdropdown':
    case 'matrix':
    case 'multipletext':
      yield as('text')
      break
    case 'panel':
    case 'html':
    case 'image':
      break
    default:
      element.type satisfies never
  }
}

/** The codes that were chosen, and a flag an option. */
function* several(
  element: Asked,
  key: string,
  title: string,
  options: readonly Choice[],
  answer: Reach,
  say: Say,
  code: string,
): Generator<Column> {
  const places = (all: Plain) => listOf(answer(all)).map((one) => bareOf(one, element.valuePropertyName))
  // Also what was chosen among the options of an earlier question, or written in the place of one.
  yield {
    ...{ key, header: code, kind: 'list', title, labels: options.map((each) => labelled(each, say)) },
    read: (all) => places(all).map(plain).join(';'),
  }
  for (const option of options)
    yield {
      key: `${key}:${option.id}`,
      header: `${title}: ${say(option.text, String(option.value))}`,
      ...{ kind: 'flag' as const, title: `${title}: ${say(option.text, String(option.value))}`, labels: [] },
      read: (all) => {
        if (isEmpty(answer(all))) return ''
        const at = places(all).findIndex((one) => equals(one, option.value))
        return isRanked(element) ? (at < 0 ? '' : at + 1) : at < 0 ? 0 : 1
      },
    }
}

/** The code, and the label beside it. */
function* chosen(
  key: string,
  title: string,
  options: readonly Choice[],
  answer: Reach,
  say: Say,
  code: string,
): Generator<Column> {
  const labelOf = (one: unknown) => {
    const option = options.find((each) => equals(each.value, one))
    return option ? say(option.text, String(option.value)) : plain(one)
  }
  const labels = options.map((each) => labelled(each, say))
  yield { key, header: code, kind: 'code', title, labels, read: (all) => plain(answer(all)) }
  yield {
    key: `${key}~label`,
    header: labelHeader(title, code),
    ...{ kind: 'label' as const, title, labels },
    read: (all) => listOf(answer(all)).map(labelOf).join('; '),
  }
}

/** What is written to options that have a field of their own, a column each. */
function* ownWords(key: string, title: string, options: readonly Choice[], answer: Reach, say: Say): Generator<Column> {
  for (const option of options) {
    if (!option.showCommentArea) continue
    const header = `${title}: ${say(option.text, String(option.value))} …`
    yield {
      ...{ key: `${key}:${option.id}-Comment`, header, kind: 'text', title: header, labels: [] },
      read: (all) => {
        const chosen = listOf(answer(all)).find((one) => isPlain(one) && equals(one.value, option.value))
        return isPlain(chosen) ? plain(chosen.comment) : ''
      },
    }
  }
}

/** Beside the column of the code, which has the question's name. */
const labelHeader = (title: string, code: string): string => (title === code ? `${title} (…)` : title)

const labelled = ({ value, text }: Choice, say: Say): readonly [string | number, string] => [
  typeof value === 'number' ? value : String(value),
  say(text, String(value)),
]

const specialOption = (value: string): Choice => ({ id: `~${value}`, value })

const listOf = (value: unknown): unknown[] => (isEmpty(value) ? [] : Array.isArray(value) ? value : [value])
const bareOf = (value: unknown, property: string | undefined): unknown =>
  isPlain(value) ? value[property && property in value ? property : 'value'] : value

const plain = (value: unknown): Cell => {
  if (typeof value === 'number') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : toText(value)
}
