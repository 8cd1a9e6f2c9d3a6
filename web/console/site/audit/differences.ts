type Leaf = string | number | boolean | readonly (string | number | boolean)[]

export interface DifferenceRow {
  /** A path such as `['details', 'guests', '0', 'name']`. */
  path: readonly string[]
  before: Leaf | null
  after: Leaf | null
}

/** What only the program needs: ids, places and counters. The entry itself says what it was done to. */
const UNREAD: readonly string[] = [
  'id',
  'siteId',
  'activityId',
  'questionId',
  'version',
  'detailsVersion',
  'seq',
  'position',
]

/** The leaves in which two records differ; what is equal, and what nobody reads, is left out. */
export const differences = (
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): DifferenceRow[] => {
  const earlier = leaves(before ?? {})
  const later = leaves(after ?? {})
  return [...new Map([...earlier, ...later]).entries()]
    .map(([key, { path }]) => ({ path, before: earlier.get(key)?.leaf ?? null, after: later.get(key)?.leaf ?? null }))
    .filter((row) => JSON.stringify(row.before) !== JSON.stringify(row.after))
}

const leaves = (value: object, above: readonly string[] = []): Map<string, { path: readonly string[]; leaf: Leaf }> => {
  const found = new Map<string, { path: readonly string[]; leaf: Leaf }>()
  const put = (path: readonly string[], leaf: Leaf) => found.set(path.join('.'), { path, leaf })
  for (const [key, part] of Object.entries(value)) {
    const path = [...above, key]
    if (UNREAD.includes(key) || part === null || part === undefined || part === '') continue
    if (isPlain(part)) put(path, part)
    // A list of plain values, or of people, reads best as one.
    else if (Array.isArray(part) && part.every(isPlain)) {
      if (part.length > 0) put(path, part)
    } else if (Array.isArray(part) && part.every(isPerson)) {
      put(
        path,
        part.map(({ name }) => name),
      )
    } else if (isPerson(part)) put(path, part.name)
    else if (typeof part === 'object') for (const [inner, leaf] of leaves(part, path)) found.set(inner, leaf)
  }
  return found
}

const isPlain = (part: unknown): part is string | number | boolean =>
  typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean'

/** Somebody who signed in; their account is no more than their name to whoever reads what was changed. */
const isPerson = (part: unknown): part is { name: string } =>
  typeof part === 'object' &&
  part !== null &&
  'name' in part &&
  typeof part.name === 'string' &&
  'subject' in part &&
  Object.keys(part).length === 2
