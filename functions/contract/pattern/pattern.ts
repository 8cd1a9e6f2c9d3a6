import type { Range } from './ranges.ts'

/** A regular expression without what only backtracking can do: every engine that can do less gives the same for it. */
export type PatternNode =
  /** one character of these; of none, nothing matches */
  | { kind: 'set'; ranges: readonly Range[] }
  /** between characters: where the text begins or ends, at the edge of a word of ASCII or not */
  | { kind: 'edge'; at: Edge }
  | { kind: 'all' | 'any'; of: readonly PatternNode[] }
  /** `most` may be Infinity */
  | { kind: 'times'; of: PatternNode; least: number; most: number }

export type Edge = 'start' | 'end' | 'word' | 'no-word'

export interface Pattern {
  /** What has to be found somewhere in a text, or must not be: `^(?=.*\d)(?!.*x).{8,}$` is three. */
  tests: readonly { node: PatternNode; absent: boolean }[]
  /** Steps of a machine that runs it, for one character of text at most. */
  size: number
}

export const PATTERN_LIMITS = {
  /** Characters of a pattern. */
  source: 500,
  /** States, with its counted repetitions written out. */
  size: 2_100,
  /** The most that RE2 counts to. */
  counted: 1_000,
  /** Groups inside groups. */
  depth: 40,
  /** A pattern's size times the characters that one answer is: a longer text does not match, and is not tried. */
  work: 2_200_000,
} as const

export type PatternRefusal =
  /** it is none, also to JavaScript */
  | 'none'
  /** something that no engine can do in time linear in the text: a backreference, a look behind or within */
  | 'unsupported'
  | 'too-large'

export type PatternParsed = { ok: true; pattern: Pattern } | { ok: false; reason: PatternRefusal }
