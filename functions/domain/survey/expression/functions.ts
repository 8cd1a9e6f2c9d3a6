import type { Expression } from './ast.ts'
import { changeWall, toDate, toWall } from './dates.ts'
import { type Evaluation, isTrue, visit } from './evaluate.ts'
import { isNumber, toNumber, toPrimitive } from './numbers.ts'
import { add, decimals, rounded } from './operators.ts'
import { parse } from './parse.ts'
import { scopeOf } from './scope.ts'
import { isEmpty, isPlain, type Plain, toText } from './values.ts'

/** Gets the values of its arguments; those over rows want the arguments themselves too, to evaluate them in each row. */
type Builtin = (values: unknown[], evaluation: Evaluation, args: Expression[]) => unknown

const ask =
  (question: string): Builtin =>
  (values, { scope }) =>
    scope.ask?.(question, values)

/** The functions of survey-core 3.1.1, by the names it registers them under; they are called in exactly this case. */
export const FUNCTIONS: Record<string, Builtin> = {
  sum: (values) => sum(flat(values)),
  min: (values) => extreme(flat(values), -1),
  max: (values) => extreme(flat(values), 1),
  count: (values) => flat(values).length,
  avg: (values) => {
    const items = flat(values)
    return items.length ? Number(sum(items)) / items.length : 0
  },
  round: (values) => {
    const [value, precision = 0] = flat(values)
    if (!isNumber(value) || !isNumber(precision || 0)) return Number.NaN
    const power = 10 ** (Number(precision) || 0)
    return Math.round(Number(value) * power * (1 + Number.EPSILON)) / power
  },
  trunc: (values) => {
    const [value, precision] = flat(values)
    if (!isNumber(value)) return Number.NaN
    const [whole = '', part = ''] = String(value).split('.')
    const kept = part.slice(0, Math.max(0, toNumber(precision) || 0))
    return Number(kept ? `${whole}.${kept}` : whole)
  },
  sumInArray: (_, evaluation, args) => sum(rowsIn(args, evaluation).numbers),
  avgInArray: (_, evaluation, args) => {
    const { rows, numbers } = rowsIn(args, evaluation)
    return rows.length ? Number(sum(numbers)) / rows.length : 0
  },
  countInArray: (_, evaluation, args) => rowsIn(args, evaluation).rows.length,
  minInArray: (_, evaluation, args) => best(args, evaluation, -1),
  maxInArray: (_, evaluation, args) => best(args, evaluation, 1),
  iif: (values) => (values.length < 2 ? null : values[0] ? values[1] : values[2]),
  substring: ([text, start, end]) => {
    if (typeof text !== 'string' || !isNumber(start)) return ''
    return isNumber(end) ? text.substring(Number(start), Number(end)) : text.substring(Number(start))
  },

  getDate: ([value], { zone }) => (value ? toDate(value, zone) : null),
  currentDate: (_, { now }) => new Date(now),
  today: (values, { now, zone }) => {
    return changeWall(new Date(now), zone, (wall) => {
      wall.setUTCHours(0, 0, 0, 0)
      if (values.length === 1) wall.setUTCDate(wall.getUTCDate() + Number(toPrimitive(values[0])))
    })
  },
  getYear: (values, { zone }) => (values.length === 1 && values[0] ? year(values[0], zone) : undefined),
  currentYear: (_, { now, zone }) => year(now, zone),
  year: part((wall) => wall.getUTCFullYear()),
  month: part((wall) => wall.getUTCMonth() + 1),
  day: part((wall) => wall.getUTCDate()),
  weekday: part((wall) => wall.getUTCDay()),
  age: ([value, unit], { now, zone }) => {
    if (!value) return null
    return unit === 'days' ? 0 : months(value, new Date(now), zone, unit)
  },
  dateDiff: ([from, to, unit], { zone }) => {
    if (!from || !to) return null
    const each = unit === 'hours' ? 3_600_000 : unit === 'minutes' ? 60_000 : unit === 'seconds' ? 1000 : 0
    if (each) return Math.ceil(Math.abs(toDate(to, zone).getTime() - toDate(from, zone).getTime()) / each)
    return (unit || 'days') === 'days' ? days(from, to, zone) : months(from, to, zone, unit)
  },
  diffDays: (values, { zone }) => {
    const [from, to] = values
    return values.length === 2 && from && to ? days(from, to, zone) : 0
  },
  dateAdd: ([value, amount, unit], { zone }) => {
    if (!value || !amount) return null
    const named = toText(unit || 'days')
    const field = Object.hasOwn(FIELDS, named) && FIELDS[named]
    return changeWall(toDate(value, zone), zone, (wall) => {
      if (field) wall[`setUTC${field}`](wall[`getUTC${field}`]() + Number(toPrimitive(amount)))
    })
  },

  ...Object.fromEntries(
    ['displayValue', 'propertyValue', 'getComment', 'isContainerReady', 'isDisplayMode'].map((name) => [
      name,
      ask(name),
    ]),
  ),
}

const FIELDS: Record<string, 'FullYear' | 'Month' | 'Date' | 'Hours' | 'Minutes' | 'Seconds'> = {
  years: 'FullYear',
  months: 'Month',
  days: 'Date',
  hours: 'Hours',
  minutes: 'Minutes',
  seconds: 'Seconds',
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
function rowsIn(
  args: Expression[],
  evaluation: Evaluation,
): { rows: Plain[]; numbers: unknown[]; column: string; result: string } {
  const [source, named, third, fourth] = args
  const none = { rows: [], numbers: [], column: '', result: '' }
  if (!source || !named || args.length > 4) return none
  const data = visit(source, evaluation, true)
  const column = visit(named, evaluation)
  if (typeof data !== 'object' || data === null || typeof column !== 'string') return none
  // A third argument that is a plain word is the column to answer with; a condition comes as an expression or as its text.
  const word =
    third?.kind === 'value' && typeof third.value === 'string' && !/[{}><=!]/.test(third.value) && third.value
  const given = word ? fourth : third
  const condition = given?.kind === 'value' && typeof given.value === 'string' ? parsed(given.value, evaluation) : given
  const rows = (Object.values(data) as unknown[]).filter((row): row is Plain => {
    if (!isPlain(row) || isEmpty(row[column])) return false
    if (!condition) return true
    const scope = evaluation.scope
    evaluation.scope = scopeOf(row, scope)
    const kept = isTrue(visit(condition, evaluation))
    evaluation.scope = scope
    return kept
  })
  const numbers = rows.map((row) => numeric(row[column])).filter((value) => value !== undefined)
  return { rows, numbers, column, result: word || column }
}

function parsed(text: string, evaluation: Evaluation): Expression | undefined {
  evaluation.left -= text.length
  const result = parse(text)
  // What cannot be read holds for no row.
  return result.ok ? result.expression : text.trim() ? { kind: 'value', value: false } : undefined
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
  return ([value], { now, zone }) => read(toWall(value ? toDate(value, zone) : new Date(now), zone))
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
