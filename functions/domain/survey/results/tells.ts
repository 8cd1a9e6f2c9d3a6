import { type Environment, type Expression, evaluate, namesIn, scopeOf } from '../expression/index.ts'
import { reaches } from './logic.ts'

/** Answers whose counts are hidden, of one question or row, as an expression could tell them from each other. */
export interface Hidden {
  /** Of the question. */
  id: string
  /** What expressions call just this answer; and the question, group or table it is a part of. Lower case. */
  key: string
  root: string
  /** What other rows of the same table are called. */
  beside: ReadonlySet<string>
  /** Null: not to be listed, so whatever reads it is taken to tell them. */
  answers: readonly unknown[] | null
  /** Of several choices each: all that can be chosen. */
  choices: readonly unknown[] | null
}

/** Nothing that conditions are told apart by here depends on the day. */
const THEN: Environment = { now: 0, zone: 'UTC' }
/** Functions that look at elements rather than at answers, by names that may be made up. */
const LOOKS = new Set(['displayValue', 'propertyValue', 'getComment', 'isContainerReady'])
/** Names of the survey's own, in which every answer may have a part. */
const SURVEYS = new Set(['questioncount', 'pagecount', 'correctanswers', 'incorrectanswers'])
const INSIDE = /^(?:panel|parentpanel|prevpanel|nextpanel|row|prevrow|nextrow)\./
/** Subsets of more choices are too many to try. */
const MOST_CHOICES = 9

type Reads = 'just' | 'part' | null

export const readsOf = (spelt: string, { key, root, beside }: Hidden): Reads => {
  const name = spelt.toLowerCase().replace(/^\$/, '')
  if (name === key && !spelt.startsWith('$')) return 'just'
  if (SURVEYS.has(name)) return 'part'
  if (beside.has(name)) return null
  const inner = name.replace(INSIDE, '')
  return reaches(name, root) || (inner !== name && reaches(inner, key)) ? 'part' : null
}

/**
 * Whether the value of an expression depends on which of the hidden answers was given, so that whatever it governs may be
 * counted to tell them apart. Where it says no, people could exchange their hidden answers and nothing else would change.
 */
export const tells = (expression: Expression, hidden: Hidden): boolean => {
  if (looks(expression)) return true
  const reads = namesIn(expression).map((name) => readsOf(name, hidden))
  if (reads.every((each) => each === null)) return false
  if (hidden.answers && reads.every((each) => each === 'just')) return differs(expression, hidden, hidden.answers)
  switch (expression.kind) {
    case 'value':
      return false
    case 'name':
      return true
    case 'list':
      return expression.items.some((item) => tells(item, hidden))
    case 'call':
      return expression.args.some((arg) => tells(arg, hidden))
    case 'unary':
      return tells(expression.operand, hidden)
    case 'binary':
      return tells(expression.left, hidden) || tells(expression.right, hidden)
  }
}

const looks = (node: Expression): boolean =>
  (node.kind === 'call' && (LOOKS.has(node.name) || node.args.some(looks))) ||
  // A condition over rows, in a text of its own.
  (node.kind === 'value' && typeof node.value === 'string' && node.value.includes('{')) ||
  (node.kind === 'list' && node.items.some(looks)) ||
  (node.kind === 'unary' && looks(node.operand)) ||
  (node.kind === 'binary' && (looks(node.left) || looks(node.right)))

const differs = (expression: Expression, { key, choices }: Hidden, answers: readonly unknown[]): boolean => {
  const values = new Map<unknown, string>()
  const of = (answer: unknown) => JSON.stringify(evaluate(expression, scopeOf({ [key]: answer }), THEN)) ?? ''
  if (choices === null) {
    for (const answer of answers) values.set(answer, of(answer))
    return new Set(values.values()).size > 1
  }
  // Of several choices each is counted by itself: it must not matter to those who chose something else whether it is among them.
  const mentioned = constantsIn(expression)
  const others = choices.filter((choice) => !answers.includes(choice))
  const tried = [
    ...answers,
    ...others.filter((choice) => mentioned.has(String(choice))),
    ...others.filter((choice) => !mentioned.has(String(choice))).slice(0, 1),
  ]
  if (tried.length > MOST_CHOICES) return true
  return answers.some((answer) => {
    const rest = tried.filter((choice) => choice !== answer)
    return subsets(rest).some((chosen) => chosen.length > 0 && of(chosen) !== of([...chosen, answer]))
  })
}

const subsets = (values: readonly unknown[]): unknown[][] =>
  Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((_, at) => bits & (1 << at)))

const constantsIn = (node: Expression): ReadonlySet<string> => {
  const found = new Set<string>()
  const walk = (each: Expression): void => {
    if (each.kind === 'value') found.add(String(each.value))
    else if (each.kind === 'list') each.items.forEach(walk)
    else if (each.kind === 'call') each.args.forEach(walk)
    else if (each.kind === 'unary') walk(each.operand)
    else if (each.kind === 'binary') {
      walk(each.left)
      walk(each.right)
    }
  }
  walk(node)
  return found
}
