import type { BinaryOperator, Expression, Parsed, Refusal, RefusalReason, UnaryOperator } from './ast.ts'

/** In UTF-16 code units. The longest expression seen in real definitions is under 2,000. */
export const MAX_EXPRESSION_LENGTH = 20_000
/** Brackets and negations inside each other; bounds the recursion of every walk over the tree. */
export const MAX_EXPRESSION_DEPTH = 100

// Words match in any case and need no space around them, longest first; the loosest level comes first.
const LEVELS = [
  /\|\||or/iy,
  /&&|and/iy,
  /<=|=<|lessorequal|>=|=>|greaterorequal|==|equals?|=|!=|<>|notequals?|<|less|>|greater/iy,
  /[+-]/y,
  /[*/%]/y,
  /\^|power/iy,
  /\*=|contains?|notcontains?|anyof|allof|noneof/iy,
]
const SPELLING: Record<string, BinaryOperator> = {
  '||': 'or',
  '&&': 'and',
  '=<': '<=',
  lessorequal: '<=',
  '=>': '>=',
  greaterorequal: '>=',
  '==': '=',
  equal: '=',
  equals: '=',
  '<>': '!=',
  notequal: '!=',
  notequals: '!=',
  less: '<',
  greater: '>',
  power: '^',
  '*=': 'contains',
  contain: 'contains',
  notcontain: 'notcontains',
}

const SPACE = /[ \t\n\r]*/y
const WORD = /[a-z_][a-z_0-9]*/iy
const NOTHING = /undefined|null/y
const BOOLEAN = /true|false/iy
const NUMBER = /0x[0-9]+|-?(?:[0-9]+\.[0-9]+|[1-9][0-9]*|0)/y
const TEXT = /(['"])((?:\\['"]|\\(?!['"])|[^'"\\])*)\1/y
const NAME = /\{([^{}]+)\}/y
const NOT = /!|negate/iy
const EMPTINESS = /empty|notempty/iy

/**
 * Parses SurveyJS's expression language (survey-core 3.1.1) in time linear in the text. It accepts what survey-core accepts,
 * a closing round bracket missing at the very end included, because such expressions are in use.
 */
export function parse(text: string): Parsed {
  let at = 0
  let depth = 0
  // The refusal shown is that of the attempt that got furthest.
  let furthest = -1
  let refusal: Refusal = { ok: false, reason: 'unexpected', at: 0 }

  function fail(reason: RefusalReason, shownAt = at): undefined {
    if (at > furthest && refusal.reason !== 'too-deep') {
      furthest = at
      refusal = { ok: false, reason, at: shownAt }
    }
    return undefined
  }

  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return undefined
    at += match[0].length
    return match
  }

  function binary(level: number): Expression | undefined {
    const pattern = LEVELS[level]
    if (!pattern) return operand()
    let left = binary(level + 1)
    while (left) {
      const before = at
      take(SPACE)
      const word = take(pattern)?.[0].toLowerCase()
      if (word === undefined) {
        at = before
        return left
      }
      take(SPACE)
      // SurveyJS lets `{a} contains` stand without its right side.
      const right: Expression | undefined =
        binary(level + 1) ?? (pattern === LEVELS[6] ? { kind: 'value', value: null } : undefined)
      if (!right) {
        at = before
        return left
      }
      left = { kind: 'binary', operator: SPELLING[word] ?? (word as BinaryOperator), left, right }
    }
    return left
  }

  function whole(): Expression | undefined {
    take(SPACE)
    const found = binary(0)
    if (found) take(SPACE)
    return found
  }

  function operand(): Expression | undefined {
    if (refusal.reason === 'too-deep') return undefined
    if (++depth > MAX_EXPRESSION_DEPTH) return fail('too-deep')
    const start = at
    const found = bracketed() ?? called() ?? negated() ?? atom() ?? list()
    depth--
    if (!found) {
      at = start
      fail('operand-expected')
    }
    return found
  }

  function close(bracket: string, opened: number): boolean {
    if (text[at] === bracket) {
      at++
      return true
    }
    if (at === text.length && bracket === ')') return true
    if (at === text.length) fail('unclosed', opened)
    else fail('unexpected')
    return false
  }

  function bracketed(): Expression | undefined {
    const opened = at
    if (text[at] !== '(') return undefined
    at++
    const inside = whole()
    return inside && close(')', opened) ? inside : undefined
  }

  function called(): Expression | undefined {
    const start = at
    const name = take(WORD)?.[0]
    if (name !== undefined && text[at] === '(') {
      at++
      const args = sequence()
      if (close(')', start)) return { kind: 'call', name, args }
    }
    at = start
    return undefined
  }

  function negated(): Expression | undefined {
    const start = at
    if (!take(NOT)) return undefined
    take(SPACE)
    const inside = operand()
    if (inside) return { kind: 'unary', operator: '!', operand: inside }
    at = start
    return undefined
  }

  function atom(): Expression | undefined {
    const found = value() ?? named()
    if (!found) return undefined
    const after = at
    take(SPACE)
    const suffix = take(EMPTINESS)?.[0].toLowerCase()
    if (suffix !== undefined) return { kind: 'unary', operator: suffix as UnaryOperator, operand: found }
    at = after
    return found
  }

  function value(): Expression | undefined {
    if (take(NOTHING)) return { kind: 'value', value: null }
    const truth = take(BOOLEAN)?.[0]
    if (truth !== undefined) return { kind: 'value', value: truth.toLowerCase() === 'true' }
    const digits = take(NUMBER)?.[0]
    if (digits !== undefined) return { kind: 'value', value: Math.min(Number(digits), Number.MAX_VALUE) || 0 }
    const word = take(WORD)?.[0]
    if (word !== undefined) return { kind: 'value', value: word }
    const quoted = take(TEXT)
    if (quoted) return { kind: 'value', value: (quoted[2] ?? '').replace(/\\(['"])/g, '$1') }
    return /['"]/.test(text[at] ?? '') ? fail('unclosed') : undefined
  }

  function named(): Expression | undefined {
    const name = take(NAME)?.[1]
    if (name === undefined) return text[at] === '{' ? fail('unclosed') : undefined
    const raw = name.length > 1 && name[0] === '#'
    return { kind: 'name', name: raw ? name.slice(1) : name, raw }
  }

  function list(): Expression | undefined {
    const opened = at
    if (text[at] !== '[') return undefined
    at++
    const items = sequence()
    return close(']', opened) ? { kind: 'list', items } : undefined
  }

  function sequence(): Expression[] {
    const items: Expression[] = []
    let before = at
    let item = whole()
    while (item) {
      items.push(item)
      before = at
      if (text[at] !== ',') return items
      at++
      item = whole()
    }
    at = before
    return items
  }

  if (text.length > MAX_EXPRESSION_LENGTH) return { ok: false, reason: 'too-long', at: MAX_EXPRESSION_LENGTH }
  if (!text.trim()) return { ok: false, reason: 'empty', at: 0 }
  const expression = whole()
  if (expression && at === text.length) return { ok: true, expression }
  return furthest >= at ? refusal : { ok: false, reason: 'unexpected', at }
}
