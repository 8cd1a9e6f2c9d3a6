import type { Expression } from './ast.ts'
import { changeWall, toDate, toWall } from './dates.ts'
import { type Evaluation, isTrue, visit } from './evaluate.ts'
import { add, decimals, rounded } from './operators.ts'
import { parse } from './parse.ts'
import { scopeOf } from './scope.ts'
import { isEmpty, isNumber, isPlain, type Plain, toNumber, toPrimitive } from './values.ts'

/** Gets its arguments unevaluated: a condition over rows is evaluated for each row. */
type Builtin = (args: Expression[], evaluation: Evaluation) => unknown

// Most functions want nothing but the values of their arguments.
const plain =
  (compute: (values: unknown[], evaluation: Evaluation) => unknown): Builtin =>
  (args, evaluation) =>
    compute(
      args.map((arg) => visit(arg, evaluation)),
      evaluation,
    )
const ask = (question: string): Builtin => plain((values, { scope }) => scope.ask?.(question, values))

/** The functions of survey-core 3.1.1, by the names it registers them under; they are called in exactly this case. */
export const FUNCTIONS: Record<string, Builtin> = {
  sum: plain((values) => sum(flat(values))),
  min: plain((values) => extreme(flat(values), -1)),
  max: plain((values) => extreme(flat(values), 1)),
  count: plain((values) => flat(values).length),
  avg: plain((values) => {
    const items = flat(values)
    return items.length ? Number(sum(items)) / items.length : 0
  }),
  round: plain((values) => {
    const [value, precision = 0] = flat(values)
    if (!isNumber(value) || !isNumber(precision || 0)) return Number.NaN
    const power = 10 ** (Number(precision) || 0)
    return Math.round(Number(value) * power * (1 + Number.EPSILON)) / power
  }),
  trunc: plain((values) => {
    const [value, precision] = flat(values)
    if (!isNumber(value)) return Number.NaN
    const [whole = '', part = ''] = String(value).split('.')
    const kept = part.slice(0, Math.max(0, Number(precision) || 0))
    return Number(kept ? `${whole}.${kept}` : whole)
  }),
  sumInArray: (args, evaluation) => sum(numbersIn(args, evaluation)),
  avgInArray: (args, evaluation) => {
    const numbers = numbersIn(args, evaluation)
    return numbers.length ? Number(sum(numbers)) / rowsIn(args, evaluation).rows.length : 0
  },
  countInArray: (args, evaluation) => rowsIn(args, evaluation).rows.length,
  minInArray: (args, evaluation) => best(args, evaluation, -1),
  maxInArray: (args, evaluation) => best(args, evaluation, 1),
  iif: (args, evaluation) => {
    const [condition, yes, no] = args.map((arg) => visit(arg, evaluation))
    return args.length < 2 ? null : condition ? yes : no
  },
  substring: plain(([text, start, end]) => {
    if (typeof text !== 'string' || !isNumber(start)) return ''
    return isNumber(end) ? text.substring(Number(start), Number(end)) : text.substring(Number(start))
  }),

  getDate: plain(([value], { zone }) => (value ? toDate(value, zone) : null)),
  currentDate: plain((_, { now }) => new Date(now)),
  today: plain((values, { now, zone }) => {
    return changeWall(new Date(now), zone, (wall) => {
      wall.setUTCHours(0, 0, 0, 0)
      if (values.length === 1) wall.setUTCDate(wall.getUTCDate() + Number(toPrimitive(values[0])))
    })
  }),
  getYear: plain((values, { zone }) => (values.length === 1 && values[0] ? year(values[0], zone) : undefined)),
  currentYear: plain((_, { now, zone }) => year(now, zone)),
  year: part((wall) => wall.getUTCFullYear()),
  month: part((wall) => wall.getUTCMonth() + 1),
  day: part((wall) => wall.getUTCDate()),
  weekday: part((wall) => wall.getUTCDay()),
  age: plain(([value, unit], { now, zone }) => {
    if (!value) return null
    return unit === 'days' ? 0 : months(value, new Date(now), zone, unit)
  }),
  dateDiff: plain(([from, to, unit], { zone }) => {
    if (!from || !to) return null
    const each = unit === 'hours' ? 3_600_000 : unit === 'minutes' ? 60_000 : unit === 'seconds' ? 1000 : 0
    if (each) return Math.ceil(Math.abs(toDate(to, zone).getTime() - toDate(from, zone).getTime()) / each)
    return (unit || 'days') === 'days' ? days(from, to, zone) : months(from, to, zone, unit)
  }),
  diffDays: plain((values, { zone }) => {
    const [from, to] = values
    return values.length === 2 && from && to ? days(from, to, zone) : 0
  }),
  dateAdd: plain(([value, amount, unit], { zone }) => {
    if (!value || !amount) return null
    const by = Number(toPrimitive(amount))
    return changeWall(toDate(value, zone), zone, (wall) => {
      if (unit === 'years') wall.setUTCFullYear(wall.getUTCFullYear() + by)
      else if (unit === 'months') wall.setUTCMonth(wall.getUTCMonth() + by)
      else if (unit === 'hours') wall.setUTCHours(wall.getUTCHours() + by)
      else if (unit === 'minutes') wall.setUTCMinutes(wall.getUTCMinutes() + by)
      else if (unit === 'seconds') wall.setUTCSeconds(wall.getUTCSeconds() + by)
      else if (!unit || unit === 'days') wall.setUTCDate(wall.getUTCDate() + by)
    })
  }),

  displayValue: ask('displayValue'),
  propertyValue: ask('propertyValue'),
  getComment: ask('getComment'),
  isContainerReady: ask('isContainerReady'),
  isDisplayMode: ask('isDisplayMode'),
}

