import type { Format } from '../../../i18n/format.ts'
import type { DifferenceRow } from './differences.ts'
import { actionName, words } from './words.ts'

/** Numbers this large are instants in milliseconds: no other number of a record comes near. */
const INSTANT_FROM = Date.UTC(2000, 0)

/** Whose values are words of the program, not of a person. */
const CODED: readonly string[] = [
  ...['state', 'kind', 'type', 'role', 'roles', 'reason', 'identity', 'senders', 'othersVisible', 'once', 'results'],
  ...['unit', 'document', 'lang', 'languages', 'status', 'approver', 'mergedFrom', 'code'],
]

/** A path in words: 嘉宾 1 · 姓名. What a later version added and nobody has named yet stays as it is written. */
export const fieldName = (path: DifferenceRow['path']): string => {
  const names: Record<string, string> = words().fields
  return path
    .reduce<string[]>((parts, key) => {
      const last = parts.length - 1
      if (/^\d+$/.test(key) && last >= 0) parts[last] += ` ${Number(key) + 1}`
      else parts.push(names[key] ?? key)
      return parts
    }, [])
    .join(' · ')
}

/** A value as a colleague would write it. */
export const valueText = (
  { path }: Pick<DifferenceRow, 'path'>,
  value: DifferenceRow['before'],
  format: Format,
): string => {
  const w = words()
  const codes: Record<string, string> = w.codes
  if (path.at(-1) === 'attempted' && typeof value === 'string') return actionName(value)
  const isCoded = CODED.includes(path.findLast((key) => !/^\d+$/.test(key)) ?? '')
  const one = (leaf: string | number | boolean): string => {
    if (typeof leaf === 'boolean') return leaf ? w.yes : w.no
    if (typeof leaf === 'number') return leaf > INSTANT_FROM ? format.dateTime(leaf) : format.number(leaf)
    return (isCoded && codes[leaf]) || leaf
  }
  if (value === null) return w.nothing
  return typeof value === 'object' ? value.map(one).join(w.listed) : one(value)
}
