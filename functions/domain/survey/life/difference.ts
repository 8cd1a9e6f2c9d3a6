import type { Definition, ElementType } from '../../../contract/survey/definition.ts'
import type { Difference, Effect, QuestionDifference } from '../../../contract/survey/difference.ts'
import { type Placed, questionsOf } from '../questions.ts'
import { COUNTED } from '../types/counted.ts'
import { FORMS } from '../types/forms.ts'
import { isFormed } from '../types/is-formed.ts'

/** What changed from one version to another, joined by the stable ids of questions and options, and what it does to results. */
export const difference = (before: Definition, after: Definition): Difference => {
  const [old, now] = [byId(before), byId(after)]
  const inBoth = [...now.keys()].filter((id) => old.has(id))
  // Moved is what stands elsewhere among those that stayed; what was put between them has not moved the others.
  const order = [...old.keys()].filter((id) => now.has(id))
  const steady = longestRising(inBoth.map((id) => order.indexOf(id))).map((at) => order[at])
  const questions = [
    ...[...old.values()].flatMap((placed) => (now.has(placed.element.id) ? [] : [alone(placed, 'removed', 'ended')])),
    ...[...now.values()].flatMap((placed): QuestionDifference[] => {
      const earlier = old.get(placed.element.id)
      if (!earlier) return [alone(placed, 'added', 'new')]
      const changed = compare(earlier, placed, !steady.includes(placed.element.id))
      return changed ? [changed] : []
    }),
  ]
  return {
    questions,
    fields: differing({ ...before, pages: pagesAlone(before) }, { ...after, pages: pagesAlone(after) }),
  }
}

const byId = (definition: Definition): Map<string, Placed> =>
  new Map([...questionsOf(definition)].map((placed) => [placed.element.id, placed]))

const pagesAlone = ({ pages }: Definition) => pages.map(({ elements, ...page }) => page)

const NO_OPTIONS = { added: [], removed: [], changed: [] }

const alone = ({ element }: Placed, kind: 'added' | 'removed', effect: Effect): QuestionDifference => ({
  id: element.id,
  name: element.name,
  kind,
  fields: [],
  options: NO_OPTIONS,
  effect,
})

/** Lists of things with ids of their own. */
const OPTION_LISTS = ['choices', 'rows', 'columns', 'rateValues']
/** What a question holds besides: told of on its own. */
const HELD = ['elements', 'templateElements', 'detailElements', 'items']
/** Words and looks alone: who answered before answered the same question. */
const WORDS =
  /text$|title|description|placeholder|^purpose$|^name$|^html$|^statement$|label|format|^searchEnabled$|^colCount$|order$/i
/** Whether answers of one type are counted as those of the other. */
const isAlike = (from: ElementType, to: ElementType): boolean =>
  from === to || (FORMS[from] === FORMS[to] && COUNTED[from] === COUNTED[to] && COUNTED[from] !== 'inside')

const compare = (before: Placed, after: Placed, moved: boolean): QuestionDifference | null => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const isTable = isFormed(after.element, 'table', 'list')
  const lists = OPTION_LISTS.filter((name) => !(name === 'columns' && isTable))
  const apart = new Set([...lists, ...HELD, ...(isTable ? ['columns'] : []), 'id'])
  const without = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !apart.has(name)))
  const fields = differing(without(old), without(now))
  const options = lists.map((name) => optionsOf(old[name], now[name])).reduce(joined, NO_OPTIONS)
  const elsewhere = moved || JSON.stringify(before.within) !== JSON.stringify(after.within)
  const isChanged = fields.length + options.added.length + options.removed.length + options.changed.length > 0
  if (!isChanged && !elsewhere) return null
  const { id, name } = after.element
  const effect = effectOf(before, after, fields, options)
  return { id, name, kind: isChanged ? 'changed' : 'moved', fields, options, effect }
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = ({ element }: Placed): Fields => ({ ...element })

const differing = (before: Fields, after: Fields): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )

type Options = QuestionDifference['options']

const optionsOf = (before: unknown, after: unknown): Options => {
  const [old, now] = [listed(before), listed(after)]
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now.keys()].filter((id) => old.has(id) && old.get(id) !== now.get(id)),
  }
}

const listed = (list: unknown): Map<string, string> =>
  new Map(Array.isArray(list) ? list.map((option: { id: string }) => [option.id, JSON.stringify(option)]) : [])

const joined = (a: Options, b: Options): Options => ({
  added: [...a.added, ...b.added],
  removed: [...a.removed, ...b.removed],
  changed: [...a.changed, ...b.changed],
})

const effectOf = (before: Placed, after: Placed, fields: string[], options: Options): Effect => {
  if (!isAlike(before.element.type, after.element.type)) return 'incomparable'
  if (options.added.length + options.removed.length > 0) return 'options'
  if (fields.some((name) => name !== 'type' && !WORDS.test(name))) return 'options'
  return fields.length + options.changed.length > 0 ? 'reworded' : 'none'
}

/** The members of a longest rising run, which need not stand next to each other. */
const longestRising = (values: readonly number[]): number[] => {
  const tails: number[] = []
  const before = values.map(() => -1)
  for (const [at, value] of values.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[at] = tails[low - 1] ?? -1
    tails[low] = at
  }
  const rising: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rising.push(values[at] ?? 0)
  return rising.reverse()
}
