import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StaffResults } from '#contract/survey/results.ts'
import { publicResultsOf } from '#domain/survey/life/views.ts'
import { advance, type Batches, NO_BATCHES } from '#domain/survey/results/batch.ts'
import { type Part, resultsOf, WHOLE } from '#domain/survey/results/count.ts'
import { LIVE_BATCH, liveProblems, withoutAnswers } from '#domain/survey/results/live.ts'
import { surveyRecord } from './survey-builders.ts'

const ONCE = ['participant', 'code', 'verified', 'no'] as const

/** What somebody answered: one of three options of two questions, the second asked only after some answers to the first. */
interface Answer {
  first: number
  second: number | null
}
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ first: fc.constant(0), second: fc.nat(2) }),
  fc.record({ first: fc.integer({ min: 1, max: 2 }), second: fc.constant(null) }),
)

/** As the tallies count them. */
const countOf = (answers: readonly Answer[]): StaffResults => {
  const options: Record<string, number> = {}
  const add = (key: string) => {
    options[key] = (options[key] ?? 0) + 1
  }
  for (const { first, second } of answers) {
    for (const key of ['a?', 'a=', `a:${first}`]) add(key)
    if (second !== null) for (const key of ['b?', 'b=', `b:${second}`]) add(key)
  }
  const whole: Part = {
    id: WHOLE,
    version: answers.length,
    total: answers.length,
    options: { 'channel:web': answers.length },
  }
  return resultsOf([whole, { id: 'part0', version: answers.length, total: answers.length, options }])
}

/** Every look there ever was, at each moment, while these came one after the other. */
const looksAt = (answers: readonly Answer[], batch: number, see: (batches: Batches) => unknown): unknown[] => {
  let batches = NO_BATCHES
  return answers.map((_, at) => {
    batches = advance(batches, countOf(answers.slice(0, at + 1)), batch, at)
    return see(batches)
  })
}

describe('[Q6] [Q13] somebody who writes all responses but one', () => {
  const before = fc.array(answer, { maxLength: 30 })
  const after = fc.array(answer, { maxLength: 30 })
  const batch = fc.integer({ min: 2, max: 8 })

  it('would read that one off counts that move by batches, were they shown', () => {
    // Nine of their own and the one make the first batch: what is not theirs in it is the victim's.
    const own: Answer[] = Array.from({ length: 9 }, () => ({ first: 1, second: null }))
    const shown = (victim: Answer) =>
      looksAt([...own, victim, ...own, { first: 1, second: null }], 10, ({ shown }) => shown.questions).at(-1)
    expect(shown({ first: 0, second: 2 })).not.toEqual(shown({ first: 2, second: null }))
  })

  it('learns nothing of it where anybody may write as many as they like: whatever it says, every look is the same', () => {
    fc.assert(
      fc.property(before, answer, answer, after, batch, (first, one, other, last, size) => {
        const see = ({ shown }: Batches) => withoutAnswers(shown)
        expect(looksAt([...first, one, ...last], size, see)).toEqual(looksAt([...first, other, ...last], size, see))
      }),
    )
  })

  it('learns nothing of which of those it does not know in a batch said what, where each is one person or one code', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 20, maxLength: 40 }), fc.nat(), fc.nat(), (answers, a, b) => {
        // Exchanged within the first batch of all that came.
        const [one, other] = [a % LIVE_BATCH, b % LIVE_BATCH]
        const exchanged = answers.with(one, answers[other] as Answer).with(other, answers[one] as Answer)
        const see = ({ shown }: Batches) => ({
          total: shown.total,
          first: shown.questions.find(({ id }) => id === 'a'),
        })
        expect(looksAt(exchanged, LIVE_BATCH, see)).toEqual(looksAt(answers, LIVE_BATCH, see))
      }),
    )
  })
})

describe('[Q6] live results', () => {
  it('are only where each response is one verified person or one code, and by ten at least', () => {
    const of = (once: (typeof ONCE)[number], batch = LIVE_BATCH) => liveProblems({ once, results: 'live', batch })
    for (const once of ['code', 'verified'] as const) {
      expect(of(once)).toEqual([])
      expect(of(once, LIVE_BATCH - 1)).toEqual([{ path: 'batch', rule: 'min_value', limit: LIVE_BATCH }])
    }
    for (const once of ['participant', 'no'] as const)
      expect(of(once)).toEqual([{ path: 'results', rule: 'one_person_each' }])
    for (const once of ONCE) expect(liveProblems({ once, results: 'published', batch: 2 })).toEqual([])
  })

  it('of a survey that was announced otherwise before are shown to nobody', () => {
    for (const once of ONCE) {
      const survey = surveyRecord({ once, results: 'live', batch: LIVE_BATCH }, { state: 'announced' })
      expect(publicResultsOf(survey)).toBe(once === 'code' || once === 'verified' ? 'live' : 'none')
    }
  })
})
