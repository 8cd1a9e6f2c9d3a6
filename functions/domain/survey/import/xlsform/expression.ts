import type { BinaryOperator, Expression } from '../../expression/ast.ts'

/** What a name of the form means where the expression stands. */
export interface Names {
  /** `${name}`: the question as our language calls it there, or null if the form has none. */
  question: (name: string) => string | null
  /** Whether its answer is a list, as of a multiple choice. */
  many: (name: string) => boolean
  /** `.`: the question itself. */
  self: string | null
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
export const translate = (source: string, names: Names): Expression | null => {
  const list = tokens(source)
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
      left = compare(operator, left, binary(level + 1))
    }
  }

  const unary = (): Expression => {
    if (!takes('-')) return operand()
    const of = unary()
    if (of.kind === 'value' && typeof of.value === 'number') return { kind: 'value', value: -of.value }
    return { kind: 'binary', operator: '-', left: { kind: 'value', value: 0 }, right: of }
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
        if (token.text === '.' && names.self !== null) return { kind: 'name', name: names.self, raw: false }
        throw new Refused()
      }
      if (takes('(')) return call(token.text, args())
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
    return { kind: 'name', name: question, raw: false }
  }

  try {
    const whole = binary(0)
    return at === list.length ? whole : null
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
        return { kind: 'unary', operator: '!', operand: first as Expression }
      case 'selected': {
        only(2)
        const many = first?.kind === 'name' && names.many(first.name)
        return {
          kind: 'binary',
          operator: many ? 'contains' : '=',
          left: first as Expression,
          right: second as Expression,
        }
      }
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
        return first as Expression
      default: {
        const [ours, counts] = Object.hasOwn(CALLS, name) ? (CALLS[name] ?? []) : []
        if (!ours || !counts?.includes(given.length)) throw new Refused()
        return { kind: 'call', name: ours, args: given }
      }
    }
  }
}

/** Functions that mean the same in both, by our name and the numbers of arguments they take. */
const CALLS: Record<string, [string, number[]]> = {
  if: ['iif', [3]],
  today: ['today', [0]],
  now: ['currentDate', [0]],
  round: ['round', [1, 2]],
  int: ['trunc', [1]],
  'count-selected': ['count', [1]],
  min: ['min', [1, 2, 3, 4, 5]],
  max: ['max', [1, 2, 3, 4, 5]],
  sum: ['sum', [1, 2, 3, 4, 5]],
}

/** `. = ''` asks whether there is an answer. */
const compare = (operator: BinaryOperator, left: Expression, right: Expression): Expression => {
  const blank = (side: Expression) => side.kind === 'value' && side.value === ''
  if (operator === '=' || operator === '!=') {
    const asks = operator === '=' ? 'empty' : 'notempty'
    if (blank(right)) return { kind: 'unary', operator: asks, operand: left }
    if (blank(left)) return { kind: 'unary', operator: asks, operand: right }
  }
  return { kind: 'binary', operator, left, right }
}
