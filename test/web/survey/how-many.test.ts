import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { compile } from '#domain/survey/model/index.ts'
import { ranksAll } from '#domain/survey/model/ranks-all.ts'
import { receive } from '#domain/survey/respond/receive.ts'
import { planOf } from '#domain/survey/tally/index.ts'
import { isFull } from '../../../web/embed/survey/fields/Choices.tsx'
import { moved } from '../../../web/embed/survey/heavy/Ranking.tsx'
import { pickedOf } from '../../../web/embed/survey/picked.ts'
import { citizenOf } from './citizen.ts'

const ENVIRONMENT = { now: 1_000, zone: 'Asia/Shanghai' }
const VALUES = Array.from({ length: 10 }, (_, at) => `v${at + 1}`)
const TYPES = ['ranking', 'checkbox', 'tagbox', 'imagepicker'] as const

const asking = (type: (typeof TYPES)[number], most: number): Definition => {
  const choices = VALUES.map((value) => ({ id: value, value }))
  const question = {
    ...{ type, id: 'q', name: 'q', choices, maxSelectedChoices: most },
    ...(type === 'imagepicker' ? { multiSelect: true } : {}),
  } as Element
  return { languages: ['en'], pages: [{ id: 'p', name: 'p', elements: [question] }] }
}

const platformOn = (definition: Definition, answer: readonly string[]) => {
  const asked = { version: 1, survey: compile(definition), plan: planOf(definition) }
  const response = { answers: { q: [...answer] }, lang: 'en', channel: 'web' as const }
  return receive(asked, { quotas: [] }, response, ENVIRONMENT)
}

const several = fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 })

describe('[SM12] a question that says how many it takes', () => {
  it('gets no more than that, whatever is sent and by whichever kind of question', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.integer({ min: 1, max: 9 }), several, (type, most, answer) => {
        const result = platformOn(asking(type, most), answer)
        expect(result.ok).toBe(answer.length <= most)
        if (!result.ok)
          expect(result.refusal).toMatchObject({ issues: [{ path: 'answers.q', rule: 'too-many', limit: most }] })
      }),
    )
  })

  it('ranks those that were chosen: nothing takes a place by itself, and the platform takes what the page ends with', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom(...VALUES), fc.integer({ min: 0, max: 9 })), { minLength: 1 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), acts, (most, steps) => {
        const us = citizenOf(asking('ranking', most), ENVIRONMENT)
        const touched = new Set<unknown>()
        for (const [value, to] of steps) {
          const picked = pickedOf(us.node('q'))
          // What the page offers: while places are left any option, then only those that have one.
          if (isFull(us.node('q')) && !picked.includes(value)) continue
          touched.add(value)
          us.answer('q', moved(picked, value, Math.min(to, picked.length)))
        }
        const ranked = pickedOf(us.node('q'))
        expect(ranked.length).toBe(Math.min(most, touched.size))
        expect(us.send()).toEqual({ taken: { q: ranked } })
      }),
    )
  })

  it('is told so where it goes to, and a ranking of all stays one', () => {
    const exported = exportSurveyJS(asking('ranking', 5)) as { pages: { elements: object[] }[] }
    expect(exported.pages[0]?.elements[0]).toMatchObject({ selectToRankEnabled: true, maxSelectedChoices: 5 })
    expect(ranksAll({ type: 'ranking' })).toBe(true)
    expect(ranksAll({ type: 'ranking', maxSelectedChoices: 0 })).toBe(true)
  })
})
