import type { Definition } from '../../../contract/survey/definition.ts'
import type { StaffResponse } from '../../../contract/survey/response.ts'
import type { RegionName } from '../region.ts'
import { type Cell, type Column, columnsOf } from './columns.ts'

type Fact = { name: string; kind: 'number' | 'text'; read: (response: StaffResponse) => Cell }

/** What is told of each response beside its answers. */
export const FACTS: readonly Fact[] = [
  { name: 'id', kind: 'text', read: ({ id }) => id },
  { name: 'version', kind: 'number', read: ({ version }) => version },
  { name: 'language', kind: 'text', read: ({ lang }) => lang },
  { name: 'channel', kind: 'text', read: ({ channel }) => channel },
  { name: 'startedAt', kind: 'text', read: ({ startedAt }) => new Date(startedAt).toISOString() },
  { name: 'receivedAt', kind: 'text', read: ({ receivedAt }) => new Date(receivedAt).toISOString() },
  { name: 'tookMs', kind: 'number', read: ({ signals }) => signals.tookMs },
  { name: 'changes', kind: 'number', read: ({ signals }) => signals.changes },
  { name: 'automated', kind: 'number', read: ({ signals }) => (signals.automated ? 1 : 0) },
]

export interface Layout {
  columns: readonly Omit<Column, 'read'>[]
  headers: readonly string[]
  /** A response's cells, first its facts. */
  rowOf: (response: StaffResponse) => Cell[]
}

/**
 * A table of responses to any version. Versions are joined by the ids of their questions and options: first the columns of
 * the newest, then what only earlier ones asked.
 */
export const layoutOf = (
  versions: ReadonlyMap<number, Definition>,
  language: string,
  regionName?: RegionName,
): Layout => {
  const byVersion = new Map(
    [...versions].map(([version, definition]) => [version, columnsOf(definition, language, regionName)]),
  )
  const columns = new Map<string, Column>()
  for (const version of [...byVersion.keys()].sort((a, b) => b - a))
    for (const column of byVersion.get(version) ?? []) {
      const known = columns.get(column.key)
      // An option that was taken away keeps its label beside the answers it got.
      const gone = known ? column.labels.filter(([code]) => !known.labels.some(([one]) => one === code)) : []
      columns.set(column.key, known ? { ...known, labels: [...known.labels, ...gone] } : column)
    }
  const readers = new Map(
    [...byVersion].map(([version, own]) => [version, new Map(own.map(({ key, read }) => [key, read]))]),
  )
  return {
    columns: [...columns.values()],
    headers: [...FACTS.map(({ name }) => name), ...[...columns.values()].map(({ header }) => header)],
    rowOf: (response) => {
      const own = readers.get(response.version)
      return [
        ...FACTS.map(({ read }) => read(response)),
        ...[...columns.keys()].map((key) => own?.get(key)?.(response.answers) ?? ''),
      ]
    },
  }
}
