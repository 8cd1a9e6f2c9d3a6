import type { StaffQuestion } from '#contract/interview/question.ts'
import type { Tally } from '#contract/live/tally.ts'

export type PublishedOrder = 'votes' | 'time'

interface Wish {
  order: PublishedOrder
  /** Only those that nobody answered yet. */
  openOnly: boolean
  search: string
}

/** The ids of the public questions in the wished order; equal votes, the older first. */
export const arrange = (
  questions: Iterable<StaffQuestion>,
  tallies: ReadonlyMap<string, Tally>,
  { order, openOnly, search }: Wish,
): string[] => {
  const votes = (id: string) => tallies.get(id)?.total ?? 0
  const sought = search.trim().toLowerCase()
  return [...questions]
    .filter(({ state }) => state === 'published' || (state === 'answered' && !openOnly))
    .filter(({ text, name }) => `${text} ${name ?? ''}`.toLowerCase().includes(sought))
    .sort((a, b) => {
      const byVotes = order === 'votes' ? votes(b.id) - votes(a.id) : 0
      return byVotes || (order === 'time' ? b.askedAt - a.askedAt : a.askedAt - b.askedAt) || (a.id < b.id ? -1 : 1)
    })
    .map(({ id }) => id)
}
