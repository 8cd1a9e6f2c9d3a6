import { inAnyCase } from './any-case.ts'
import {
  type Edge,
  PATTERN_LIMITS,
  type Pattern,
  type PatternNode,
  type PatternParsed,
  type PatternRefusal,
} from './pattern.ts'
import { ordered, others, type Range } from './ranges.ts'

const at = (...codes: number[]): Range[] => codes.map((code) => [code, code])
const DIGITS: Range[] = [[0x30, 0x39]]
const WORD: Range[] = [...DIGITS, [0x41, 0x5a], ...at(0x5f), [0x61, 0x7a]]
const LINE_ENDS = at(0x0a, 0x0d, 0x2028, 0x2029)
const SPACE = ordered([
  [0x09, 0x0d],
  ...at(0x20, 0xa0, 0x1680),
  [0x2000, 0x200a],
  ...at(0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff),
])
const CLASSES: Record<string, Range[]> = {
  ...{ d: DIGITS, w: WORD, s: SPACE },
  ...{ D: others(DIGITS), W: others(WORD), S: others(SPACE) },
}
const CONTROLS: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13 }
const EDGES: Record<string, Edge> = { '^': 'start', $: 'end' }
const NOTHING: PatternNode = { kind: 'all', of: [] }

class Refused extends Error {
  readonly reason: PatternRefusal
  constructor(reason: PatternRefusal) {
    super(reason)
    this.reason = reason
  }
}

/**
 * A pattern in JavaScript's language (ECMA-262 with annex B, no flag but `i`, characters beyond U+FFFF being one), in time linear in
 * it. Refused is what would need backtracking, and what JavaScript reads in a way that nobody means (`\p{L}` without the flag `u`).
 * Looking ahead is kept at the very beginning, `^(?=…)`, where it is one more test of the text.
 */
