import { LocalError } from './local-error.ts'

/**
 * Event patterns, as event source mappings filter with: nested names end in a list of alternatives, each a value or
 * an operator. Reference: AWS Lambda developer guide, "Filter rule syntax".
 */
export type Match = (event: unknown) => boolean

type Test = (present: boolean, value: unknown) => boolean

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value against a plain alternative: JSON equality of scalars; a list matches if one of its elements does. */
const among = (value: unknown, test: (one: unknown) => boolean): boolean =>
  Array.isArray(value) ? value.some(test) : test(value)

const ofText = (name: string, argument: unknown, test: (value: string, wanted: string) => boolean): Test => {
  if (typeof argument !== 'string') throw new LocalError(`the filter operator ${name} needs text`)
  return (present, value) => present && among(value, (one) => typeof one === 'string' && test(one, argument))
}

const COMPARE: Record<string, (value: number, limit: number) => boolean> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}

/** Only JSON numbers compare. DynamoDB's are text (`{"N": "5"}`), so that on them it never matches: as on AWS. */
const numeric = (argument: unknown): Test => {
  const parts: unknown[] = Array.isArray(argument) ? argument : []
  const tests: ((value: number) => boolean)[] = []
  for (let index = 0; index < parts.length; index += 2) {
    const compare = COMPARE[String(parts[index])]
    const limit = parts[index + 1]
    if (!compare || typeof limit !== 'number') throw new LocalError(`not a numeric filter: ${JSON.stringify(argument)}`)
    tests.push((value) => compare(value, limit))
  }
  if (tests.length === 0) throw new LocalError(`not a numeric filter: ${JSON.stringify(argument)}`)
  return (present, value) =>
    present && among(value, (one) => typeof one === 'number' && tests.every((test) => test(one)))
}

const anythingBut = (argument: unknown): Test => {
  if (isObject(argument)) {
    const inner = alternative(argument)
    return (present, value) => present && !inner(present, value)
  }
  const refused: unknown[] = Array.isArray(argument) ? argument : [argument]
  return (present, value) => present && among(value, (one) => !isObject(one) && !refused.includes(one))
}

const OPERATORS: Record<string, (argument: unknown) => Test> = {
  prefix: (argument) => ofText('prefix', argument, (value, wanted) => value.startsWith(wanted)),
  suffix: (argument) => ofText('suffix', argument, (value, wanted) => value.endsWith(wanted)),
  'equals-ignore-case': (argument) =>
    ofText('equals-ignore-case', argument, (value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
  numeric,
  'anything-but': anythingBut,
  // Only leaves exist for a filter: `exists` on an object is false, as on AWS.
  exists: (argument) => (present, value) => (present && !isObject(value)) === (argument === true),
}

const alternative = (wanted: unknown): Test => {
  if (!isObject(wanted)) return (present, value) => present && among(value, (one) => one === wanted)
  const [entry, another] = Object.entries(wanted)
  const operator = entry && OPERATORS[entry[0]]
  if (!entry || another || !operator) throw new LocalError(`not a filter operator: ${JSON.stringify(wanted)}`)
  return operator(entry[1])
}

const compile = (pattern: unknown, at: string): Test => {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0) throw new LocalError(`the filter’s list at ${at} is empty and can match nothing`)
    const alternatives = pattern.map(alternative)
    return (present, value) => alternatives.some((test) => test(present, value))
  }
  if (!isObject(pattern)) throw new LocalError(`the filter needs a list or an object at ${at}`)
  const tests = Object.entries(pattern).map(([name, inner]): Test => {
    if (name === '$or') {
      if (!Array.isArray(inner)) throw new LocalError(`the filter’s $or at ${at} needs a list`)
      const options = inner.map((option) => compile(option, `${at}.$or`))
      return (present, value) => options.some((test) => test(present, value))
    }
    const test = compile(inner, `${at}.${name}`)
    return (_, value) =>
      isObject(value) && Object.hasOwn(value, name) ? test(true, value[name]) : test(false, undefined)
  })
  return (present, value) => tests.every((test) => test(present, value))
}

/** One filter of a mapping, from its JSON text. Throws `LocalError` on what is not a filter. */
export const compileFilter = (text: string): Match => {
  let pattern: unknown
  try {
    pattern = JSON.parse(text)
  } catch {
    throw new LocalError(`a filter is not JSON: ${text}`)
  }
  const test = compile(pattern, 'event')
  return (event) => test(true, event)
}

/** The filters of one mapping: an event passes if one of them matches, or if there are none. */
export const compileFilters = (texts: string[]): Match => {
  const filters = texts.map(compileFilter)
  return (event) => filters.length === 0 || filters.some((matches) => matches(event))
}
