import type { Choice } from '../../../contract/survey/choice.ts'
import type { Definition, Element } from '../../../contract/survey/definition.ts'
import { equals, isEmpty, isPlain, type Plain, toText } from '../expression/index.ts'
import { type Asked, specialValues } from '../model/index.ts'
import { keyOf } from '../questions.ts'
import type { RegionName } from '../region.ts'
import { asText, cellsOf } from '../tally/index.ts'

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

function* inside(elements: readonly (Element | Asked)[], place: Place, reach: Reach): Generator<Column> {
  for (const each of elements) {
    const element = each as Element
    if (element.type === 'html' || element.type === 'image') continue
    if (element.type === 'panel') {
      yield* inside(element.elements ?? [], place, reach)
      continue
    }
    const answer = keyed(reach, keyOf(each as Asked))
    const title = `${place.title}${place.say(element.title, element.name)}`
    const key = element.id + place.suffix
    if (element.type === 'multipletext') {
      yield* inside((element.items ?? []).map(asText), { ...place, title: `${title}: ` }, answer)
    } else if (element.type === 'matrixdropdown') {
      for (const row of element.rows ?? []) {
        const at = {
          ...place,
          title: `${title}: ${place.say(row.text, String(row.value))}: `,
          suffix: `${place.suffix}.${row.id}`,
        }
        yield* inside(cellsOf(element), at, keyed(answer, String(row.value)))
      }
    } else if (element.type === 'matrix') {
      for (const row of element.rows ?? []) {
        const name = `${title}: ${place.say(row.text, String(row.value))}`
        const code = `${element.name}${place.suffix}.${row.value}`
        yield* chosen(
          `${key}.${row.id}`,
          name,
          element.columns ?? [],
          keyed(answer, String(row.value)),
          place.say,
          code,
        )
      }
    } else yield* ofQuestion(each as Asked, key, title, answer, place)
    const comment = keyed(reach, `${keyOf(each as Asked)}-Comment`)
    if (hasComment(each as Asked))
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

const SEVERAL = new Set<Element['type']>(['checkbox', 'tagbox', 'ranking'])
const ONE = new Set<Element['type']>(['radiogroup', 'dropdown', 'buttongroup'])

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
  const several = SEVERAL.has(element.type) || (element.type === 'imagepicker' && element.multiSelect === true)
  if (several) {
    const places = (all: Plain) => listOf(answer(all)).map((one) => bareOf(one, property))
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
          return element.type === 'ranking' ? (at < 0 ? '' : at + 1) : at < 0 ? 0 : 1
        },
      }
    yield* ownWords(key, title, options, answer, say)
  } else if (ONE.has(element.type) || element.type === 'imagepicker') {
    yield* chosen(key, title, options, (all) => bareOf(answer(all), property), say, code)
    yield* ownWords(key, title, options, answer, say)
  } else if (element.rateValues?.length) yield* chosen(key, title, element.rateValues, answer, say, code)
  else if (element.type === 'region') {
    const read = (all: Plain) => plain(answer(all))
    yield { key, header: code, kind: 'code', title, labels: [], read }
    yield {
      ...{ key: `${key}~label`, header: labelHeader(title, code), kind: 'label', title, labels: [] },
      read: (all) => regionName(String(read(all))),
    }
  } else
    yield {
      key,
      header: title,
      kind: isNumber(element) ? 'number' : 'text',
      title,
      labels: [],
      read: (all) => plain(answer(all)),
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

const isNumber = ({ type, inputType }: Asked): boolean =>
  type === 'slider' || type === 'rating' || inputType === 'number' || inputType === 'range'

const specialOption = (value: string): Choice => ({ id: `~${value}`, value })

const listOf = (value: unknown): unknown[] => (isEmpty(value) ? [] : Array.isArray(value) ? value : [value])
const bareOf = (value: unknown, property: string | undefined): unknown =>
  isPlain(value) ? value[property && property in value ? property : 'value'] : value

const plain = (value: unknown): Cell => {
  if (typeof value === 'number') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : toText(value)
}