/** Lists inside lists count as their items, what is missing not at all, and a text of digits as its number. */
function flat(values: unknown[]): unknown[] {
  return values.flat(20).flatMap((value) => (value == null ? [] : [isNumber(value) ? toNumber(value) : value]))
}

function sum(items: unknown[]): unknown {
  return items.reduce((total, item) => {
    if (typeof total !== 'number' || typeof item !== 'number') return add(total, item)
    return rounded(total + item, Math.max(decimals(total), decimals(item)))
  }, 0)
}

function extreme(items: unknown[], direction: 1 | -1): unknown {
  return items.reduce((kept, item) => {
    const [a, b] = [toPrimitive(kept), toPrimitive(item)] as [number, number]
    return (direction > 0 ? a < b : a > b) ? item : kept
  }, items[0])
}

/** The rows a `…InArray` function counts: its column has an answer, and its condition, if any, holds in the row. */
function rowsIn(args: Expression[], evaluation: Evaluation): { rows: Plain[]; column: string; result: string } {
  const [source, named, third, fourth] = args
  const none = { rows: [], column: '', result: '' }
  if (!source || !named || args.length > 4) return none
  const data = visit(source, evaluation, true)
  const column = visit(named, evaluation)
  if (typeof data !== 'object' || data === null || typeof column !== 'string') return none
  // A third argument that is a plain word is the column to answer with; a condition comes as an expression or as its text.
  const word =
    third?.kind === 'value' && typeof third.value === 'string' && !/[{}><=!]/.test(third.value) && third.value
  const given = word ? fourth : third
  const condition = given?.kind === 'value' && typeof given.value === 'string' ? parsed(given.value) : given
  const rows = (Object.values(data) as unknown[]).filter((row): row is Plain => {
    if (!isPlain(row) || isEmpty(row[column])) return false
    if (!condition) return true
    const scope = evaluation.scope
    evaluation.scope = scopeOf(row, scope)
    const kept = isTrue(visit(condition, evaluation))
    evaluation.scope = scope
    return kept
  })
  return { rows, column, result: word || column }
}

function parsed(text: string): Expression | undefined {
  const result = parse(text)
  // What cannot be read holds for no row.
  return result.ok ? result.expression : text.trim() ? { kind: 'value', value: false } : undefined
}

function numbersIn(args: Expression[], evaluation: Evaluation): unknown[] {
  const { rows, column } = rowsIn(args, evaluation)
  return rows.map((row) => numeric(row[column])).filter((value) => value !== undefined)
}

function best(args: Expression[], evaluation: Evaluation, direction: 1 | -1): unknown {
  const { rows, column, result } = rowsIn(args, evaluation)
  let kept: { row: Plain; value: unknown } | undefined
  for (const row of rows) {
    const value = numeric(row[column])
    if (value === undefined) continue
    if (!kept || extreme([kept.value, value], direction) !== kept.value) kept = { row, value }
  }
  return result === column ? kept?.value : kept?.row[result]
}

function numeric(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined
  return isNumber(value) ? toNumber(value) : undefined
}

const year = (value: unknown, zone: string) => toWall(toDate(value, zone), zone).getUTCFullYear()

function part(read: (wall: Date) => number): Builtin {
  return plain(([value], { now, zone }) => read(toWall(value ? toDate(value, zone) : new Date(now), zone)))
}

/** Whole months between two days; half a month is none. */
function months(from: unknown, to: unknown, zone: string, unit: unknown): number {
  const [a, b] = [toWall(toDate(from, zone), zone), toWall(toDate(to, zone), zone)]
  const whole = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
  const count = whole - (b.getUTCDate() < a.getUTCDate() ? 1 : 0)
  return unit === 'months' ? count : Math.trunc(count / 12) || 0
}

function days(from: unknown, to: unknown, zone: string): number {
  const [a, b] = [from, to].map((value) => {
    const wall = toWall(toDate(value, zone), zone)
    return Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate())
  })
  return Math.abs(Number(b) - Number(a)) / 86_400_000
}
