import type { BinaryOperator, Expression } from '../../expression/ast.ts'

/** What an answer is to an expression: a list of a multiple choice, a day, a moment. */
export type ValueKind = 'many' | 'text' | 'number' | 'date' | 'datetime' | 'time' | 'calculated' | 'other'

/** What a name of the form means where the expression stands. */
export interface Names {
  /** `${name}`: the question as our language calls it there, or null if the form has none whose value it could be. */
  question: (name: string) => string | null
  /** Of what kind the answer is, by the name our language calls it. */
  kind: (name: string) => ValueKind
  /** `.`: the question itself. */
  self: string | null
  /** `${name}` for a function over all entries of the repeat it stands in; null where it stands in none, or in that one. */
  entries?: (name: string) => { group: string; question: string | null } | null
  /** Whether the expression stands in a repeat. */
  repeated?: boolean
  /** A bare name, in a filter of choices: the option's own column. */
  column?: (name: string) => string
}

type Token = { kind: 'number' | 'text' | 'reference' | 'name' | 'sign'; text: string }

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|\$\{\s*([^}\s]+)\s*\}|([A-Za-z_][\w:-]*)|(<=|>=|!=|\.\.|[()=<>+*,./|-]))/y

const tokens = (source: string): Token[] | null => {
  const found: Token[] = []
  let at = 0
  const end = source.trimEnd().length
  while (at < end) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(source)
    if (!match) return null
    const [whole, number, single, double, reference, name, sign] = match
    if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (single !== undefined || double !== undefined) found.push({ kind: 'text', text: single ?? double ?? '' })
    else if (reference !== undefined) found.push({ kind: 'reference', text: reference })
    else if (name !== undefined) found.push({ kind: 'name', text: name })
    else found.push({ kind: 'sign', text: sign ?? '' })
    at += whole.length
  }
  return found
}

