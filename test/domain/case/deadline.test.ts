import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CaseClock, ExtensionRequest, Stop } from '#contract/case/clock.ts'
import type { Policy } from '#contract/case/policy.ts'
import {
  defaultPolicies,
  dueDate,
  explainDue,
  grantExtension,
  requestExtension,
  standing,
} from '#domain/case/deadline.ts'
import { recompute } from '#domain/case/due.ts'
import {
  addWorkingDays,
  stateCouncilCalendar as calendar,
  extendCalendar,
  isWorkingDay,
  withOverride,
  workingDaysBetween,
} from '#domain/working-days.ts'
import { everyDay } from '../day-by-day.ts'
import { caseRecord } from './builders.ts'

const { suggestion, enquiry } = defaultPolicies
const stopping = { ...suggestion, clockStops: true }
const received = (receivedOn: string, more: Partial<CaseClock> = {}): CaseClock => ({
  receivedOn,
  stops: [],
  extension: null,
  answeredOn: null,
  ...more,
})
const ask = (askedOn: string) => ({ askedBy: 'handler', askedOn, reason: '需会同有关部门研究' })
const request: ExtensionRequest = { ...ask('2026-05-13'), workingDays: 15 }
const extension = { ...request, approvedBy: 'reviewer' }

const days = everyDay('2024-01-01', '2026-12-31')
const innerDay = fc.constantFrom(...everyDay('2024-01-01', '2026-06-30'))
const anyDay = fc.constantFrom(...days)

describe('the limits', () => {
  test.each([
    ['suggestion', '2026-05-13'],
    ['enquiry', '2026-05-11'],
    ['interview-question', '2026-05-11'],
    ['site-error', '2026-05-08'],
  ] as const)('[M5] a %s received on 2026-04-30 is due on %s', (type, day) => {
    const due = { day, provisional: false, calendarVersion: calendar.version }
    expect(dueDate(calendar, defaultPolicies[type], received('2026-04-30'))).toEqual(due)
    expect(defaultPolicies[type].source).not.toBe('')
  })

  it('[M5] extended, it is 15 working days in all, counted from receipt', () => {
    const clock = received('2026-04-30', { extension })
    expect(dueDate(calendar, suggestion, clock)?.day).toBe('2026-05-25')
    expect(explainDue(calendar, suggestion, clock)?.workingDays).toBe(15)
  })
})

describe('the extension', () => {
  it('[M5] may be asked for until the end of the due day, not on the day after, worked or not', () => {
    const clock = received('2026-04-30')
    expect(requestExtension(calendar, suggestion, clock, ask('2026-05-13'))).toEqual({ ok: true, value: request })
    const late = { ok: false, refusal: { code: 'first-limit-passed' } }
    expect(requestExtension(calendar, suggestion, clock, ask('2026-05-14'))).toEqual(late)
    // Due on Friday 2026-06-05; asked for on Saturday.
    expect(requestExtension(calendar, suggestion, received('2026-05-27'), ask('2026-06-06'))).toEqual(late)
  })

  test.each([
    ['of a kind that has none', enquiry, received('2026-04-30'), ask('2026-05-06'), 'not-extendable'],
    [
      'after the answer',
      suggestion,
      received('2026-04-30', { answeredOn: '2026-05-06' }),
      ask('2026-05-06'),
      'wrong-state',
    ],
    ['twice', suggestion, received('2026-04-30', { extension }), ask('2026-05-14'), 'already-extended'],
  ])('[M5] is refused %s', (_, policy, clock, asked, code) => {
    expect(requestExtension(calendar, policy, clock, asked)).toEqual({ ok: false, refusal: { code } })
  })

  it('[M5] needs an approver other than the asker, once', () => {
    const clock = received('2026-04-30')
    expect(grantExtension(clock, request, 'handler')).toEqual({
      ok: false,
      refusal: { code: 'second-person-required' },
    })
    expect(grantExtension(clock, request, 'reviewer')).toEqual({ ok: true, value: extension })
    const again = grantExtension({ ...clock, extension }, request, 'reviewer')
    expect(again).toEqual({ ok: false, refusal: { code: 'already-extended' } })
  })

  it('[M5] approved after a late answer, does not make it punctual', () => {
    const clock = received('2026-04-30', { answeredOn: '2026-05-14' })
    expect(grantExtension(clock, request, 'reviewer')).toEqual({ ok: false, refusal: { code: 'wrong-state' } })
  })

  it('[M5] may be asked for while the clock stands still', () => {
    const clock = received('2026-04-30', { stops: [{ from: '2026-05-07', to: null }] })
    expect(requestExtension(calendar, stopping, clock, ask('2026-08-03')).ok).toBe(true)
  })
})

