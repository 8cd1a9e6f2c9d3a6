import type { Filter } from '#contract/survey/cross.ts'
import type { Results } from './use-results.ts'
import { words } from './words.ts'

export interface DimensionChoice {
  id: string
  title: string
  /** Those to filter by; none where there are too many to list. */
  options: readonly { id: string; label: string }[]
}

const CIRCUMSTANCES = ['~language', '~channel', '~version', '~day'] as const

/** What responses can be sorted by: the questions with options or numbers, and how they came. */
export const dimensionsOf = ({ readings, results }: Results): DimensionChoice[] => {
  const counts = {
    '~language': results.languages,
    '~channel': results.channels,
    '~version': results.versions,
    '~day': results.days,
  }
  return [
    ...readings.filter(({ kind }) => kind !== 'words').map(({ id, title, options }) => ({ id, title, options })),
    ...CIRCUMSTANCES.map((id) => ({
      id,
      title: words().circumstance[id],
      options: Object.keys(counts[id])
        .sort()
        .map((key) => ({ id: key, label: circumstance(id, key) })),
    })),
  ]
}

export const circumstance = (by: string, value: string): string => {
  if (by === '~channel') return words().channel[value as 'web'] ?? value
  return by === '~version' ? words().version(value) : value
}

/** A filter as the address holds it: what by, then the values, apart by what no id holds. */
export const filtersFrom = (texts: readonly string[]): Filter[] =>
  texts.flatMap((text) => {
    const [by = '', ...values] = text.split('!')
    return by && values.length > 0 ? [{ by, values }] : []
  })
export const filterText = ({ by, values }: Filter): string => [by, ...values].join('!')
