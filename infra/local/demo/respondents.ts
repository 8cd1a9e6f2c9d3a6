import type { Choice } from '../../../functions/contract/survey/choice.ts'
import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { all, assess, begin, type Compiled, compile, type Node } from '../../../functions/domain/survey/model/index.ts'
import { write } from '../../../functions/domain/survey/model/node.ts'

/** Mulberry32: the same seed gives the same people. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

export interface Crowd {
  /** What people write, by the name of the question; a few of each write. */
  words: Readonly<Record<string, readonly string[]>>
  regions: readonly string[]
  timeZone: string
}

/** Respondents who answer what they are asked, as the survey's own rules ask it of them. */
export const crowdOf = (definition: Definition, crowd: Crowd) => {
  const survey = compile(definition)
  return (seed: number, now: number): Record<string, unknown> => answers(survey, crowd, random(seed), now)
}

const answers = (survey: Compiled, crowd: Crowd, next: () => number, now: number): Record<string, unknown> => {
  const environment = { now, zone: crowd.timeZone }
  let given = begin(survey, environment)
  const done = new Set<string>()
  // An answer may bring up the next question: one at a time, from the top.
  for (;;) {
    const state = assess(survey, given, environment)
    const node = [...all(state.pages)].find(
      ({ path, shown, kind, element }) => shown && kind === 'question' && element.type !== 'html' && !done.has(path),
    )
    if (!node) return state.answers
    done.add(node.path)
    const value = answerTo(node, crowd, next)
    if (value !== undefined) write(node, value)
    given = state.answers
  }
}

const answerTo = (node: Node, crowd: Crowd, next: () => number): unknown => {
  const { element, required } = node
  const options = (node.enabled ?? node.choices ?? []) as readonly Choice[]
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  /** Earlier options are chosen more often, by how much the question decides. */
  const lean = () => next() ** (1 + (element.name.length % 3) / 2)
  const one = () => options[Math.min(options.length - 1, Math.floor(lean() * options.length))]?.value
  const some = (most: number) => {
    const chosen = options.filter(() => next() < 0.4).slice(0, most)
    return (chosen.length ? chosen : options.slice(0, 1)).map(({ value }) => value)
  }
  if (!required && next() < 0.12) return undefined
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return one()
    case 'checkbox':
    case 'tagbox':
      return some(element.maxSelectedChoices ?? options.length)
    case 'ranking':
      return options
        .map(({ value }, index) => ({ value, at: index + next() * 3 }))
        .sort((a, b) => a.at - b.at)
        .slice(0, element.maxSelectedChoices ?? options.length)
        .map(({ value }) => value)
    case 'rating':
      return Math.round((element.rateMin ?? 1) + next() ** 0.5 * ((element.rateMax ?? 5) - (element.rateMin ?? 1)))
    case 'boolean':
      return next() < 0.6
    case 'consent':
      return true
    case 'region':
      return crowd.regions[whole(0, crowd.regions.length - 1)]
    case 'slider':
      return whole(4, 30) * 100
    case 'matrix': {
      const columns = (element as { columns?: readonly Choice[] }).columns ?? []
      return Object.fromEntries(
        options.map((row) => [String(row.value), columns[Math.floor(lean() * columns.length)]?.value]),
      )
    }
    case 'text':
    case 'comment': {
      if (element.inputType === 'number')
        return whole(Number(element.min ?? 0), Math.min(Number(element.max ?? 100), Number(element.min ?? 0) + 60))
      const words = crowd.words[element.name] ?? []
      return next() < 0.35 ? words[whole(0, words.length - 1)] : undefined
    }
    default:
      return undefined
  }
}
