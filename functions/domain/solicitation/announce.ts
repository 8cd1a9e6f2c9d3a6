import { accept, type InputIssue, type Result, refuse } from '../../contract/refusal.ts'
import type { CommentPeriod, Period, PeriodTable, SolicitationDetails } from '../../contract/solicitation/activity.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { dayAt, dayNumber } from '../calendar/day.ts'
import { addWorkingDays, type Day, dayInZone, type WorkingCalendar } from '../working-days.ts'
import { endOfDay } from './end-of-day.ts'

/**
 * The national defaults; a site may set its own. Held against published texts: 规章制定程序条例 art. 15 and what ministries and counties
 * quote of 重大行政决策程序暂行条例 (30 days, shorter with a published reason); item 24 of the 2021 指标体系 (7 working days, but 30 days
 * where a normative document bears closely on businesses, hence a kind of its own). Of 行政法规制定程序条例 only the revision was found, not
 * the article.
 */
export const defaultPeriods = {
  regulation: { days: 30, unit: 'calendar', source: '行政法规制定程序条例（国令第694号修订）' },
  rule: { days: 30, unit: 'calendar', source: '规章制定程序条例（国令第695号修订）第十五条' },
  decision: { days: 30, unit: 'calendar', source: '重大行政决策程序暂行条例（国令第713号）' },
  normative: { days: 7, unit: 'working', source: '市县法治政府建设示范指标体系（2021年版）第24项' },
  'normative-business': { days: 30, unit: 'calendar', source: '市县法治政府建设示范指标体系（2021年版）第24项' },
  other: { days: 30, unit: 'calendar', source: '重大行政决策程序暂行条例（国令第713号）' },
} as const satisfies PeriodTable

/** The day of announcement is day 0. */
export const shortestClosing = (
  calendar: WorkingCalendar,
  period: Period,
  announcedOn: Day,
): { day: Day; provisional: boolean } =>
  period.unit === 'working'
    ? addWorkingDays(calendar, announcedOn, period.days)
    : { day: dayAt(dayNumber(announcedOn) + period.days), provisional: false }

/** What M3 demands of an announcement. */
const REQUIRED = ['background', 'basis', 'reasons', 'howToReply', 'closesOn'] as const

export interface Announcing {
  now: number
  timeZone: string
  calendar: WorkingCalendar
  periods: PeriodTable
}

/** The period that an announcement now would open, or `incomplete` with everything that is missing (M3). */
export const checkAnnouncement = (
  details: SolicitationDetails,
  parts: readonly DraftPart[],
  { now, timeZone, calendar, periods }: Announcing,
): Result<CommentPeriod> => {
  const announcedOn = dayInZone(now, timeZone)
  const shortest = periods[details.kind]
  const { day: shortestDay, provisional } = shortestClosing(calendar, shortest, announcedOn)
  const { closesOn, shorterReason } = details
  const shorter = closesOn !== null && closesOn < shortestDay
  const missing = (path: string, rule = 'required'): InputIssue => ({ path, rule })
  const issues = [
    ...REQUIRED.filter((name) => !details[name]).map((name) => missing(name)),
    ...(parts.some(({ type }) => type === 'article') ? [] : [missing('parts')]),
    ...(closesOn !== null && closesOn < announcedOn ? [missing('closesOn', 'past')] : []),
    ...(shorter && shorterReason === ''
      ? [{ ...missing('shorterReason', 'shorter_period'), limit: shortest.days }]
      : []),
  ]
  if (closesOn === null || issues.length > 0) return refuse('incomplete', { issues })
  return accept({
    announcedOn,
    closesOn,
    closesAt: endOfDay(closesOn, timeZone),
    shortest,
    shortestDay,
    provisional,
    shorterReason: shorter ? shorterReason : null,
  })
}
