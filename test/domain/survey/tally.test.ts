import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plain } from '#domain/survey/expression/index.ts'
import { compile } from '#domain/survey/model/index.ts'
import { receive } from '#domain/survey/respond/receive.ts'
import { resultsOf } from '#domain/survey/results/count.ts'
import { planOf } from '#domain/survey/tally/index.ts'
import { DEFINITION, OPENS, surveyDetails, ZONE } from './survey-builders.ts'

const asked = { version: 1, survey: compile(DEFINITION), plan: planOf(DEFINITION) }
const NOW = { now: OPENS, zone: ZONE }
const SIGNALS = { tookMs: 40_200, changes: 3, automated: false }
const take = (answers: Plain, quotas = surveyDetails().quotas) =>
  receive(asked, { quotas }, { answers, lang: 'zh-CN', channel: 'web', signals: SIGNALS }, NOW)

const option = fc.constantFrom('a', 'b', 'c')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const response = fc.record({
  one: fc.oneof(option, fc.constant('other')),
  many: maybe(
    fc.oneof(fc.uniqueArray(option as fc.Arbitrary<string>, { minLength: 1 }), fc.constant<string[]>(['none'])),
  ),
  age: maybe(fc.integer({ min: 1, max: 120 })),
  yes: maybe(fc.boolean()),
  stars: maybe(fc.integer({ min: 1, max: 5 })),
  rank: maybe(fc.shuffledSubarray<string>(['a', 'b', 'c'], { minLength: 3 })),
  grid: maybe(fc.record({ r1: option, r2: option })),
  people: maybe(fc.array(fc.record({ kin: option }), { minLength: 1, maxLength: 3 })),
  table: maybe(fc.record({ x: fc.record({ cell: option }) })),
  where: maybe(fc.constantFrom('110101', '310115', '11')),
})

const withOther = ({ one, ...answers }: Plain): Plain =>
  Object.fromEntries(
    Object.entries({ one, ...answers, ...(one === 'other' ? { 'one-Comment': '别的' } : {}) }).filter(
      ([, value]) => value !== undefined,
    ),
  )

describe('[Q4] what is counted', () => {
  it('[D6] equals a recount of the answers themselves, question by question', () => {
    fc.assert(
      fc.property(fc.array(response, { minLength: 1, maxLength: 30 }), (given) => {
        const answers = given.map((each) => withOther(each))
        const parts = new Map<string, { id: string; version: number; total: number; options: Record<string, number> }>()
        for (const each of answers) {
          const taken = take(each)
          if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
          for (const [id, marks] of Object.entries(taken.value.marks)) {
            const part = parts.get(id) ?? { id, version: 1, total: 0, options: {} }
            parts.set(id, part)
            part.total++
            for (const [key, by] of Object.entries(marks)) part.options[key] = (part.options[key] ?? 0) + by
          }
        }
        const { total, questions, days, languages, hours, took, signals } = resultsOf([...parts.values()])
        expect(total).toBe(given.length)
        expect(days).toEqual({ '2026-03-02': given.length })
        expect(languages).toEqual({ 'zh-CN': given.length })
        expect(hours).toEqual({ '2026-03-02T08': given.length })
        expect(took.distribution).toEqual([[40, given.length]])
        expect(signals).toEqual({ automated: 0, fast: 0 })
        const of = (id: string) => questions.find((question) => question.id === id)
        const count = (test: (answer: (typeof given)[number]) => unknown) => given.filter(test).length
        for (const id of ['a', 'b', 'c']) {
          expect(of('q-one')?.options[id] ?? 0).toBe(count(({ one }) => one === id))
          expect(of('q-many')?.options[id] ?? 0).toBe(count(({ many }) => many?.includes(id)))
          expect(of('q-grid.r1')?.options[id] ?? 0).toBe(count(({ grid }) => grid?.r1 === id))
          expect(of('q-cell.x1')?.options[id] ?? 0).toBe(count(({ table }) => table?.x.cell === id))
          expect(of('q-kin')?.options[id] ?? 0).toBe(
            given.flatMap(({ people }) => people ?? []).filter(({ kin }) => kin === id).length,
          )
          expect(of('q-rank')?.places[id] ?? 0).toBe(
            given.reduce((sum, { rank }) => sum + (rank ? rank.indexOf(id) + 1 : 0), 0),
          )
        }
        expect(of('q-one')?.options['~other'] ?? 0).toBe(count(({ one }) => one === 'other'))
        expect(of('q-many')?.options['~none'] ?? 0).toBe(count(({ many }) => many?.includes('none')))
        // Asked only of those who chose a; the others were not shown it.
        expect(of('q-yes')?.asked ?? 0).toBe(count(({ one }) => one === 'a'))
        expect(of('q-many')?.asked).toBe(given.length)
        expect(of('q-grid.r1')?.asked).toBe(given.length)
        expect(of('q-yes')?.answered ?? 0).toBe(count(({ one, yes }) => one === 'a' && yes !== undefined))
        expect(of('q-yes')?.options['~true'] ?? 0).toBe(count(({ one, yes }) => one === 'a' && yes))
        expect(of('q-where')?.options['11'] ?? 0).toBe(count(({ where }) => where?.startsWith('11')))
        const ages = given.flatMap(({ age }) => age ?? []).sort((a, b) => a - b)
        expect(
          of('q-age')?.numbers.flatMap(([age, times]) => Array.from({ length: times ?? 0 }, () => age)) ?? [],
        ).toEqual(ages)
        expect(of('q-stars')?.answered ?? 0).toBe(count(({ stars }) => stars !== undefined))
      }),
      { numRuns: 60 },
    )
  })

  it('is kept in parts that fit an item, whatever the definition, and always in the same part', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      ...{ type: 'dropdown' as const, id: `question-${at}`, name: `q${at}` },
      choices: Array.from({ length: 40 }, (_, option) => ({ id: `option-${option}`, value: option })),
    }))
    const definition = { languages: ['en'], pages: [{ id: 'p', name: 'p', elements: many }] }
    const plan = planOf(definition)
    expect(plan.tooLarge).toEqual([])
    expect(plan).toEqual(planOf(definition))
    const sizes = Map.groupBy(plan.chunkOf.keys(), (id) => plan.chunkOf.get(id))
    for (const ids of sizes.values()) expect(ids.length * 40 * 40).toBeLessThan(200_000)
    expect(
      planOf({
        languages: ['en'],
        pages: [
          {
            id: 'p',
            name: 'p',
            elements: [
              {
                type: 'matrix',
                id: 'm',
                name: 'm',
                rows:
                  many[0]?.choices.flatMap((row) =>
                    Array.from({ length: 30 }, (_, at) => ({ ...row, id: `${row.id}-${at}` })),
                  ) ?? [],
                columns: many[0]?.choices ?? [],
              },
            ],
          },
        ],
      }).tooLarge,
    ).toEqual(['m'])
  })
})

