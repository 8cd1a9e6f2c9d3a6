import { ExpressionRunner } from 'survey-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { evaluate, FUNCTIONS, namesIn, type Plain, parse, scopeOf, toPath } from '#domain/survey/expression/index.ts'
import { CORPUS, expressions } from './corpus.ts'
import { randomFrom, valuesFor } from './values.ts'

// survey-core computes dates in the zone of its machine: so do we, here.
const HERE = { now: Date.UTC(2024, 4, 5, 6, 7, 8), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
const survey = { dateProvider: { now: () => HERE.now }, getValueGetterContext: () => undefined }
const SEED = 20240505
const ROUNDS = 60
// These answer about a survey, and there is none here; model.oracle.test.ts compares them.
const OF_A_SURVEY = /\b(displayValue|propertyValue|getComment|isContainerReady|isDisplayMode)\(/

const shown = (value: unknown) =>
  JSON.stringify(value ?? null, (_, inner) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner,
  )

function answersFor(names: string[], pick: () => unknown): Plain {
  const answers: Plain = {}
  for (const name of names) {
    let holder: Record<string, unknown> = answers
    const path = toPath(name)
    for (const [at, step] of path.entries()) {
      const isLast = at === path.length - 1
      if (step.index !== undefined) {
        const list: Plain[] = Array.isArray(holder[step.name]) ? (holder[step.name] as Plain[]) : [{}, {}]
        holder[step.name] = list
        if (isLast) list[0] = pick() as Plain
        holder = list.at(step.index) ?? {}
      } else if (isLast) {
        const value = pick()
        if (value !== undefined) holder[step.name] = value
      } else {
        if (typeof holder[step.name] !== 'object' || holder[step.name] === null) holder[step.name] = {}
        holder = holder[step.name] as Plain
      }
    }
  }
  return answers
}

// survey-core throws on some answers (`sum('a', 0.1)`); where it has no result there is nothing to agree with.
const CRASHED = Symbol('crashed')
function attempt(compute: () => unknown) {
  try {
    return shown(compute())
  } catch {
    return CRASHED
  }
}

/** The first answers on which we and survey-core differ, or undefined. */
function difference(source: string): string | undefined {
  const ours = parse(source)
  const theirs = new ExpressionRunner(source)
  if (ours.ok !== theirs.canRun()) return `${source}: it is ${ours.ok ? '' : 'not '}valid to us alone`
  if (!ours.ok || OF_A_SURVEY.test(source)) return undefined
  const pick = valuesFor(source, randomFrom(SEED))
  for (let round = 0; round < ROUNDS; round++) {
    const answers = answersFor(namesIn(ours.expression), pick)
    const expected = attempt(() => theirs.runValues(structuredClone(answers), { survey }))
    if (expected === CRASHED) continue
    const got = shown(evaluate(ours.expression, scopeOf(answers), HERE))
    if (got !== expected) return `${source} with ${shown(answers)}: survey-core ${expected}, ours ${got}`
  }
  return undefined
}

beforeAll(() => {
  // It says once for each evaluation that it does not know a function.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

describe(`[SX8] expressions agree with survey-core (seed ${SEED})`, () => {
  it('in every function it registers', async () => {
    const { FunctionFactory } = await import('survey-core')
    expect(Object.keys(FUNCTIONS).sort()).toEqual(FunctionFactory.Instance.getAll())
  })

  it.each([
    ...['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '^', 'and', 'or'].map((word) => `{a} ${word} {b}`),
    ...['contains', 'notcontains', 'anyof', 'allof', 'noneof'].map((word) => `{a} ${word} {b}`),
    '{a} empty or {b} notempty',
    '!{a} and {b} > 3',
    'iif({a} > {b}, {a}, {b})',
    'sum({a}, 3, 0.1)',
    'min(3, {a}, 12)',
    'max(3, {a}, 12)',
    'count({a}, {b})',
    'avg(1, 2, 4, 8)',
    'round(12.345, 1) + round({a} * 1.005, 2)',
    'trunc(12.345, 2) + trunc(-7.9)',
    'substring({a}, 1, 3)',
    'age("2000-05-05") + age("2000-05-06", "months")',
    'dateDiff("2020-02-29", "2024-02-28", "months")',
    'dateDiff("2020-02-29T10:15", "2024-02-28T11:16", "hours")',
    'diffDays("2020-02-29", "2024-02-28")',
    'dateAdd("2020-02-29", 12, "months")',
    'dateAdd("2020-02-29T10:15", 90, "minutes")',
    'today() > {a}',
    'today(-3) = "2024-05-02"',
    'getDate({a}) >= "2020-01-01T00:00"',
    'year("2020-02-29") + month("2020-02-29") + day("2020-02-29") + weekday("2020-02-29")',
    'getYear("2020-02-29") + currentYear()',
    "sumInArray({a}, 'quantity') + countInArray({a}, 'col1')",
    "maxInArray({a}, 'quantity', 'id')",
    "minInArray({a}, 'quantity', {quantity} > 0)",
    "avgInArray({a}, 'quantity', '{quantity} > 0')",
    'f({a}',
    '(1 + 2',
    '1 + [2',
    "'a\\'b' + \"c\"",
    'negate {a}',
    '{a} contains',
    'trueish',
    '1orange',
    '007',
    'foo (1)',
  ])('%s', (source) => {
    expect(difference(source)).toBeUndefined()
  })

  it.skipIf(!CORPUS.present)(`on every expression of the corpus${CORPUS.note}`, () => {
    const all = expressions()
    const differences = all.map(difference).filter((found) => found !== undefined)
    console.log(`expressions: ${all.length - differences.length} of ${all.length} agree`)
    expect(differences).toEqual([])
  })
})
