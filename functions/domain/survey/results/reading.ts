import type { Choice } from '../../../contract/survey/choice.ts'
import type { Definition, Element } from '../../../contract/survey/definition.ts'
import { choosesMany } from '../model/chooses-many.ts'
import type { Asked } from '../model/node.ts'
import { countingOf } from '../types/counted.ts'
import { isFormed } from '../types/is-formed.ts'
import { type Inner, layoutOf } from '../types/layout.ts'

/** What stands for the options that a definition need not name. */
export interface OwnWords {
  other: string
  none: string
  refused: string
  dontknow: string
  true: string
  false: string
}

/** How one line of the results is read: a question, or a row of a table, under the id its counts have. */
export interface Reading {
  id: string
  /** As it was asked, with the table and row it stands in. */
  title: string
  /** `one` choice, `many` choices (shares do not add up), a `ranking`, `numbers`, `words` of people's own, `codes` of regions. */
  kind: 'one' | 'many' | 'ranking' | 'numbers' | 'words' | 'codes'
  /** In the order they were offered. */
  options: readonly { id: string; label: string }[]
  /** The table whose rows have the same options, by id and title. */
  table: { id: string; title: string; row: string } | null
  /** People can also write an answer of their own. */
  written: boolean
}

interface Place {
  title: string
  suffix: string
}

/** How the results of a survey are read, in the order of its questions: the newest version first, then what only earlier ones asked. */
export const readingsOf = (versions: readonly Definition[], language: string, own: OwnWords): Reading[] => {
  const found = new Map<string, Reading>()
  for (const definition of versions)
    for (const reading of readingsIn(definition, language, own)) {
      const known = found.get(reading.id)
      if (!known) found.set(reading.id, reading)
      else if (known.options.length > 0)
        // An option that was taken away keeps its answers.
        found.set(reading.id, { ...known, options: joined(known.options, reading.options) })
    }
  return [...found.values()]
}

/** The question that a line of the results belongs to: rows of tables add their own ids. */
export const questionOf = (id: string): string => id.split('.')[0] ?? id

/** Questions as people were asked them: the rows of a table are one. */
export const questionCount = (readings: readonly Reading[]): number =>
  new Set(readings.map(({ id, table }) => table?.id ?? id)).size

const joined = (now: Reading['options'], earlier: Reading['options']): Reading['options'] => [
  ...now,
  ...earlier.filter(({ id }) => !now.some((one) => one.id === id)),
]

function* readingsIn(definition: Definition, language: string, own: OwnWords): Generator<Reading> {
  const base = definition.languages[0] ?? ''
  const say = (text: Readonly<Record<string, string>> | undefined, otherwise: unknown) =>
    plain(text?.[language] || text?.[base] || String(otherwise ?? ''))
  const labelled = (choice: Choice) => ({ id: choice.id, label: say(choice.text, choice.value) })
  const top = definition.pages.flatMap((page) => page.elements ?? [])

  const optionsOf = (element: Asked): Reading['options'] => {
    const from = element.choicesFromQuestion && named(top, element.choicesFromQuestion)
    const choices = (from && 'choices' in from ? from.choices : element.choices) ?? []
    const special = (
      shown: boolean | undefined,
      id: 'other' | 'none' | 'refused' | 'dontknow',
      text: Asked['otherText'],
    ) => (shown ? [{ id: `~${id}`, label: say(text, own[id]) }] : [])
    return [
      ...choices.map(labelled),
      ...special(element.showOtherItem, 'other', element.otherText),
      ...special(element.showNoneItem, 'none', element.noneText),
      ...special(element.showRefuseItem, 'refused', element.refuseText),
      ...special(element.showDontKnowItem, 'dontknow', element.dontKnowText),
    ]
  }

  function* inside(elements: readonly Inner[], place: Place): Generator<Reading> {
    for (const each of elements) {
      const element = each as Asked
      const layout = layoutOf(each)
      const title = `${place.title}${say(element.title, element.name)}`
      const id = element.id + place.suffix
      switch (layout.form) {
        case 'note':
          break
        case 'section':
          yield* inside(layout.inside, place)
          break
        case 'fields':
        case 'list':
        case 'group':
          yield* inside(layout.inside, { ...place, title: `${title}: ` })
          break
        case 'table':
          for (const row of layout.rows) {
            const at = { title: `${title}: ${say(row.text, row.value)}: `, suffix: `${place.suffix}.${row.id}` }
            yield* inside(layout.inside, at)
          }
          break
        case 'grid':
          for (const row of layout.rows) {
            const name = say(row.text, row.value)
            const kind = layout.many ? 'many' : 'one'
            const options = layout.columns.map(labelled)
            const table = { id, title, row: name }
            yield { id: `${id}.${row.id}`, title: `${title}: ${name}`, kind, options, table, written: false }
          }
          break
        case 'question':
          yield question(element, id, title)
          break
        default:
          layout satisfies never
      }
    }
  }

  const question = (element: Asked, id: string, title: string): Reading => {
    const written =
      element.showOtherItem === true ||
      element.showCommentArea === true ||
      Boolean(element.choices?.some((choice) => choice.showCommentArea))
    const of = (kind: Reading['kind'], options: Reading['options'] = []): Reading => ({
      ...{ id, title, kind, options, table: null, written: written || kind === 'words' },
    })
    switch (countingOf(element)) {
      case 'yes-no':
        return of('one', [
          { id: '~true', label: say(element.labelTrue, own.true) },
          { id: '~false', label: say(element.labelFalse, own.false) },
        ])
      case 'agreed':
        return of('one', [{ id: '~true', label: own.true }])
      case 'steps':
        return element.rateValues?.length ? of('one', element.rateValues.map(labelled)) : of('numbers')
      case 'numbers':
        return of('numbers')
      case 'codes':
        return of('codes')
      case 'ranking':
        return of('ranking', optionsOf(element))
      case 'options':
        if (choosesMany({ element })) return of('many', optionsOf(element))
        return element.choicesMax === undefined ? of('one', optionsOf(element)) : of('numbers')
      // What stands inside, and the rows of a grid, are questions of their own here.
      case 'rows':
      case 'inside':
      case 'never':
      case 'words':
        return of('words')
    }
  }

  yield* inside(top, { title: '', suffix: '' })
}

/** Titles may hold markup and names in braces for the page that asks them. */
const plain = (text: string): string => text.replaceAll(/<[^>]*>/g, '').trim()

const named = (elements: readonly Element[], name: string): Element | undefined => {
  for (const element of elements) {
    if (element.name === name) return element
    const within = isFormed(element, 'section') ? named(element.elements ?? [], name) : undefined
    if (within) return within
  }
  return undefined
}
