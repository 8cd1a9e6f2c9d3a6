import { accept, refuse } from '../../contract/refusal.ts'
import { calendarOf } from '../../domain/calendar/in-force.ts'
import { PLATFORM_SITE } from '../../domain/site/inherit.ts'
import { dayInZone, noticeProblems } from '../../domain/working-days.ts'
import { accountOf, publicAccount } from '../../store/account.ts'
import { calendarsOn, recomputingOf, setCalendarYear, versionsOf } from '../../store/calendars.ts'
import { leftOverCases } from '../../store/case/left-over.ts'
import type { Tables } from '../../store/client.ts'
import { noticePage, readNotices, unreadCount } from '../../store/notices.ts'
import { allQuestions } from '../../store/records.ts'
import type { SiteRecord } from '../../store/sites.ts'
import type { Handlers } from '../call.ts'

/** A minute in every cache. */
const MINUTE = 'public, max-age=60'

/** The last twelve months unless the reader says otherwise. */
const span = (query: { from?: string | undefined; to?: string | undefined }, now: number, timeZone: string) => {
  const to = query.to ?? dayInZone(now, timeZone).slice(0, 7)
  const year = Number(to.slice(0, 4))
  const month = Number(to.slice(5))
  const earlier = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`
  return { from: query.from ?? earlier, to, now }
}

/** Ten years in one answer. */
const MOST_MONTHS = 120
const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1

const calendarView = async (tables: Tables, { id, path }: SiteRecord) => {
  const [calendars, versions, recomputing] = await Promise.all([
    calendarsOn(tables, path),
    versionsOf(tables, id),
    recomputingOf(tables, id),
  ])
  const own = calendars.at(-1) ?? { siteId: id, version: 0, years: {} }
  const inForce = calendarOf(calendars)
  const listed = (years: typeof own.years) =>
    Object.entries(years)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([year, { source, holidays, makeUpWorkdays }]) => ({
        year,
        notice: { source, holidays: [...holidays], makeUpWorkdays: [...makeUpWorkdays] },
      }))
  return {
    siteId: id,
    national: id === PLATFORM_SITE,
    version: own.version,
    own: listed(own.years),
    inForce: {
      version: inForce.version,
      years: listed(inForce.years),
      overrides: calendars.slice(1).flatMap(({ siteId, years }) => listed(years).map((each) => ({ siteId, ...each }))),
    },
    versions,
    recomputing,
  }
}

/** A site's calendar and account, a person's notices, and what became of an interview's open questions. */
export const services = {
  'calendar.read': async ({ services: { tables }, site }) => accept({ reply: await calendarView(tables, site) }),

  'calendar.set': async ({ services: { tables, now, newId }, staff, site, params: { year }, body }) => {
    const national = site.id === PLATFORM_SITE
    const problems = body.notice ? noticeProblems(body.notice, national ? year : undefined) : []
    if (problems.length > 0)
      return refuse('invalid-input', {
        issues: problems.map(({ code, day }) => ({ path: `notice.${day}`, rule: code })),
      })
    const before = (await calendarsOn(tables, site.path)).at(-1)
    if (before?.version !== body.version) return refuse('version-conflict')
    const by = { subject: staff.subject, name: staff.name }
    const at = now()
    const change = { version: before.version + 1, year, notice: body.notice, by, at }
    const audit = {
      ...{ commandId: newId(), at, by, siteId: site.id, activityId: null, action: 'calendar.set', target: year },
      before: before.years[year] ? { ...before.years[year] } : null,
      after: body.notice ? { ...body.notice } : null,
    }
    const done = await setCalendarYear(tables, before, change, audit)
    return done.ok ? accept({ reply: await calendarView(tables, site) }) : done
  },

  'account.read': async ({ services: { tables, now }, site, inForce, query }) => {
    const wanted = span(query, now(), inForce.timeZone)
    if (monthsBetween(wanted.from, wanted.to) > MOST_MONTHS) return refuse('too-large')
    const account = await accountOf(tables, { id: site.id, name: inForce.name }, wanted)
    return accept({ reply: publicAccount(account), cache: MINUTE })
  },

  'account.staff': async ({ services: { tables, now }, site, inForce, query }) => {
    const wanted = span(query, now(), inForce.timeZone)
    if (monthsBetween(wanted.from, wanted.to) > MOST_MONTHS) return refuse('too-large')
    return accept({ reply: await accountOf(tables, { id: site.id, name: inForce.name }, wanted) })
  },

  'leftover.list': async ({ services: { tables }, activity }) => {
    const questions = await allQuestions(tables, activity.id)
    const cases = await leftOverCases(tables, activity.id, questions.keys())
    return accept({ reply: { cases } })
  },

  'notice.list': async ({ services: { tables }, staff, query }) =>
    accept({ reply: await noticePage(tables, staff.subject, query.after) }),

  'notice.unread': async ({ services: { tables }, staff }) =>
    accept({ reply: { unread: await unreadCount(tables, staff.subject) } }),

  'notice.read': async ({ services: { tables, now }, staff, body }) => {
    await readNotices(tables, staff.subject, body.ids, now())
    return accept({ reply: { unread: await unreadCount(tables, staff.subject) } })
  },
} satisfies Partial<Handlers>
