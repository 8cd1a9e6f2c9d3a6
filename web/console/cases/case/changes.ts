import type { CaseReply } from '#contract/case/desk.ts'

/** What counts of a case: a claim comes and goes, and how it stands follows from the date; neither is news to a reader. */
const weighty = ({ case: { claim, standing, version, ...rest }, notes, linked }: CaseReply): string =>
  JSON.stringify([rest, notes.map(({ id }) => id), linked.map(({ id, state }) => [id, state])])

/** Whether whoever saw `seen` has something to read before going on. */
export const isNews = (seen: CaseReply, fresh: CaseReply): boolean => weighty(seen) !== weighty(fresh)

/** The steps taken since, and whether somebody left a note. */
export const newsOf = (seen: CaseReply, fresh: CaseReply) => ({
  steps: fresh.case.history.slice(seen.case.history.length),
  noted: fresh.notes.length > seen.notes.length,
  /** A draft is saved without a step. */
  drafted: fresh.case.draft?.at !== seen.case.draft?.at && fresh.case.draft !== null,
})