const LEVELS: Record<string, BinaryOperator>[] = [
  { or: 'or' },
  { and: 'and' },
  { '=': '=', '!=': '!=' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', div: '/', mod: '%' },
]
/** Brackets inside brackets. */
const MAX_DEPTH = 50

class Refused extends Error {}

/**
 * An expression of XLSForm (the part of XPath that forms use) as one of ours, or null where ours has nothing like it: a
 * condition is never taken over by half.
 */
export const translate = (source: string, names: Names, use: 'value' | 'condition' = 'value'): Expression | null => {
  // As pyxform does: word processors make them round.
  const list = tokens(source.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"'))
  if (!list?.length) return null
  let at = 0
  let depth = 0
  const peek = (): Token | undefined => list[at]
  const takes = (text: string) => {
    const token = peek()
    if (token?.text !== text || token.kind === 'text') return false
    at++
    return true
  }
  const expect = (text: string) => {
    if (!takes(text)) throw new Refused()
  }

  const binary = (level: number): Expression => {
    const operators = LEVELS[level]
    if (!operators) return unary()
    let left = binary(level + 1)
    for (;;) {
      const token = peek()
      const operator =
        token && (token.kind === 'sign' || token.kind === 'name') && Object.hasOwn(operators, token.text)
          ? operators[token.text]
          : undefined
      if (!operator) return left
      at++
      left = joined(operator, left, binary(level + 1))
    }
  }

  const unary = (): Expression => {
    if (!takes('-')) return operand()
    const of = unary()
    if (of.kind === 'value' && typeof of.value === 'number') return value(-of.value)
    if (dated(of)) throw new Refused()
    return binaryOf('-', value(0), of)
  }

  const operand = (): Expression => {
    if (++depth > MAX_DEPTH) throw new Refused()
    try {
      if (takes('(')) {
        const inner = binary(0)
        expect(')')
        return inner
      }
      const token = peek()
      if (!token) throw new Refused()
      at++
      if (token.kind === 'number') return { kind: 'value', value: Number(token.text) }
      if (token.kind === 'text') return { kind: 'value', value: token.text }
      if (token.kind === 'reference') return reference(token.text)
      if (token.kind === 'sign') {
        if (token.text === '.' && names.self !== null) return nameOf(names.self)
        throw new Refused()
      }
      if (takes('(')) return over(token.text) ?? call(token.text, args())
      if (names.column) return { kind: 'value', value: names.column(token.text) }
      throw new Refused()
    } finally {
      depth--
    }
  }

  const args = (): Expression[] => {
    const found: Expression[] = []
    if (takes(')')) return found
    do found.push(binary(0))
    while (takes(','))
    expect(')')
    return found
  }

  const reference = (name: string): Expression => {
    const question = names.question(name)
    if (question === null) throw new Refused()
    return nameOf(question)
  }

  const kindOf = (of: Expression): ValueKind => {
    if (of.kind === 'name') return names.kind(of.name)
    if (of.kind !== 'call') return 'other'
    if (of.name === 'iif') return of.args[1] ? kindOf(of.args[1]) : 'other'
    return DATES[of.name] ?? 'other'
  }
  const dated = (of: Expression) => ['date', 'datetime', 'time'].includes(kindOf(of))
  const isDay = (of: Expression) => kindOf(of) === 'date' || kindOf(of) === 'datetime'

  /** XPath reckons dates as days since 1970; ours are dates, with functions that count the days between. */
  const joined = (operator: BinaryOperator, left: Expression, right: Expression): Expression => {
    if (operator === 'and' || operator === 'or') return binaryOf(operator, truth(left), truth(right))
    if (['+', '-', '*', '/', '%'].includes(operator)) {
      if ([left, right].some((side) => kindOf(side) === 'many' || kindOf(side) === 'time')) throw new Refused()
      if (!dated(left) && !dated(right)) return binaryOf(operator, left, right)
      if (operator === '-' && isDay(left) && isDay(right)) return daysBetween(right, left)
      if (operator === '+' && isDay(right) && !dated(left)) return moved(right, left, 1)
      if ((operator === '+' || operator === '-') && isDay(left) && !dated(right))
        return moved(left, right, operator === '-' ? -1 : 1)
      throw new Refused()
    }
    return compare(operator, left, right)
  }

  /** A date so many days later; a day of ours takes no offset of nothing. */
  const moved = (date: Expression, days: Expression, sign: 1 | -1): Expression => {
    if (days.kind !== 'value' || typeof days.value !== 'number') {
      const by = sign === 1 ? days : binaryOf('-', value(0), days)
      return callOf('iif', binaryOf('=', days, value(0)), date, callOf('dateAdd', date, by, value('days')))
    }
    if (days.value === 0) return date
    return callOf('dateAdd', date, value(sign * days.value), value('days'))
  }

  /** Negative where the first is the later; nothing where either is missing. Moments differ by parts of a day. */
  const daysBetween = (from: Expression, to: Expression): Expression => {
    const exact = kindOf(from) === 'datetime' || kindOf(to) === 'datetime'
    const count: Expression = exact
      ? binaryOf('/', callOf('dateDiff', from, to, value('seconds')), value(86_400))
      : callOf('dateDiff', from, to, value('days'))
    return callOf('iif', binaryOf('>=', to, from), count, binaryOf('-', value(0), count))
  }

  /** `=` and its like. A multiple choice is the text of its values to XPath, a list to us. */
  const compare = (operator: BinaryOperator, left: Expression, right: Expression): Expression => {
    if (operator === '=' || operator === '!=') {
      const asks = operator === '=' ? 'empty' : 'notempty'
      if (isBlank(right)) return { kind: 'unary', operator: asks, operand: left }
      if (isBlank(left)) return { kind: 'unary', operator: asks, operand: right }
      const [many, other] = kindOf(left) === 'many' ? [left, right] : [right, left]
      if (kindOf(many) === 'many' && kindOf(other) !== 'many') {
        if (other.kind !== 'value' || typeof other.value === 'boolean') throw new Refused()
        const items = String(other.value).trim().split(/\s+/).map(value)
        return binaryOf(operator, many, { kind: 'list', items })
      }
      return binaryOf(operator, left, right)
    }
    if ([left, right].some((side) => kindOf(side) === 'many')) throw new Refused()
    // A date as a number of days is compared with another such number.
    if (isDay(left) !== isDay(right)) {
      const other = isDay(left) ? right : left
      if (other.kind === 'value' && typeof other.value === 'number') throw new Refused()
    }
    return binaryOf(operator, left, right)
  }

  /** What is true to XPath: a condition, or a number that is not 0. Of an answer alone it is not told what is meant. */
  const truth = (of: Expression): Expression => {
    if (of.kind === 'value') return typeof of.value === 'number' ? value(of.value !== 0) : of
    if (of.kind === 'name' && names.kind(of.name) !== 'calculated') throw new Refused()
    return of.kind === 'call' && NUMBERS.has(of.name) ? binaryOf('!=', of, value(0)) : of
  }

  /** A function over the entries of a repeat, called on a question of theirs from without. */
  const over = (name: string): Expression | null => {
    const counted = Object.hasOwn(OVER_ENTRIES, name) ? OVER_ENTRIES[name] : undefined
    const [token, end] = [list[at], list[at + 1]]
    if (name === 'position') {
      // The entry this stands in, from 1.
      if (!names.repeated || token?.text !== '..' || end?.text !== ')') throw new Refused()
      at += 2
      return binaryOf('+', nameOf('panelIndex'), value(1))
    }
    if (counted === undefined || token?.kind !== 'reference' || end?.text !== ')') return null
    const entries = names.entries?.(token.text)
    if (!entries) return null
    at += 2
    if (name === 'count') return callOf('count', nameOf(entries.group))
    if (entries.question === null) throw new Refused()
    return callOf(counted, nameOf(entries.group), value(entries.question))
  }

  try {
    const whole = binary(0)
    if (at !== list.length) return null
    if (use === 'condition') return truth(whole)
    // As a value by itself, a date that was reckoned is a number of days to XPath.
    return isReckoned(whole) ? daysBetween(value('1970-01-01'), whole) : whole
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }

  function call(name: string, given: Expression[]): Expression {
    const [first, second] = given
    const only = (count: number) => {
      if (given.length !== count) throw new Refused()
    }
    switch (name) {
      case 'true':
      case 'false':
        only(0)
        return { kind: 'value', value: name === 'true' }
      case 'not':
        only(1)
        return { kind: 'unary', operator: '!', operand: truth(first as Expression) }
      case 'selected': {
        only(2)
        const many = first !== undefined && kindOf(first) === 'many'
        return binaryOf(many ? 'contains' : '=', first as Expression, second as Expression)
      }
      case 'if':
        only(3)
        return callOf('iif', truth(first as Expression), ...given.slice(1))
      case 'coalesce':
        only(2)
        return {
          kind: 'call',
          name: 'iif',
          args: [{ kind: 'unary', operator: 'notempty', operand: first as Expression }, ...given],
        }
      case 'number':
      case 'string':
        only(1)
        if (first && (dated(first) || kindOf(first) === 'many')) throw new Refused()
        return first as Expression
      case 'date':
      case 'date-time':
        only(1)
        return callOf('getDate', first as Expression)
      case 'decimal-date-time':
        only(1)
        if (!isDay(first as Expression)) throw new Refused()
        return daysBetween(value('1970-01-01'), first as Expression)
      case 'format-date': {
        only(2)
        const part = second?.kind === 'value' ? FORMATS[String(second.value)] : undefined
        if (!part || !isDay(first as Expression)) throw new Refused()
        return callOf(part, first as Expression)
      }
      case 'concat':
        if (given.length === 0 || given.some((one) => dated(one) || kindOf(one) === 'many')) throw new Refused()
        return given.reduce((left, right) => binaryOf('+', left, right), value('') as Expression)
      case 'string-length':
        if (given.length === 0 && names.self !== null && names.kind(names.self) === 'text') return lengthOf(names.self)
        only(1)
        if (first?.kind !== 'name' || kindOf(first) !== 'text') throw new Refused()
        return lengthOf(first.name)
      case 'abs':
        only(1)
        if (dated(first as Expression)) throw new Refused()
        return callOf(
          'iif',
          binaryOf('<', first as Expression, value(0)),
          binaryOf('-', value(0), first as Expression),
          first as Expression,
        )
      case 'min':
      case 'max':
      case 'sum':
      case 'round':
      case 'int':
        if (given.some((one) => dated(one) || kindOf(one) === 'many')) throw new Refused()
        return known(name, given)
      case 'count-selected':
        if (kindOf(first as Expression) !== 'many') throw new Refused()
        return known(name, given)
      default:
        return known(name, given)
    }
  }

  function known(name: string, given: Expression[]): Expression {
    const [ours, counts] = Object.hasOwn(CALLS, name) ? (CALLS[name] ?? []) : []
    if (!ours || !counts?.includes(given.length)) throw new Refused()
    return callOf(ours, ...given)
  }
}

/** Functions that mean the same in both, by our name and the numbers of arguments they take. */
const CALLS: Record<string, [string, number[]]> = {
  today: ['today', [0]],
  now: ['currentDate', [0]],
  round: ['round', [1, 2]],
  int: ['trunc', [1]],
  'count-selected': ['count', [1]],
  min: ['min', [1, 2, 3, 4, 5]],
  max: ['max', [1, 2, 3, 4, 5]],
  sum: ['sum', [1, 2, 3, 4, 5]],
}

/** Of a repeat's entries, by our functions over rows. */
const OVER_ENTRIES: Record<string, string> = {
  sum: 'sumInArray',
  min: 'minInArray',
  max: 'maxInArray',
  count: 'countInArray',
  'count-non-empty': 'countInArray',
}

/** The parts of a date that are a number by themselves; one with a zero in front is a text. */
const FORMATS: Record<string, string> = { '%Y': 'year', '%n': 'month', '%e': 'day' }

/** Our functions that give a date. */
const DATES: Record<string, ValueKind> = {
  today: 'date',
  dateAdd: 'date',
  getDate: 'date',
  currentDate: 'datetime',
}
const NUMBERS = new Set([
  'round',
  'trunc',
  'count',
  'min',
  'max',
  'sum',
  'sumInArray',
  'minInArray',
  'maxInArray',
  'countInArray',
  'dateDiff',
])

const value = (of: string | number | boolean): Extract<Expression, { kind: 'value' }> => ({ kind: 'value', value: of })
const nameOf = (name: string): Expression => ({ kind: 'name', name, raw: false })
const callOf = (name: string, ...args: Expression[]): Expression => ({ kind: 'call', name, args })
const binaryOf = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
})

/** Of what is not answered 0, in an entry too. */
const lengthOf = (name: string): Expression =>
  callOf('iif', { kind: 'unary', operator: 'notempty', operand: nameOf(name) }, nameOf(`${name}.length`), value(0))

/** `. = ''` asks whether there is an answer. */
const isBlank = (side: Expression) => side.kind === 'value' && side.value === ''

/** A sum of a date and days, and not a date that somebody asked for as one. */
const isReckoned = (of: Expression): boolean => of.kind === 'call' && of.name === 'dateAdd'
