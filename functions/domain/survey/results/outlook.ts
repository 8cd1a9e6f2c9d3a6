import type { Withheld } from '../../../contract/survey/results.ts'
import type { Presented } from './present.ts'
import { questionOf, type Reading } from './reading.ts'

/** How much of what is about to be published is withheld, by questions as people were asked them: the rows of a table are one. */
export interface Outlook {
  answered: number
  /** Left out, for nobody answered them. */
  unanswered: number
  /** Some of its numbers are withheld, or some rows. */
  inPart: number
  wholly: number
  /** Answered in people's own words, which are never published: how many answered, and no more. */
  inWords: number
  /** Why those are that are wholly withheld, and what they are called. */
  reasons: readonly Reason[]
}

interface Reason {
  why: Withheld['why']
  /** Titles of the questions whose hidden counts would be told. */
  of: readonly string[]
  titles: readonly string[]
}

export const outlookOf = (
  withheld: readonly Withheld[],
  presented: readonly Presented[],
  readings: readonly Reading[],
): Outlook => {
  const shown = new Map(presented.map((question) => [question.id, question]))
  const reasons = new Map<string, { why: Withheld['why']; of: readonly string[]; titles: string[] }>()
  const outlook = { answered: 0, unanswered: 0, inPart: 0, wholly: 0, inWords: 0 }
  for (const lines of Map.groupBy(readings, asAsked).values()) {
    const [first] = lines
    const seen = lines.flatMap(({ id }) => shown.get(id) ?? [])
    if (!first || seen.length === 0) {
      outlook.unanswered++
      continue
    }
    outlook.answered++
    if (seen.some(({ answered }) => answered !== null)) {
      if (seen.some(hidesSome)) outlook.inPart++
      if (first.kind === 'words') outlook.inWords++
      continue
    }
    outlook.wholly++
    const { why, of } = withheld.find(({ id }) => id === seen[0]?.id) ?? { why: 'few', of: [] }
    const key = `${why} ${of.join()}`
    const reason = reasons.get(key) ?? { why, of: titlesOf(of, readings), titles: [] }
    reason.titles.push(titleOf(first))
    reasons.set(key, reason)
  }
  return { ...outlook, reasons: [...reasons.values()] }
}

/** What questions are called, by their ids. */
export const titlesOf = (ids: readonly string[], readings: readonly Reading[]): string[] =>
  ids.flatMap((id) => {
    const reading = readings.find((each) => questionOf(each.id) === id)
    return reading ? [titleOf(reading)] : []
  })

const hidesSome = ({ answered, lines }: Presented): boolean =>
  answered === null || lines.some(({ count }) => count === null)

const asAsked = ({ id, table }: Reading): string => table?.id ?? id

const titleOf = ({ title, table }: Reading): string => table?.title ?? title