export function parsePattern(source: string, insensitive: boolean): PatternParsed {
  if (source.length > PATTERN_LIMITS.source) return { ok: false, reason: 'too-large' }
  try {
    const pattern = read([...source], insensitive)
    const tooLarge =
      pattern.size > PATTERN_LIMITS.size || pattern.tests.some(({ node }) => countedIn(node) > PATTERN_LIMITS.counted)
    return tooLarge ? { ok: false, reason: 'too-large' } : { ok: true, pattern }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

/** Whether a pattern can be used: it is one, and can be run in time linear in an answer, which anybody may send. */
export const isPattern = (source: string): boolean => parsePattern(source, false).ok

function read(characters: readonly string[], insensitive: boolean): Pattern {
  let next = 0
  let depth = 0
  const refuse = (reason: PatternRefusal): never => {
    throw new Refused(reason)
  }
  const starts = (text: string) => characters.slice(next, next + text.length).join('') === text
  const takes = (text: string) => {
    const found = starts(text)
    if (found) next += text.length
    return found
  }
  const set = (ranges: readonly Range[], inverted = false): PatternNode => {
    const cased = insensitive ? inAnyCase(ordered(ranges)) : ordered(ranges)
    return { kind: 'set', ranges: inverted ? others(cased) : cased }
  }

  function alternatives(): PatternNode {
    if (++depth > PATTERN_LIMITS.depth) refuse('too-large')
    const of = [sequence()]
    while (takes('|')) of.push(sequence())
    depth--
    return of.length === 1 ? (of[0] ?? NOTHING) : { kind: 'any', of }
  }

  function sequence(): PatternNode {
    const of: PatternNode[] = []
    while (next < characters.length && !starts('|') && !starts(')')) of.push(term())
    return { kind: 'all', of }
  }

  function term(): PatternNode {
    const character = characters[next++] ?? ''
    const edge = EDGES[character] ?? (character === '\\' ? wordEdge() : undefined)
    if (edge) {
      if (quantifier()) refuse('none')
      return { kind: 'edge', at: edge }
    }
    next--
    if (quantifier()) refuse('none')
    const of = atom()
    const times = quantifier()
    return times ? { kind: 'times', of, ...times } : of
  }

  function wordEdge(): Edge | undefined {
    return takes('b') ? 'word' : takes('B') ? 'no-word' : undefined
  }

  /** `*`, `+`, `?`, `{2}`, `{2,}`, `{2,5}`; whether as few as possible makes no difference to whether there is a match. */
  function quantifier(): { least: number; most: number } | undefined {
    const [whole = '', sign, least = '', comma, most = ''] =
      /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(characters.slice(next, next + 40).join('')) ?? []
    if (!whole) return undefined
    next += whole.length
    if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
    const [low, high] = [Number(least), !comma ? Number(least) : most ? Number(most) : Number.POSITIVE_INFINITY]
    return low > high ? refuse('none') : { least: low, most: high }
  }

  function atom(): PatternNode {
    if (takes('(')) return group()
    if (takes('.')) return { kind: 'set', ranges: others(LINE_ENDS) }
    if (takes('[')) return characterClass()
    const behind = takes('\\') ? escaped(false) : undefined
    if (typeof behind === 'object') return set(behind)
    return set(at(behind ?? literal()))
  }

  function group(): PatternNode {
    if (takes('?:')) return closed(alternatives())
    if (!starts('?')) return closed(alternatives())
    const [named] = /^\?<[\p{ID_Start}$_][\p{ID_Continue}$]*>/u.exec(characters.slice(next).join('')) ?? []
    if (!named)
      return refuse(/^\?(?:<?[=!]|[ims-]+:)/.test(characters.slice(next, next + 8).join('')) ? 'unsupported' : 'none')
    next += [...named].length
    return closed(alternatives())
  }

  function closed(inside: PatternNode): PatternNode {
    return takes(')') ? inside : refuse('none')
  }

  function literal(): number {
    const code = characters[next++]?.codePointAt(0) ?? refuse('none')
    return isHalf(code) ? refuse('unsupported') : code
  }

  /** What stands behind a backslash: a character, or all of a class. */
  function escaped(inClass: boolean): number | Range[] {
    const character = characters[next++] ?? refuse('none')
    const ranges = CLASSES[character]
    if (ranges) return ranges
    const control = CONTROLS[character]
    if (control !== undefined) return control
    if (inClass && character === 'b') return 8
    const rest = characters.slice(next, next + 10).join('')
    // \1 is a backreference, or an octal number that nobody has written for twenty years.
    if (/[1-9]/.test(character) || (character === '0' && /^\d/.test(rest))) return refuse('unsupported')
    if (character === '0') return 0
    if ((character === 'k' && rest.startsWith('<')) || (/[pP]/.test(character) && rest.startsWith('{')))
      return refuse('unsupported')
    if (character === 'c') {
      const letter = /^[A-Za-z]/.exec(rest)?.[0]
      if (letter === undefined) return refuse('unsupported')
      next++
      return letter.charCodeAt(0) % 32
    }
    const digits = character === 'x' ? /^[\da-f]{2}/i.exec(rest) : character === 'u' ? /^[\da-f]{4}/i.exec(rest) : null
    if (!digits) return character.codePointAt(0) ?? 0
    next += digits[0].length
    return whole(Number.parseInt(digits[0], 16))
  }

  /** Two escaped halves are one character; a half of one is none. */
  function whole(code: number): number {
    if (!isHalf(code)) return code
    const low = /^\\u(d[c-f][\da-f]{2})/i.exec(characters.slice(next, next + 6).join(''))?.[1]
    if (code > 0xdbff || low === undefined) return refuse('unsupported')
    next += 6
    return 0x10000 + (code - 0xd800) * 0x400 + Number.parseInt(low, 16) - 0xdc00
  }

  function characterClass(): PatternNode {
    const inverted = takes('^')
    const ranges: Range[] = []
    while (!takes(']')) {
      const first = member()
      if (!starts('-') || characters[next + 1] === ']' || next + 1 >= characters.length) {
        ranges.push(...rangesOf(first))
        continue
      }
      next++
      const last = member()
      // With a class at one side the hyphen is one of the characters.
      if (typeof first === 'object' || typeof last === 'object')
        ranges.push(...rangesOf(first), ...at(0x2d), ...rangesOf(last))
      else if (first > last) refuse('none')
      else ranges.push([first, last])
    }
    return set(ranges, inverted)
  }

  function member(): number | Range[] {
    return takes('\\') ? escaped(true) : literal()
  }

  const tests: { node: PatternNode; absent: boolean }[] = []
  if (takes('^')) {
    while (starts('(?=') || starts('(?!')) {
      const absent = starts('(?!')
      next += 3
      const ahead = closed(alternatives())
      if (quantifier()) refuse('unsupported')
      tests.push({ node: { kind: 'all', of: [{ kind: 'edge', at: 'start' }, ahead] }, absent })
    }
    // Another alternative would not begin with what was looked ahead for.
    if (tests.length === 0) next = 0
  }
  const ahead = tests.length > 0
  const main = alternatives()
  if (next < characters.length) refuse('none')
  if (ahead && main.kind === 'any') refuse('unsupported')
  tests.push({ node: ahead ? { kind: 'all', of: [{ kind: 'edge', at: 'start' }, main] } : main, absent: false })
  return { tests, size: tests.reduce((sum, { node }) => sum + sizeOf(node), 0) }
}

const rangesOf = (member: number | Range[]): Range[] => (typeof member === 'object' ? member : at(member))
const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff

/** States of a machine that runs it. */
function sizeOf(node: PatternNode): number {
  if (node.kind === 'set' || node.kind === 'edge') return 1
  if (node.kind !== 'times')
    return node.of.reduce((sum, one) => sum + sizeOf(one), node.kind === 'any' ? node.of.length : 0)
  const { least, most } = node
  const inside = Math.max(1, sizeOf(node.of))
  return least * inside + (most === Number.POSITIVE_INFINITY ? 1 : most - least) * (inside + 1)
}

/** How often it counts something at most, counts inside counts multiplied. */
function countedIn(node: PatternNode): number {
  if (node.kind === 'set' || node.kind === 'edge') return 1
  if (node.kind !== 'times') return node.of.reduce((most, one) => Math.max(most, countedIn(one)), 1)
  const { least, most } = node
  return Math.max(1, most === Number.POSITIVE_INFINITY ? least : most) * countedIn(node.of)
}
