import type { Choice } from '#contract/survey/choice.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { all, assess, begin, compile, type Node } from '#domain/survey/model/index.ts'
import { write } from '#domain/survey/model/node.ts'
import type { Habits } from './content/habits.ts'

/** Mulberry32: the same seed gives the same people. */
export const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

export interface Crowd {
  habits: Habits
  /** What people write, by the name of the question; a few of each write. */
  words: Readonly<Record<string, readonly string[]>>
  regions: readonly string[]
  timeZone: string
}

/** Respondents who answer what they are asked, as the survey's own rules ask it of them. */
export const crowdOf = (definition: Definition, crowd: Crowd) => {
  const survey = compile(definition)
  return (seed: number, now: number): Record<string, unknown> => {
    const next = random(seed)
    const environment = { now, zone: crowd.timeZone }
    let given = begin(survey, environment)
    const answerTo = respondent(crowd, next)
    const done = new Set<string>()
    // An answer may bring up the next question: one at a time, from the top.
    for (;;) {
      const state = assess(survey, given, environment)
      const node = [...all(state.pages)].find(
        ({ path, shown, kind, element }) => shown && kind === 'question' && element.type !== 'html' && !done.has(path),
      )
      if (!node) return state.answers
      done.add(node.path)
      const value = answerTo(node, state.answers)
      if (value !== undefined) write(node, value)
      given = state.answers
    }
  }
}

/** Of questions that need no answer. */
const SKIPPED = 0.12
/** So often an opinion is the person's mood and not the matter's: opinions of one person go together. */
const MOODY = 0.4

const respondent = ({ habits, words, regions }: Crowd, next: () => number) => {
  const mood = next()
  const between = (least: number, most: number): number => least + next() * (most - least)

  /** By weight: who is first more often is also ranked first more often. */
  const inOrder = <T>(of: readonly T[], shares: readonly number[]): T[] =>
    of
      .map((one, place) => ({ one, at: next() ** (1 / (shares[place] ?? 0)) }))
      .sort((a, b) => b.at - a.at)
      .map(({ one }) => one)

  /** A step of a scale from bad to good. */
  const step = (shares: readonly number[]): number => {
    const upTo = shares.map((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0))
    const at = (next() < MOODY ? mood : next()) * (upTo.at(-1) ?? 0)
    return upTo.findIndex((sum) => at < sum)
  }

  const number = (parts: readonly number[]): number => {
    const at = between(0, parts.length - 1)
    const [least = 0, most = least] = parts.slice(Math.floor(at))
    const value = least + (at % 1) * (most - least)
    // People say larger ones in round figures.
    return value < 100 ? Math.round(value) : Math.round(value / 50) * 50
  }

  return ({ element, required, enabled, choices }: Node, given: Record<string, unknown>): unknown => {
    const { type, name } = element
    if (!required && next() < SKIPPED) return undefined
    const habit = (of = name): readonly number[] | undefined => {
      const found = habits[of]
      return typeof found === 'function' ? found(given) : found
    }
    const options = ((enabled ?? choices ?? []) as readonly Choice[]).map(({ value }) => value)
    const most = element.maxSelectedChoices ?? options.length
    switch (type) {
      case 'radiogroup':
      case 'dropdown':
        return inOrder(options, habit() ?? peaked(options.length))[0]
      case 'checkbox':
      case 'tagbox': {
        const shares = habit() ?? peaked(options.length).map((share) => share * 60)
        const chosen = inOrder(
          options.filter((_, at) => next() * 100 < (shares[at] ?? 0)),
          options.map(() => 1),
        ).slice(0, most)
        return chosen.length ? chosen : element.showNoneItem ? ['none'] : inOrder(options, shares).slice(0, 1)
      }
      case 'ranking':
        return inOrder(options, habit() ?? peaked(options.length)).slice(0, most)
      case 'rating': {
        const [least, steps] = [element.rateMin ?? 1, (element.rateMax ?? 5) - (element.rateMin ?? 1) + 1]
        return least + step(habit() ?? peaked(steps))
      }
      case 'boolean':
        return inOrder([true, false], habit() ?? [60, 40])[0]
      case 'consent':
        return true
      case 'region':
        return inOrder(regions, habit() ?? regions.map(() => 1))[0]
      case 'slider':
        return number(habit() ?? [Number(element.min ?? 0), Number(element.max ?? 100)])
      case 'matrix': {
        const columns = (element as { columns?: readonly Choice[] }).columns ?? []
        // Its columns run from good to bad.
        const column = (row: Choice['value']) =>
          step([...(habit(`${name}.${row}`) ?? peaked(columns.length))].reverse())
        return Object.fromEntries(options.map((row) => [`${row}`, columns[columns.length - 1 - column(row)]?.value]))
      }
      case 'text':
      case 'comment': {
        if (element.inputType === 'number')
          return number(habit() ?? [Number(element.min ?? 0), Number(element.max ?? 100)])
        const said = words[name] ?? []
        return next() < 0.35 ? said[Math.floor(between(0, said.length))] : undefined
      }
      default:
        return undefined
    }
  }
}

/** Where nothing is known of a question: most choose an option in the middle, and the fewer the farther one is from it. */
const peaked = (options: number): number[] =>
  Array.from({ length: options }, (_, place) => 1 / (1 + (place - (options - 1) / 2) ** 2))
