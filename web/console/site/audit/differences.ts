export interface DifferenceRow {
  /** A path such as `details.title`. */
  field: string
  before: string | null
  after: string | null
}

/** Numbers this large are instants in milliseconds: no other number of a record comes near. */
const INSTANT_FROM = Date.UTC(2000, 0)

/** The leaves in which two records differ; what is equal, and the version that always grows, is left out. */
export const differences = (
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): DifferenceRow[] => {
  const earlier = leaves(before ?? {})
  const later = leaves(after ?? {})
  const fields = new Set([...earlier.keys(), ...later.keys()])
  fields.delete('version')
  return [...fields]
    .map((field) => ({ field, before: earlier.get(field) ?? null, after: later.get(field) ?? null }))
    .filter((row) => row.before !== row.after)
}

const leaves = (value: object, path = ''): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [key, part] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key
    // A list of plain values reads best as one.
    if (Array.isArray(part) && part.every((item) => typeof item !== 'object')) found.set(here, part.join(', '))
    else if (typeof part === 'object' && part !== null) {
      for (const [inner, text] of leaves(part, here)) found.set(inner, text)
    } else if (part !== null && part !== undefined) {
      found.set(here, leafText(part))
    }
  }
  return found
}

const leafText = (part: unknown): string =>
  typeof part === 'number' && part > INSTANT_FROM ? new Date(part).toISOString() : String(part)
