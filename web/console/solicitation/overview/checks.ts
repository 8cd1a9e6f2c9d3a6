import type { StaffSolicitation } from '#contract/solicitation/solicitation.ts'

const CHECKS = ['title', 'background', 'basis', 'reasons', 'howToReply', 'closesOn', 'period', 'parts'] as const
type CheckName = (typeof CHECKS)[number]

export interface Check {
  name: CheckName
  fine: boolean
  /** Why not, where it is more than missing. */
  why: 'past' | 'short' | null
}

/** What M3 demands of an announcement, one by one. `shortestDay` null: not known yet, and judged by the platform when it is announced. */
export const checksOf = (
  { details, parts }: Pick<StaffSolicitation, 'details' | 'parts'>,
  shortestDay: string | null,
  today: string,
): Check[] => {
  const { closesOn, shorterReason } = details
  const past = closesOn !== null && closesOn < today
  const short = closesOn !== null && shortestDay !== null && closesOn < shortestDay && shorterReason === ''
  const given = (name: CheckName, fine: boolean, why: Check['why'] = null): Check => ({ name, fine, why })
  return CHECKS.map((name) => {
    switch (name) {
      case 'closesOn':
        return given(name, closesOn !== null && !past, past ? 'past' : null)
      case 'period':
        return given(name, closesOn !== null && !short, short ? 'short' : null)
      case 'parts':
        return given(
          name,
          parts.some(({ type }) => type === 'article'),
        )
      default:
        return given(name, details[name] !== '')
    }
  })
}