describe('how a response was given', () => {
  it('is counted of the web only, with what looks like a script beside it and nothing refused for it', () => {
    const marks = (channel: string, signals: Partial<typeof SIGNALS>) => {
      const given = { answers: { one: 'a' }, lang: 'zh-CN', channel, signals: { ...SIGNALS, ...signals } }
      const taken = receive(asked, { quotas: [] }, given, NOW)
      return taken.ok ? (taken.value.marks as Record<string, unknown>).signals : taken.refusal
    }
    expect(marks('web', {})).toEqual({ 'took#40': 1 })
    expect(marks('web', { tookMs: 900, automated: true })).toEqual({
      ...{ 'took#1': 1, 'signal:automated': 1, 'signal:fast': 1 },
    })
    expect(marks('paper', { tookMs: 1 })).toBeUndefined()
  })
})

describe('[Q3] a response', () => {
  it('that is not right gets every problem at once, by question, and nothing of it is kept', () => {
    const taken = take({ age: 0, many: ['a', 'a'], words: 5, stars: 'five', stranger: 1 })
    expect(taken).toEqual({
      ok: false,
      refusal: {
        code: 'invalid-input',
        issues: expect.arrayContaining([
          { path: 'answers.one', rule: 'required' },
          { path: 'answers.age', rule: 'too-small', limit: 1 },
          { path: 'answers.many', rule: 'not-an-answer' },
          { path: 'answers.stars', rule: 'not-an-answer' },
          { path: 'answers.stranger', rule: 'unknown' },
        ]),
      },
    })
  })

  it('keeps no answer to what was not asked, and is not refused for it', () => {
    const taken = take({ one: 'b', yes: true })
    expect(taken.ok && taken.value.answers).toEqual({ one: 'b' })
  })

  it('is refused in a language the survey does not have, and when it is too large', () => {
    const given = { answers: { one: 'a' }, lang: 'fr', channel: 'web' }
    expect(receive(asked, { quotas: [] }, given, NOW)).toMatchObject({ refusal: { issues: [{ path: 'lang' }] } })
    expect(take({ one: 'a', words: '长'.repeat(40_000) })).toMatchObject({ refusal: { code: 'too-large' } })
  })

  it('[Q1] falls under the quotas whose condition holds, and under one that cannot be read', () => {
    const quota = (id: string, condition: string) => ({ id, name: id, condition, limit: 1 })
    const quotas = [quota('a', "{one} = 'a'"), quota('old', '{age} >= 60'), quota('bad', '{one} = ')]
    const under = (answers: Plain) => {
      const taken = take(answers, quotas)
      return taken.ok ? taken.value.quotas.map(({ id }) => id) : taken.refusal
    }
    expect(under({ one: 'a', age: 70 })).toEqual(['a', 'old', 'bad'])
    expect(under({ one: 'b' })).toEqual(['bad'])
  })
})
