import { type Day, dayAt, dayNumber, isWeekend } from './day.ts'
import { noticeProblems } from './notice-problems.ts'

/** Days off, as a notice words them: from … to …, both included, weekends within them too. */
export type Holiday = { readonly name: string; readonly from: Day; readonly to: Day }

/** A weekend day that is worked (调休上班日), and the holiday it makes up for. */
export type MakeUpWorkday = { readonly name: string; readonly day: Day }

export type Notice = {
  /** The document: 国办发明电〔2025〕7号. */
  readonly source: string
  readonly holidays: readonly Holiday[]
  readonly makeUpWorkdays: readonly MakeUpWorkday[]
}

/** Plain data, never changed in place: a change makes a new calendar with a new version. */
export type WorkingCalendar = {
  /** Names the data a due date was computed with. */
  readonly version: string
  /** The national notice for each year, by `YYYY`. One may also name days of the December before (as 2019's did). */
  readonly years: Readonly<Record<string, Notice>>
  /** A site's own days, such as regional holidays; they win over the national ones, and later ones over earlier. */
  readonly overrides: readonly Notice[]
}

export type DayKind = 'workday' | 'make-up-workday' | 'weekend' | 'holiday'

export type DayFacts = {
  readonly day: Day
  readonly kind: DayKind
  /** For holidays and make-up workdays: which, and by what document. */
  readonly named: { readonly name: string; readonly source: string } | null
  /** False when the day's year has no notice and the kind is only a guess from the weekday. */
  readonly hasNotice: boolean
}

type Entry = { kind: 'make-up-workday' | 'holiday'; name: string; source: string }

const indexes = new WeakMap<WorkingCalendar, ReadonlyMap<number, Entry>>()

const indexOf = (calendar: WorkingCalendar): ReadonlyMap<number, Entry> => {
  const known = indexes.get(calendar)
  if (known) return known
  const index = new Map<number, Entry>()
  const national = Object.keys(calendar.years).sort()
  for (const notice of [...national.map((year) => calendar.years[year]), ...calendar.overrides]) {
    if (!notice) continue
    const { source } = notice
    for (const { name, from, to } of notice.holidays) {
      for (let at = dayNumber(from); at <= dayNumber(to); at++) index.set(at, { kind: 'holiday', name, source })
    }
    for (const { name, day } of notice.makeUpWorkdays) {
      index.set(dayNumber(day), { kind: 'make-up-workday', name, source })
    }
  }
  indexes.set(calendar, index)
  return index
}

/** What the calendar says of the day with this number. */
export const factsOf = (calendar: WorkingCalendar, number: number): DayFacts => {
  const day = dayAt(number)
  const entry = indexOf(calendar).get(number)
  return {
    day,
    kind: entry?.kind ?? (isWeekend(number) ? 'weekend' : 'workday'),
    named: entry ? { name: entry.name, source: entry.source } : null,
    hasNotice: Object.hasOwn(calendar.years, day.slice(0, 4)),
  }
}

export const isWorked = (kind: DayKind): boolean => kind === 'workday' || kind === 'make-up-workday'

/**
 * The calendar with a year's notice added, or corrected. The notice has passed `noticeProblems`: one with problems is a
 * defect here and throws a RangeError, because half a notice would silently lift 暂定 from wrong dates.
 */
export const extendCalendar = (
  calendar: WorkingCalendar,
  version: string,
  year: string,
  notice: Notice,
): WorkingCalendar => {
  mustBeSound(notice, year)
  return { ...calendar, version, years: { ...calendar.years, [year]: notice } }
}

/** The calendar with a site's own days on top. They do not stand in for a year's missing notice. */
export const withOverride = (calendar: WorkingCalendar, version: string, override: Notice): WorkingCalendar => {
  mustBeSound(override)
  return { ...calendar, version, overrides: [...calendar.overrides, override] }
}

const mustBeSound = (notice: Notice, year?: string) => {
  const [problem] = noticeProblems(notice, year)
  if (problem) throw new RangeError(`${problem.code}: ${problem.day}`)
}
