import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import { checkAnnouncement, defaultPeriods } from '#domain/solicitation/announce.ts'
import { endOfDay } from '#domain/solicitation/end-of-day.ts'
import { dayInZone, stateCouncilCalendar } from '#domain/working-days.ts'
import { details, NOW, parts } from './builders.ts'

const check = (more: Partial<SolicitationDetails> = {}, now = NOW, draft = parts) =>
  checkAnnouncement(details(more), draft, {
    now,
    timeZone: 'Asia/Shanghai',
    calendar: stateCouncilCalendar,
    periods: defaultPeriods,
  })

describe('[M3] the announcement', () => {
  it('opens for thirty days, to the end of the closing day in the site’s zone', () => {
    expect(check()).toEqual({
      ok: true,
      value: {
        announcedOn: '2026-06-01',
        closesOn: '2026-07-01',
        closesAt: Date.parse('2026-07-02T00:00:00+08:00'),
        shortest: defaultPeriods.rule,
        shortestDay: '2026-07-01',
        provisional: false,
        shorterReason: null,
      },
    })
  })

  it('says everything that is missing at once', () => {
    const empty = { background: '', basis: '', reasons: '', howToReply: '', closesOn: null }
    expect(check(empty, NOW, [])).toMatchObject({
      refusal: {
        code: 'incomplete',
        issues: ['background', 'basis', 'reasons', 'howToReply', 'closesOn', 'parts'].map((path) => ({ path })),
      },
    })
  })

  it('a shorter period needs a reason, which is shown', () => {
    const issues = [{ path: 'shorterReason', rule: 'shorter_period', limit: 30 }]
    expect(check({ closesOn: '2026-06-30' })).toEqual({ ok: false, refusal: { code: 'incomplete', issues } })
    expect(check({ closesOn: '2026-06-30', shorterReason: '汛期将至' })).toMatchObject({
      value: { shorterReason: '汛期将至', shortestDay: '2026-07-01' },
    })
  })

  test.each([
    ['2026-04-30', '2026-05-13', false],
    ['2026-12-28', '2027-01-06', true],
  ])('normative documents: seven working days from %s are up on %s, provisional: %s', (on, day, provisional) => {
    const now = Date.parse(`${on}T10:00:00+08:00`)
    expect(check({ kind: 'normative', closesOn: day }, now)).toMatchObject({
      value: { shortestDay: day, provisional, shorterReason: null },
    })
    const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
    expect(check({ kind: 'normative', closesOn: dayBefore }, now).ok).toBe(false)
  })

  it('a normative document that closely concerns businesses has thirty days', () => {
    expect(check({ kind: 'normative-business', closesOn: '2026-06-30' }).ok).toBe(false)
    expect(check({ kind: 'normative-business', closesOn: '2026-07-01' })).toMatchObject({
      value: { shorterReason: null },
    })
  })

  it('does not close before it opens', () => {
    expect(check({ closesOn: '2026-05-31', shorterReason: '急' })).toMatchObject({
      refusal: { issues: [{ path: 'closesOn', rule: 'past' }] },
    })
  })

  it('the end of a day is the first moment of the next, in any zone, over any change of the clock', () => {
    const zones = [
      'Asia/Shanghai',
      'UTC',
      'America/Los_Angeles',
      'Europe/Berlin',
      'Pacific/Kiritimati',
      'Asia/Kathmandu',
    ]
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const day = date.toISOString().slice(0, 10)
        const end = endOfDay(day, zone)
        expect(dayInZone(end - 1, zone)).toBe(day)
        expect(dayInZone(end, zone) > day).toBe(true)
      }),
    )
    expect(endOfDay('2026-03-08', 'America/Los_Angeles')).toBe(Date.parse('2026-03-09T00:00:00-07:00'))
  })
})
