import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { QuestionResult } from '#contract/survey/results.ts'
import { hashOf } from '#domain/hash.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { assess, compile } from '#domain/survey/model/index.ts'
import { resultsOf } from '#domain/survey/results/count.ts'
import { suppressResults } from '#domain/survey/results/suppress.ts'
import { marksOf, planOf } from '#domain/survey/tally/index.ts'

const THRESHOLD = 3
const NOW = { now: 0, zone: 'UTC' }
const VALUES = ['w', 'x', 'y', 'z'] as const
type Value = (typeof VALUES)[number]
const choices = VALUES.map((value) => ({ id: `o-${value}`, value }))

/** One question, asked of everybody; and others that follow on it, or on one that does. */
interface Follower {
  on: 'a' | 'b0'
  of: readonly Value[]
  not: boolean
  spelt: number
  required: boolean
}

const conditionOf = ({ on, of, not, spelt }: Follower): string => {
  const any = `{${on}} anyof [${of.map((value) => `'${value}'`).join(', ')}]`
  const each = of.map((value) => `{${on}} = '${value}'`).join(' or ')
  const condition = ['any', 'each', 'made'][spelt] === 'any' ? any : each
  return not ? `!(${condition}) and {${on}} notempty` : condition
}

const definitionOf = (followers: readonly Follower[]): Definition => {
  const made = followers.flatMap((follower, at) =>
    follower.spelt === 2 ? [{ id: `c${at}`, name: `c${at}`, expression: conditionOf(follower) }] : [],
  )
  const elements = followers.map(
    (follower, at): Element => ({
      ...{ type: 'radiogroup', id: `b${at}`, name: `b${at}`, choices, isRequired: follower.required },
      visibleIf: follower.spelt === 2 ? `{c${at}} = true` : conditionOf(follower),
    }),
  )
  return {
    languages: ['zh-CN'],
    calculatedValues: made,
    pages: [
      { id: 'p1', name: 'p1', elements: [{ type: 'radiogroup', id: 'a', name: 'a', isRequired: true, choices }] },
      { id: 'p2', name: 'p2', elements },
    ],
  }
}

/** What a person answers, of whatever they are asked. */
type Person = { a: Value; rest: readonly (Value | null)[] }

const answer = (followers: readonly Follower[], { a, rest }: Person): Plain => {
  const given: Record<string, Value> = { a }
  for (const [at, { on, of, not, required }] of followers.entries()) {
    const before = given[on]
    if (before === undefined || of.includes(before) === not) continue
    const chosen = rest[at] ?? (required ? 'w' : null)
    if (chosen) given[`b${at}`] = chosen
  }
  return given
}

const countedOf = (definition: Definition, answers: readonly Plain[]) => {
  const [survey, plan] = [compile(definition), planOf(definition)]
  const options: Record<string, number> = {}
  for (const each of answers)
    for (const counters of Object.values(marksOf(assess(survey, each, NOW), plan)))
      for (const [key, by] of Object.entries(counters)) options[key] = (options[key] ?? 0) + by
  return resultsOf([
    { id: 'all', version: 1, total: answers.length },
    { id: 'part0', version: 1, total: answers.length, options },
  ])
}

/** All ways to fill the counts of one question, for who sees which are zero, which are shown, and perhaps their sum. */
function* fillings(seen: QuestionResult, most: number): Generator<Map<Value, number>> {
  const fill = function* (at: number, left: number, counts: Map<Value, number>): Generator<Map<Value, number>> {
    const value = VALUES[at]
    if (value === undefined) {
      if (seen.answered === null || left === most - seen.answered) yield counts
      return
    }
    const shown =
      seen.answered === null ? null : (seen.options[`o-${value}`] ?? (`o-${value}` in seen.options ? null : 0))
    const [from, to] = shown === null ? [seen.answered === null ? 0 : 1, left] : [shown, shown]
    for (let count = from; count <= to && count <= left; count++)
      yield* fill(at + 1, left - count, new Map([...counts, [value, count]]))
  }
  yield* fill(0, most, new Map())
}

const sumOf = (counts: ReadonlyMap<Value, number>, { of, not }: Follower): number =>
  VALUES.reduce((sum, value) => sum + (of.includes(value) === not ? 0 : (counts.get(value) ?? 0)), 0)

/** Whether these counts of a question agree with what is shown of those that follow on it. */
const agrees = (
  counts: ReadonlyMap<Value, number>,
  followers: readonly Follower[],
  on: Follower['on'],
  shown: ReadonlyMap<string, QuestionResult>,
): boolean =>
  followers.every((follower, at) => {
    const seen = shown.get(`b${at}`)
    if (follower.on !== on || !seen || seen.answered === null) return true
    const asked = sumOf(counts, follower)
    return follower.required ? asked === seen.answered : asked >= seen.answered
  })

const value = fc.constantFrom(...VALUES)
const follower = (on: fc.Arbitrary<'a' | 'b0'>) =>
  fc.record({
    ...{ on, not: fc.boolean(), spelt: fc.nat(2), required: fc.boolean() },
    of: fc.subarray([...VALUES], { minLength: 1, maxLength: 3 }),
  })
const person = fc.record({
  // Few of some, so that something is hidden.
  a: fc.oneof({ weight: 1, arbitrary: value }, { weight: 3, arbitrary: fc.constantFrom<Value>('y', 'z') }),
  rest: fc.array(fc.option(value, { freq: 6 }), { minLength: 4, maxLength: 4 }),
})

describe('[Q5] questions that follow on answers', () => {
  it('tell no hidden count: solved from every number that is shown, it might be the threshold or more, and is never certain', () => {
    fc.assert(
      fc.property(
        follower(fc.constant('a')),
        fc.array(follower(fc.constantFrom('a', 'b0')), { maxLength: 3 }),
        fc.array(person, { minLength: THRESHOLD, maxLength: 18 }),
        (first, others, people) => {
          const followers = [first, ...others]
          const definition = definitionOf(followers)
          const { total, questions } = countedOf(
            definition,
            people.map((each) => answer(followers, each)),
          )
          const published = suppressResults({ total, questions }, THRESHOLD, hashOf, [compile(definition)])
          const shown = new Map(published.questions.map((question) => [question.id, question]))
          // [Q14] There is a reason for just what is withheld.
          const hidden = published.questions.filter(({ answered }) => answered === null)
          expect(published.withheld.map(({ id }) => id)).toEqual(hidden.map(({ id }) => id))
          for (const on of ['a', 'b0'] as const) {
            const seen = shown.get(on)
            if (!seen || seen.answered === null) continue
            const possible = [...fillings(seen, total)].filter((counts) => agrees(counts, followers, on, shown))
            for (const each of VALUES) {
              if (seen.options[`o-${each}`] !== null) continue
              const counts = possible.map((one) => one.get(each) ?? 0)
              expect(Math.max(...counts), `${on} ${each}`).toBeGreaterThanOrEqual(THRESHOLD)
              expect(new Set(counts).size, `${on} ${each}`).toBeGreaterThan(1)
            }
          }
        },
      ),
      { numRuns: 1_500 },
    )
  })
})
