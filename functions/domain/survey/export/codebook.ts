import type { Definition } from '../../../contract/survey/definition.ts'
import { BOM, csvLine } from './csv.ts'
import { layoutOf } from './layout.ts'

/**
 * What each column of an export means, in every language the survey has: a line a column, and one an option below it. The
 * first four cells are the same whatever the language; a column is named by its key, which no version changes.
 */
export const codebookOf = (versions: ReadonlyMap<number, Definition>): string => {
  const newest = versions.get(Math.max(...versions.keys()))
  const languages = newest?.languages ?? []
  const layouts = languages.map((language) => layoutOf(versions, { language, zone: 'UTC' }))
  const [first] = layouts
  const lines = [BOM, csvLine(['key', 'kind', 'code', 'versions', ...languages])]
  for (const [at, { key, kind, labels }] of (first?.columns ?? []).entries()) {
    const asked = [...versions].filter(([, definition]) => has(definition, key)).map(([version]) => version)
    const said = layouts.map(({ columns }) => columns[at])
    lines.push(csvLine([key, kind, '', asked.join(';'), ...said.map((column) => column?.title ?? '')]))
    if (kind === 'label') continue
    for (const [option, [code]] of labels.entries())
      lines.push(csvLine([key, 'option', code, '', ...said.map((column) => column?.labels[option]?.[1] ?? '')]))
  }
  return lines.join('')
}

const has = (definition: Definition, key: string): boolean =>
  layoutOf(new Map([[1, definition]]), { language: definition.languages[0] ?? '', zone: 'UTC' }).columns.some(
    (column) => column.key === key,
  )
