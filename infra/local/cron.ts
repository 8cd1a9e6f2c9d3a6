import { LocalError } from './local-error.ts'

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const LONGEST_SEARCH_MINUTES = 5 * 366 * 24 * 60

/** One field: `*`, `?`, values, ranges, steps and lists of them. */
const field = (text: string, low: number, high: number, names: string[] = [], firstName = 0): Set<number> => {
  const value = (part: string): number => {
    const named = names.indexOf(part.toUpperCase())
    const number = named >= 0 ? named + firstName : Number(part)
    if (!Number.isInteger(number) || number < low || number > high) throw new LocalError(`not a cron value: ${part}`)
    return number
  }
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const [from, to] = range.split('-')
    const all = range === '*' || range === '?'
    const first = all ? low : value(from ?? '')
    const last = all || (part.includes('/') && to === undefined) ? high : value(to ?? from ?? '')
    for (let one = first; one <= last; one += Number(step) || 1) values.add(one)
  }
  return values
}

/**
 * When a schedule is due next after `now`, in milliseconds UTC: `rate(5 minutes)`, `cron(0 18 ? * MON-FRI *)`. The
 * forms with L, W and # are refused.
 */
export const nextRun = (expression: string): ((now: number) => number) => {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression)
  if (rate) {
    const period = Number(rate[1]) * (UNIT_MS[rate[2] ?? ''] ?? 0)
    return (now) => now + period
  }
  const parts = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/)
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = parts ?? []
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek || !year) {
    throw new LocalError(`not a schedule: ${expression}`)
  }
  const minutes = field(minute, 0, 59)
  const hours = field(hour, 0, 23)
  const days = field(dayOfMonth, 1, 31)
  const months = field(month, 1, 12, MONTHS, 1)
  const weekdays = field(dayOfWeek, 1, 7, DAYS, 1)
  const years = field(year, 1970, 2199)
  return (now) => {
    const start = Math.floor(now / 60_000) + 1
    for (let step = 0; step < LONGEST_SEARCH_MINUTES; step++) {
      const at = new Date((start + step) * 60_000)
      const fits =
        minutes.has(at.getUTCMinutes()) &&
        hours.has(at.getUTCHours()) &&
        days.has(at.getUTCDate()) &&
        months.has(at.getUTCMonth() + 1) &&
        weekdays.has(at.getUTCDay() + 1) &&
        years.has(at.getUTCFullYear())
      if (fits) return at.getTime()
    }
    return Number.POSITIVE_INFINITY
  }
}
