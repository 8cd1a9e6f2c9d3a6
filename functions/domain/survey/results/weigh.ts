import type { Margin, Weighed } from '../../../contract/survey/weigh.ts'
import type { Marks } from '../tally/index.ts'
import { ofQuestions } from './count.ts'
import { valuesOf } from './dimension.ts'
import { effectiveSize, type Group, rake } from './rake.ts'

/** Counted by what respondents are of every margin, joined: alike, they weigh alike. */
export interface Sample {
  groups: Record<string, number>
  left: number
}

export const NOBODY: Sample = { groups: {}, left: 0 }
/** No option's id holds it. */
const JOINT = '\n'
/** Beyond this the sample is finer than any weighting of it is worth. */
export const MOST_GROUPS = 5_000

export const groupOf = (marks: Marks, margins: readonly Margin[]): string | null => {
  const values = margins.map(({ by }) => valuesOf(marks, by))
  return values.every((each) => each.length === 1) ? values.map(([value]) => value).join(JOINT) : null
}

/** Counts a response in, in place. */
export const sampleIn = (sample: Sample, margins: readonly Margin[], marks: Marks): void => {
  const group = groupOf(marks, margins)
  if (group === null) sample.left++
  else sample.groups[group] = (sample.groups[group] ?? 0) + 1
}

export type Weights =
  | {
      ok: true
      of: Record<string, number>
      summary: Pick<Weighed, 'n' | 'left' | 'effective' | 'least' | 'most' | 'converged' | 'miss'>
    }
  | { ok: false }

/** Weights by group; not where a category of a margin has no response, or a response no category. */
export const weightsOf = ({ groups, left }: Sample, margins: readonly Margin[]): Weights => {
  const names = Object.keys(groups)
  const list = names.map((name): Group => {
    const values = name.split(JOINT)
    return { of: Object.fromEntries(margins.map(({ by }, at) => [by, values[at] ?? ''])), count: groups[name] ?? 0 }
  })
  const raked = rake(list, Object.fromEntries(margins.map(({ by, shares }) => [by, shares])))
  if (!raked.ok || list.length === 0) return { ok: false }
  const counts = list.map(({ count }) => count)
  return {
    ok: true,
    of: Object.fromEntries(names.map((name, at) => [name, raked.weights[at] ?? 0])),
    summary: {
      ...{ n: counts.reduce((sum, count) => sum + count, 0), left, converged: raked.converged, miss: raked.miss },
      effective: effectiveSize(raked.weights, counts),
      ...{ least: Math.min(...raked.weights), most: Math.max(...raked.weights) },
    },
  }
}

/** By question and option: how many, and their weight. */
export type Shares = Record<
  string,
  { n: number; weight: number; options: Record<string, { n: number; weight: number }> }
>

const COUNTER = /^([\w.-]+)([=:])(.*)$/

/** Adds a response with its weight, in place. */
export const shareIn = (shares: Shares, marks: Marks, weight: number): void => {
  for (const [part, counters] of Object.entries(marks)) {
    if (!ofQuestions(part)) continue
    for (const [key, count] of Object.entries(counters)) {
      const [, id = '', kind, option = ''] = COUNTER.exec(key) ?? []
      if (kind === undefined) continue
      shares[id] ??= { n: 0, weight: 0, options: {} }
      const question = shares[id]
      if (kind === ':') question.options[option] ??= { n: 0, weight: 0 }
      const counted = kind === '=' ? question : question.options[option]
      if (!counted) continue
      counted.n += count
      counted.weight += count * weight
    }
  }
}

/** Questions with options, as they may be shown: none whose smallest group of answers is below the threshold. */
export const weighedQuestions = (shares: Shares, threshold: number): Weighed['questions'] =>
  Object.entries(shares).flatMap(([id, { n, weight, options }]): Weighed['questions'] => {
    const entries = Object.entries(options)
    if (entries.length === 0) return []
    // A weighted share beside its weights gives a small count away: there is no showing a part of such a question.
    if (n < threshold || entries.some(([, option]) => option.n < threshold))
      return [{ id, answered: null, options: [] }]
    return [
      {
        ...{ id, answered: n },
        options: entries.map(([option, counted]) => ({
          ...{ id: option, share: counted.n / n, weighted: weight === 0 ? 0 : counted.weight / weight },
        })),
      },
    ]
  })
