import type { SolicitationView } from '#contract/solicitation/solicitation.ts'

/** What the draft can be compared with: what came of it, the law in force, the drafts of other rounds. */
export const comparableWith = ({ hasNext, hasLaw, links }: SolicitationView): string[] => [
  ...(hasNext ? ['next'] : []),
  ...(hasLaw ? ['law'] : []),
  ...links.filter(({ relation }) => relation !== 'alongside').map(({ id }) => id),
]
