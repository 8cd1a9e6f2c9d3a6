import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cells, contributionsOf, difference } from '#domain/account/contributions.ts'
import { figuresOf, summed } from '#domain/account/figures.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { at, caseRecord, LI, Story, triage } from '../case/builders.ts'

const cells = (story: Story) => contributionsOf(story.of(), stateCouncilCalendar)

describe('what a case adds to the account', () => {
  test('[M5] receipt in its month, the answer in its own, with the working days it took', () => {
    const story = new Story(caseRecord())
    expect(cells(story)).toEqual({ '2026-04#suggestion#': { received: 1 } })
    story.now = at('2026-05-13')
    story.answer()
    expect(cells(story)).toEqual({
      '2026-04#suggestion#roads': { received: 1 },
      '2026-05#suggestion#roads': { answered: 1, onTime: 1, 'days:7': 1 },
    })
    story.citizen({ type: 'rate', score: 4, text: '' })
    expect(cells(story)['2026-05#suggestion#roads']).toMatchObject({ 'score:4': 1 })
  })

  test('[M5] late is late for ever, also when it was reopened and answered again', () => {
    const story = new Story(caseRecord())
    story.now = at('2026-05-14')
    story.answer()
    story.citizen({ type: 'reopen', text: '还是不亮' })
    expect(cells(story)['2026-05#suggestion#roads']).toEqual({ answered: 1, late: 1, 'days:8': 1 })
    story.now = at('2026-05-15')
    story.answer()
    expect(cells(story)['2026-05#suggestion#roads']).toEqual({
      answered: 2,
      late: 1,
      onTime: 1,
      'days:8': 1,
      'days:1': 1,
    })
    expect(cells(story)['2026-04#suggestion#roads']).toEqual({ received: 1 })
  })

  test('[M5] days on which the clock stood still are not taken, over a holiday too', () => {
    const { policy, clock } = caseRecord()
    const record = caseRecord({
      policy: { ...policy, clockStops: true },
      clock: {
        ...clock,
        stops: [{ from: '2026-05-06', to: '2026-05-09' }],
        answeredOn: '2026-05-11',
      },
      outcome: { type: 'declined', reason: 'other', explanation: '', at: at('2026-05-11') },
    })
    // 6, 7, 8 stood still; the worked Saturday 9 and Monday 11 count.
    expect(contributionsOf(record, stateCouncilCalendar)['2026-05#suggestion#']).toMatchObject({ 'days:2': 1 })
  })

  test('[D6] the sum of differences is the last, whatever comes in between', () => {
    const story = new Story(caseRecord())
    const steps: Cells[] = [cells(story)]
    story.do(triage('enquiry'), { actor: LI })
    steps.push(cells(story))
    story.citizen({ type: 'withdraw' })
    steps.push(cells(story))
    const total: Record<string, Record<string, number>> = {}
    let before: Cells = {}
    for (const after of steps) {
      for (const [id, counters] of Object.entries(difference(before, after)))
        for (const [counter, by] of Object.entries(counters))
          total[id] = { ...total[id], [counter]: (total[id]?.[counter] ?? 0) + by }
      before = after
    }
    expect(difference(total, before)).toEqual({})
    expect(before['2026-04#enquiry#roads']).toEqual({ received: 1, withdrawn: 1 })
  })
})

describe('what a reader is told', () => {
  test('average and median equal those of the single cases', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), (taken) => {
        const figures = figuresOf(summed(taken.map((days) => ({ answered: 1, [`days:${days}`]: 1 }))))
        const sorted = [...taken].sort((a, b) => a - b)
        const [low, high] = [Math.floor((taken.length - 1) / 2), Math.floor(taken.length / 2)]
        expect(figures.answered).toBe(taken.length)
        expect(figures.averageDays).toBeCloseTo(taken.reduce((sum, each) => sum + each, 0) / taken.length)
        expect(figures.medianDays).toBe(((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2)
        expect(figures.histogram.reduce((sum, { cases }) => sum + cases, 0)).toBe(taken.length)
      }),
    )
  })

  test('nothing answered has no average', () => {
    expect(figuresOf({ received: 3 })).toMatchObject({
      received: 3,
      averageDays: null,
      medianDays: null,
      averageRating: null,
    })
  })
})
