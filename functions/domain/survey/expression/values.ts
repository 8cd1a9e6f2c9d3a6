// What SurveyJS means by empty, equal, a number and a text: looser than JavaScript, and the same for answers and constants.

/** Answers are JSON from anyone: nothing here follows them deeper than this. */
const MAX_DEPTH = 40

export type Plain = Record<string, unknown>

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Absent, blank, no items, or an object whose every value is empty. `0` and `false` are answers. */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  if (isPlain(value)) return depth < MAX_DEPTH && Object.values(value).every((inner) => isEmpty(inner, depth + 1))
  return Number.isNaN(value)
}

/** The text of any value, without calling what an answer may have named `toString`. */
export function toText(value: unknown, depth = 0): string {
  if (Array.isArray(value)) {
    return depth < MAX_DEPTH ? value.map((item) => (item == null ? '' : toText(item, depth + 1))).join() : ''
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value)
}

/**
 * Equal as people mean it: case and outer spaces apart, `'5'` equals `5`, `'true'` equals `true`, and choices in any order
 * unless `ordered`.
 */
export function equals(x: unknown, y: unknown, ordered = false, depth = 0): boolean {
  if (x === y) return true
  if (depth > MAX_DEPTH) return false
  if (typeof x === 'string' && typeof y === 'string') return fold(x) === fold(y)
  if (x instanceof Date && y instanceof Date) return x.getTime() === y.getTime()
  if (sameNumber(x, y)) return true
  if (isEmpty(x) || isEmpty(y)) return isEmpty(x) && isEmpty(y) && bothMissing(x, y)
  if (typeof x === 'boolean' && typeof y === 'string') return String(x) === y.toLowerCase()
  if (typeof y === 'boolean' && typeof x === 'string') return String(y) === x.toLowerCase()
  const objects = typeof x === 'object' && typeof y === 'object'
  // biome-ignore lint/suspicious/noDoubleEquals: JavaScript's loose equality is the language's, once objects are out of it
  if (typeof x !== 'object' && typeof y !== 'object') return x == y
  if (!objects) return false
  if (Array.isArray(x) && Array.isArray(y)) return sameItems(x, y, ordered, depth)
  if (!isPlain(x) || !isPlain(y)) return false
  const keys = Object.keys(x)
  return (
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && equals(x[key], y[key], ordered, depth + 1))
  )
}

const fold = (text: string) => text.trim().toLowerCase()

function sameNumber(x: unknown, y: unknown): boolean {
  if (x == null || y == null || typeof x === 'object' || typeof y === 'object') return false
  const [a, b] = [Number(x), Number(y)]
  return !Number.isNaN(a) && !Number.isNaN(b) && Number.parseFloat(String(x)) === Number.parseFloat(String(y))
}

// Nothing, a blank text and an empty list are the same; `{}` and `null` are not each other.
function bothMissing(x: unknown, y: unknown): boolean {
  const missing = (value: unknown) => (isPlain(value) ? 'object' : Array.isArray(value) ? 'list' : 'nothing')
  return missing(x) === missing(y) || (x === undefined && !isPlain(y)) || (y === undefined && !isPlain(x))
}

function sameItems(x: unknown[], y: unknown[], ordered: boolean, depth: number): boolean {
  if (x.length !== y.length) return false
  const sorted = (items: unknown[]) => {
    if (ordered) return items
    // By text, as Array.prototype.sort does; the texts are made once, for they can be long.
    return items
      .map((item) => ({ item, text: toText(item) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ item }) => item)
  }
  const [left, right] = [sorted(x), sorted(y)]
  return left.every((item, at) => equals(item, right[at], ordered, depth + 1))
}
