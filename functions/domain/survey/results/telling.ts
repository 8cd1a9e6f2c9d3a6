import type { Element } from '../../../contract/survey/definition.ts'
import type { QuestionResult } from '../../../contract/survey/results.ts'
import { choosesMany } from '../model/chooses-many.ts'
import { type Asked, type Compiled, SPECIAL } from '../model/index.ts'
import { isExact } from '../tally/number.ts'
import { type Governed, keyOf, logicOf } from './logic.ts'
import { questionOf } from './reading.ts'
import { type Hidden, readsOf, tells } from './tells.ts'

/**
 * Questions whose counts would give hidden ones away: where B is asked only of those who chose x, the number of its answers
 * is that of x. B may be shown where its asking, its options and its rules treat all the hidden answers alike, for then
 * exchanging those among people changes nothing that is shown. What is withheld for this hides its answers in turn. With
 * each stand the questions whose own counts had to be hidden first, and which it would give away.
 */
export const tellingQuestions = (
  shown: readonly QuestionResult[],
  counted: readonly QuestionResult[],
  versions: readonly Compiled[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const telling = new Map<string, ReadonlySet<string>>()
  const results = new Map<string, { seen: QuestionResult; real: QuestionResult }[]>()
  for (const [at, seen] of shown.entries()) {
    const [id, real] = [questionOf(seen.id), counted[at]]
    if (real) results.set(id, [...(results.get(id) ?? []), { seen, real }])
  }
  for (let before = -1; before !== telling.size; ) {
    before = telling.size
    for (const version of versions) {
      const logic = logicOf(version)
      const stored = version.definition.storeOthersAsComment !== false
      const hidden = logic.flatMap((question) =>
        (results.get(question.id) ?? []).flatMap(({ seen, real }) =>
          hiddenIn(question, seen, real, stored, telling.has(question.id)),
        ),
      )
      for (const { id, expressions, takes } of logic) {
        if (telling.has(id)) continue
        const told = hidden.filter(
          (answers) =>
            answers.id !== id &&
            (expressions.some((expression) => tells(expression, answers)) ||
              takes.some((name) => readsOf(name, answers) !== null)),
        )
        if (told.length === 0) continue
        const first = told.flatMap((answers) => [...(telling.get(answers.id) ?? [answers.id])])
        // Two that share an answer tell of each other.
        const others = first.filter((each) => each !== id)
        telling.set(id, new Set(others.length > 0 ? others : told.map((answers) => answers.id)))
      }
    }
  }
  return telling
}

/** What is hidden of one line of the results, as expressions know it. */
const hiddenIn = (
  { element, root, id }: Governed,
  seen: QuestionResult,
  real: QuestionResult,
  othersAsComment: boolean,
  withheld: boolean,
): Hidden[] => {
  const ids = Object.keys(seen.options).filter((option) => seen.options[option] === null)
  const all = withheld || seen.answered === null
  const steps = hiddenNumbers(seen, real)
  if (!all && ids.length === 0 && steps.length === 0) return []
  const key = keyOf(element)
  const whole: Hidden = { id, key, root, beside: new Set(), answers: null, choices: null }
  // Inside a group or table its name is not one answer.
  const plain = root === key ? listed(element, seen.id) : null
  if (all || !plain) return [{ ...whole, ...(plain ? { key: plain.key, beside: plain.beside } : {}) }]
  const answers = [
    ...ids.map((option) => (option === '~other' && !othersAsComment ? null : (plain.values.get(option) ?? null))),
    ...steps.map((value) => (isExact(value) ? value : null)),
  ]
  // One alone has no other to be exchanged with.
  const known = answers.every((answer) => answer !== null) && (plain.many || answers.length > 1)
  return [
    {
      ...{ ...whole, key: plain.key, beside: plain.beside, answers: known ? answers : null },
      choices: plain.many ? [...plain.values.values()] : null,
    },
  ]
}

/** Numbers somebody gave, in steps whose count is not shown. */
const hiddenNumbers = (seen: QuestionResult, real: QuestionResult): number[] =>
  seen.numbers.flatMap(([from, count], at) => {
    if (count !== null) return []
    const next = seen.step ? (seen.numbers[at + 1]?.[0] ?? Number.POSITIVE_INFINITY) : from
    return real.numbers.map(([value]) => value).filter((value) => value === from || (value > from && value < next))
  })

interface Listed {
  key: string
  beside: ReadonlySet<string>
  many: boolean
  /** What an option is to an expression. */
  values: ReadonlyMap<string, unknown>
}

/** How the answers of a line are told apart by expressions; null: by more than its options. */
const listed = (asked: Asked, id: string): Listed | null => {
  const element = asked as unknown as Element
  const key = keyOf(asked)
  const of = (values: Iterable<[string, unknown]>, many = false): Listed => ({
    ...{ key, beside: new Set(), many, values: new Map(values) },
  })
  const special = Object.values(SPECIAL).map((value): [string, unknown] => [`~${value}`, value])
  const choices = (list: readonly { id: string; value: unknown }[] = []): [string, unknown][] => [
    ...list.map(({ id: option, value }): [string, unknown] => [option, value]),
    ...special,
  ]
  switch (element.type) {
    case 'boolean':
      return of([
        ['~true', element.valueTrue ?? true],
        ['~false', element.valueFalse ?? false],
      ])
    case 'consent':
      return of([['~true', true]])
    case 'rating':
      return of(choices(element.rateValues))
    case 'slider':
    case 'text':
      return of([])
    case 'radiogroup':
    case 'buttongroup':
    case 'dropdown':
    case 'imagepicker':
    case 'checkbox':
    case 'tagbox':
      return asked.valuePropertyName || asked.choicesFromQuestion
        ? null
        : of(choices(element.choices), choosesMany({ element: asked }))
    case 'matrix': {
      const named = (row: { value: unknown }) => `${key}.${String(row.value).toLowerCase()}`
      const row = element.rows?.find((each) => id === `${element.id}.${each.id}`)
      if (!row) return null
      const beside = new Set(element.rows?.filter((each) => each !== row).map(named))
      return { ...of(choices(element.columns), element.cellType === 'checkbox'), key: named(row), beside }
    }
    // Of words, places in a ranking, codes of regions and what stands inside others, expressions know more than what is counted.
    case 'ranking':
    case 'comment':
    case 'region':
    case 'expression':
    case 'file':
    case 'multipletext':
    case 'matrixdropdown':
    case 'matrixdynamic':
    case 'paneldynamic':
    case 'panel':
    case 'html':
    case 'image':
      return null
  }
}