describe('the stopped clock', () => {
  it('[M5] stops only if the policy says so', () => {
    const clock = received('2026-04-30', { stops: [{ from: '2026-05-07', to: '2026-06-07' }] })
    expect(dueDate(calendar, suggestion, clock)?.day).toBe('2026-05-13')
    expect(dueDate(calendar, stopping, clock)?.day).toBe('2026-06-15')
  })

  it('[M5] across a holiday leaves out the working days in it alone', () => {
    // Two days used on 04-29 and 04-30 (before stopping on 05-06), the holiday within, a make-up Saturday left out.
    const clock = received('2026-04-28', { stops: [{ from: '2026-05-06', to: '2026-05-11' }] })
    expect(dueDate(calendar, stopping, clock)?.day).toBe('2026-05-15')
    const left = ['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09']
    expect(explainDue(calendar, stopping, clock)?.stoppedDays).toEqual(left)
    expect(explainDue(calendar, stopping, clock)?.makeUpWorkdays).toEqual([])
  })

  it('[M5] stopped over nothing but a holiday gains nothing; nor stopped and started on one day', () => {
    const due = dueDate(calendar, stopping, received('2026-04-28'))
    for (const to of ['2026-05-01', '2026-05-05', '2026-05-06']) {
      expect(dueDate(calendar, stopping, received('2026-04-28', { stops: [{ from: '2026-05-01', to }] }))).toEqual(due)
    }
  })

  it('[M5] stopped on the due day is in time; stopped after it brings nothing back', () => {
    const stopped = (from: string, to: string | null) => received('2026-04-30', { stops: [{ from, to }] })
    expect(dueDate(calendar, stopping, stopped('2026-05-13', null))).toBeNull()
    expect(dueDate(calendar, stopping, stopped('2026-05-13', '2026-05-18'))?.day).toBe('2026-05-18')
    expect(dueDate(calendar, stopping, stopped('2026-05-14', null))?.day).toBe('2026-05-13')
    expect(dueDate(calendar, stopping, stopped('2026-05-14', '2026-05-18'))?.day).toBe('2026-05-13')
  })

  it('[M5] as a day-by-day reference has it, with overlapping stops', () => {
    const stop = fc.tuple(innerDay, fc.nat(20)).map(([from, length]): Stop => {
      return { from, to: everyDay(from, '2026-12-31')[length] ?? from }
    })
    const near = fc.array(stop, { maxLength: 60 })
    fc.assert(
      fc.property(fc.constantFrom(...everyDay('2024-01-01', '2025-12-31')), near, (receivedOn, stops) => {
        let counted = 0
        const reference = days.find((day) => {
          if (day <= receivedOn || !isWorkingDay(calendar, day)) return false
          if (!stops.some(({ from, to }) => from <= day && day < String(to))) counted++
          return counted === 7
        })
        expect(dueDate(calendar, stopping, received(receivedOn, { stops }))?.day).toBe(reference)
      }),
    )
  })
})

