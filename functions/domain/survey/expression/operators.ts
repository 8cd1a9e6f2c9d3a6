import type { BinaryOperator } from './ast.ts'
import { changeWall, toDate, toWall } from './dates.ts'
import { isNumber, toPrimitive } from './numbers.ts'
import { equals, isEmpty, toText } from './values.ts'

type Operation = (left: unknown, right: unknown, zone: string, ordered: boolean) => unknown

/** `ordered`: one side is a ranking, so that the order of its items counts in `=` and `!=`. */
export function operate(
  operator: BinaryOperator,
  left: unknown,
  right: unknown,
  zone: string,
  ordered = false,
): unknown {
  return OPERATIONS[operator](left, right, zone, ordered)
}

const same: Operation = (left, right, zone, ordered) => {
  const [x, y] = comparable(left, right, zone)
  return equals(missing(x), missing(y), ordered)
}
const less: Operation = (left, right, zone) => {
  if (left == null || right == null) return false
  const [x, y] = comparable(left, right, zone).map(toPrimitive)
  return lessThan(x, y)
}

const OPERATIONS: Record<BinaryOperator, Operation> = {
  or: filled((a, b) => a || b),
  and: filled((a, b) => a && b),
  '=': same,
  '!=': (a, b, zone, ordered) => !same(a, b, zone, ordered),
  '<': less,
  '<=': (a, b, zone) => same(a, b, zone, false) || less(a, b, zone, false),
  '>': (a, b, zone) => less(b, a, zone, false),
  '>=': (a, b, zone) => same(a, b, zone, false) || less(b, a, zone, false),
  '+': filled(add),
  '-': filled((a, b) => rounded(number(a) - number(b), Math.max(decimals(a), decimals(b)))),
  '*': filled((a, b) => rounded(number(a) * number(b), decimals(a) + decimals(b))),
  '/': filled((a, b) => (b ? number(a) / number(b) : null)),
  '%': filled((a, b) => (b ? number(a) % number(b) : null)),
  '^': filled((a, b) => number(a) ** number(b)),
  contains: (a, b) => contains(a, b, true),
  notcontains: (a, b) => (!a && !isEmpty(b) ? true : contains(a, b, false)),
  anyof: anyOf,
  allof: allOf,
  noneof: (a, b) => !anyOf(a, b),
}

const number = (value: unknown) => Number(toPrimitive(value))
// `true < 'b'` and the like are JavaScript's own answers, which SurveyJS gives too.
const lessThan = (x: unknown, y: unknown) => (x as number) < (y as number)
// Definitions written with JavaScript in mind compare with the text 'undefined'.
const missing = (value: unknown) => (value === 'undefined' ? undefined : value)

/** Arithmetic and logic take a missing operand for the other one's zero: 0, '' or an empty list. */
function filled(operation: (left: unknown, right: unknown) => unknown): Operation {
  const fill = (value: unknown, other: unknown) => {
    if (!isEmpty(value)) return value
    if (typeof other === 'number') return 0
    if (typeof value === 'string') return value
    return typeof other === 'string' ? '' : Array.isArray(other) ? [] : 0
  }
  return (left, right) => {
    const first = fill(left, right)
    return operation(first, fill(right, first))
  }
}

/** Sums numbers, joins texts; a list of numbers counts as its sum beside a number. */
export function add(left: unknown, right: unknown): unknown {
  const numbers = isNumber(left) && isNumber(right)
  if (numbers && typeof left === 'number' && typeof right === 'number') return sumOf([left, right])
  if (!numbers && (Array.isArray(left) || Array.isArray(right))) {
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right]
    const other = Array.isArray(left) ? right : left
    const joined = (side: unknown) => (Array.isArray(side) ? side.map((item) => toText(item ?? '')).join(', ') : side)
    if (typeof other === 'string') return `${joined(left)}${joined(right)}`
    if (typeof other === 'number') return sumOf([left, right].flat().filter((item) => typeof item === 'number'))
  }
  const [x, y] = [left, right].map((side) => (side instanceof Date ? toText(side) : toPrimitive(side)))
  return (x as number) + (y as number)
}

const sumOf = (items: number[]) =>
  items.reduce((total, item) => rounded(total + item, Math.max(decimals(total), decimals(item))), 0)

/** 0.1 + 0.2 is 0.3: a result has no more decimals than what it was made from. */
export function rounded(result: number, digits: number): number {
  return digits > 0 && digits <= 100 ? Number.parseFloat(result.toFixed(digits)) : result
}

export function decimals(value: unknown): number {
  return isNumber(value) && !Array.isArray(value) ? (String(value).split('.')[1]?.length ?? 0) : 0
}

/** A date beside a text: the text is read as a date, and neither is more exact than the other. */
function comparable(left: unknown, right: unknown, zone: string): [unknown, unknown] {
  if (left instanceof Date && typeof right === 'string') {
    const exact = right.length < 11 ? 86_400_000 : right.length < 14 ? 3_600_000 : right.length < 17 ? 60_000 : 1
    const first = changeWall(left, zone, (wall) => wall.setTime(Math.floor(wall.getTime() / exact) * exact))
    return [first, dateLike(right, first, zone)]
  }
  if (right instanceof Date && typeof left === 'string') {
    const second = new Date(Math.floor(right.getTime() / 1000) * 1000)
    return [dateLike(left, second, zone), second]
  }
  return [left, right]
}

// A day is compared with a day: beside a midnight the time of the text does not count.
function dateLike(text: string, other: Date, zone: string): Date {
  const date = toDate(text, zone)
  const wall = toWall(other, zone)
  if (wall.getUTCHours() || wall.getUTCMinutes() || wall.getUTCSeconds()) return date
  return changeWall(date, zone, (moved) => moved.setUTCHours(0, 0, 0))
}

function contains(left: unknown, right: unknown, wanted: boolean): boolean {
  if (Array.isArray(left)) {
    if (left.length === 0) return !wanted
    const wants = Array.isArray(right) ? right : [right]
    return wants.every((item) => left.some((own) => equals(missing(own), missing(item)))) === wanted
  }
  if (!left && left !== 0 && left !== false) return false
  if (!right) return false
  return toText(left).toLowerCase().includes(toText(right).toLowerCase()) === wanted
}

function anyOf(left: unknown, right: unknown): boolean {
  if (isEmpty(left)) return isEmpty(right)
  if (isEmpty(right)) return true
  if (!Array.isArray(left)) return contains(right, left, true)
  return Array.isArray(right) ? right.some((item) => contains(left, item, true)) : contains(left, right, true)
}

function allOf(left: unknown, right: unknown): boolean {
  if (!left && !isEmpty(right)) return false
  return (Array.isArray(right) ? right : [right]).every((item) => contains(left, item, true))
}
