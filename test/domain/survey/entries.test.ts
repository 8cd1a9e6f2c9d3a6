import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import {
  confirmBatch,
  entryRefused,
  isUnsettled,
  openBatch,
  rejectBatch,
  settle,
  takesEntries,
} from '#domain/survey/entry/decide.ts'

const person = (subject: string) => ({ subject, name: subject })
const opened = () =>
  openBatch({ activityId: 'survey-0000', id: 'batch-0000', reference: '三号箱', channel: 'paper' }, person('a'), 0)
const withEntries = (by: readonly string[], entered = by.length) => ({
  ...opened(),
  entered,
  enteredBy: Object.fromEntries(['a', ...by].map((subject) => [subject, person(subject)])),
})

describe('[Q17] a batch of entered responses', () => {
  it('is confirmed by nobody who opened it or entered any of it, whoever they are, and only as they saw it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('b', 'c', 'd'), { minLength: 1 }),
        fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        (by, who) => {
          const batch = withEntries(by)
          const decided = confirmBatch(batch, batch.version, person(who), 1)
          expect(decided.ok).toBe(who !== 'a' && !by.some((each) => each === who))
          if (!decided.ok) expect(decided.refusal.code).toBe('second-person-required')
          const stale = confirmBatch(batch, batch.version + 1, person('z'), 1)
          expect(!stale.ok && stale.refusal.code).toBe('version-conflict')
        },
      ),
    )
    const empty = confirmBatch(opened(), 1, person('b'), 1)
    expect(!empty.ok && empty.refusal.code).toBe('incomplete')
  })

  it('once decided on takes nothing more and is not decided on again', () => {
    const batch = withEntries(['b'])
    for (const decided of [
      confirmBatch(batch, 1, person('c'), 1),
      rejectBatch(batch, { seen: 1, reason: '不符' }, person('b'), 1),
    ]) {
      if (!decided.ok) throw new Error(decided.refusal.code)
      expect(entryRefused(decided.value)?.refusal.code).toBe('wrong-state')
      const { version } = decided.value
      for (const again of [
        confirmBatch(decided.value, version, person('d'), 2),
        rejectBatch(decided.value, { seen: version, reason: '再' }, person('d'), 2),
      ])
        expect(!again.ok && again.refusal.code).toBe('wrong-state')
    }
    expect(entryRefused(withEntries([], SURVEY_LIMITS.entryBatch))?.refusal.code).toBe('too-large')
    expect(entryRefused(withEntries([], SURVEY_LIMITS.entryBatch - 1))).toBe(null)
  })

  it('keeps results from being submitted until it is known what of it counts', () => {
    const batch = withEntries(['b', 'b', 'b'])
    expect(isUnsettled(batch)).toBe(true)
    const confirmed = confirmBatch(batch, 1, person('c'), 1)
    if (!confirmed.ok) throw new Error('refused')
    expect(isUnsettled(confirmed.value)).toBe(true)
    const settled = settle(confirmed.value, ['quota-full', 'quota-full'])
    expect(settled.outcome).toEqual({ counted: 1, left: { 'quota-full': 2 } })
    expect(isUnsettled(settled)).toBe(false)
    const phases = ['draft', 'announced', 'open', 'resting', 'closed', 'review', 'published'] as const
    expect(phases.filter(takesEntries)).toEqual(['open', 'resting', 'closed'])
  })
})