describe('the standing', () => {
  const due = { day: '2026-05-15' } // a Friday

  test.each([
    ['2026-05-12', null, 'running', 3, 0],
    ['2026-05-13', null, 'due-soon', 2, 0],
    ['2026-05-14', null, 'due-soon', 1, 0],
    ['2026-05-15', null, 'due-today', 0, 0],
    ['2026-05-16', null, 'overdue', 0, 0],
    ['2026-05-18', null, 'overdue', 0, 1],
    ['2026-05-22', null, 'overdue', 0, 5],
    ['2027-01-01', '2026-05-15', 'answered-in-time', 0, 0],
    ['2027-01-01', '2026-05-16', 'answered-late', 0, 0],
    ['2027-01-01', '2026-05-19', 'answered-late', 0, 2],
  ] as const)('[M11] on %s, answered %s: %s', (today, answeredOn, state, workingDaysLeft, workingDaysLate) => {
    const late = state === 'overdue' || state === 'answered-late'
    const expected = { state, late, workingDaysLeft, workingDaysLate }
    expect(standing(calendar, due, { answeredOn, today })).toEqual(expected)
  })

  it('[M11] late is late from the day after, and for ever', () => {
    fc.assert(
      fc.property(innerDay, anyDay, anyDay, (receivedOn, answeredOn, today) => {
        const day = dueDate(calendar, suggestion, received(receivedOn))?.day ?? ''
        expect(standing(calendar, { day }, { answeredOn, today }).late).toBe(answeredOn > day)
        const open = standing(calendar, { day }, { answeredOn: null, today })
        expect(open.late).toBe(today > day)
        expect(open.state === 'due-soon').toBe(today < day && today >= addWorkingDays(calendar, day, -2).day)
        expect(open.workingDaysLeft).toBe(today > day ? 0 : workingDaysBetween(calendar, today, day))
        expect(open.workingDaysLate).toBe(today > day ? workingDaysBetween(calendar, day, today) : 0)
      }),
    )
  })

  it('[M11] while the clock stands still nothing is late', () => {
    expect(standing(calendar, null, { answeredOn: null, today: '2030-01-01' })).toMatchObject({
      state: 'stopped',
      late: false,
    })
    const answered = { answeredOn: '2026-06-01', today: '2030-01-01' }
    expect(standing(calendar, null, answered)).toMatchObject({ state: 'answered-in-time', late: false })
  })
})

describe('a new calendar', () => {
  const at = (day: string) => Date.parse(`${day}T02:00:00Z`)
  const next = extendCalendar(calendar, 'state-council-2027', '2027', {
    source: 'test',
    holidays: ['01-01', '05-01', '10-01'].map((day) => ({ name: '', from: `2027-${day}`, to: `2027-${day}` })),
    makeUpWorkdays: [],
  })
  const issued = { day: '2027-01-04', provisional: true, calendarVersion: calendar.version }
  const extended = (more: Partial<CaseClock> = {}, policy: Policy = suggestion) => {
    const clock = received('2026-12-14', { extension, ...more })
    return caseRecord({ policy, clock, due: explainDue(calendar, policy, clock) })
  }

  it('[M6] settles a provisional date, with a record of the change', () => {
    const changed = recompute(extended(), next, at('2026-12-20'))?.after
    const after = { day: '2027-01-05', provisional: false, calendarVersion: 'state-council-2027' }
    expect(changed?.due).toMatchObject(after)
    expect(changed?.history.at(-1)).toMatchObject({ step: 'due-changed', by: null, due: { before: issued, after } })
    expect(changed && recompute(changed, next, at('2026-12-20'))).toBeNull()
  })

  it('[M6] records that a date which stays is no longer provisional', () => {
    const record = extended()
    const due = record.due && { ...record.due, day: '2027-01-05' }
    expect(recompute({ ...record, due }, next, at('2026-12-20'))?.after.due?.provisional).toBe(false)
  })

  it('[M6] corrects a date that was not provisional, and leaves one it does not touch', () => {
    const corrected = withOverride(calendar, 'corrected', {
      source: '三月三',
      holidays: [{ name: '三月三', from: '2026-04-20', to: '2026-04-21' }],
      makeUpWorkdays: [],
    })
    const enquired = (day: string) => {
      const clock = received(day)
      return caseRecord({ policy: enquiry, clock, due: explainDue(calendar, enquiry, clock) })
    }
    const touched = enquired('2026-04-16')
    expect(touched.due?.day).toBe('2026-04-23')
    expect(recompute(touched, corrected, at('2026-04-17'))?.after.due?.day).toBe('2026-04-27')
    expect(recompute(enquired('2026-06-01'), corrected, at('2026-06-02'))).toBeNull()
  })

  it('[M11] an answered case keeps the date it was held to', () => {
    expect(recompute(extended({ answeredOn: '2027-01-05' }), next, at('2027-01-06'))).toBeNull()
  })

  it('[M5] a stopped clock has no date to change', () => {
    const stopped = extended({ stops: [{ from: '2026-12-20', to: null }] }, stopping)
    expect(stopped.due).toBeNull()
    expect(recompute(stopped, next, at('2026-12-21'))).toBeNull()
  })
})
