import { matcherOf } from '#matcher'
import { PATTERN_LIMITS, parsePattern } from '../../../contract/pattern/index.ts'
import type { Matcher } from '../../pattern/matcher.ts'
import { toText } from '../expression/index.ts'
import type { Compiled } from './compiled.ts'

// Apart, so that a page loads it only where a survey has a pattern.

/**
 * Whether an answer, and each of its items, has what a pattern looks for. A pattern that cannot be run judges nothing: it can only
 * stand in a version that was announced before such patterns were refused, and must not keep everybody out of it.
 */
export function matches(survey: Compiled, source: string, insensitive: boolean, value: unknown): boolean {
  const matcher = matcherIn(survey, source, insensitive)
  if (!matcher) return true
  return matcher([...(Array.isArray(value) ? value : []), value].map((part) => toText(part)))
}

type Matching = (texts: readonly string[]) => boolean
/** By survey and pattern; null for one that cannot be run. */
const known = new WeakMap<Compiled, Map<string, Matching | null>>()

function matcherIn(survey: Compiled, source: string, insensitive: boolean): Matching | null {
  const matchers = known.get(survey) ?? new Map<string, Matching | null>()
  known.set(survey, matchers)
  const key = `${insensitive ? 'i' : ''}/${source}`
  const before = matchers.get(key)
  if (before !== undefined) return before
  const parsed = parsePattern(source, insensitive)
  const made = parsed.ok ? bounded(parsed.pattern.size, matcherOf(parsed.pattern)) : null
  matchers.set(key, made)
  return made
}

/** What would take too long to look through does not match: no text that a pattern of its size is meant for is as long. */
const bounded =
  (size: number, matcher: Matcher): Matching =>
  (texts) =>
    texts.reduce((sum, { length }) => sum + length, 0) * size <= PATTERN_LIMITS.work && texts.every(matcher)
