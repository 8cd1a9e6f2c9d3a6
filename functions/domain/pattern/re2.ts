import { RE2JS } from 're2js'
import { LAST_CODE_POINT, type Pattern, type PatternNode, type Range } from '../../contract/pattern/index.ts'
import type { Matcher } from './matcher.ts'

/** Runs a pattern by RE2, in time linear in the text. */
export function matcherOf({ tests }: Pattern): Matcher {
  const machines = tests.map(({ node, absent }) => ({ machine: RE2JS.compile(written(node)), absent }))
  return (text) => machines.every(({ machine, absent }) => machine.test(text) !== absent)
}

const EDGES = { start: '\\A', end: '\\z', word: '\\b', 'no-word': '\\B' }

/** In RE2's own language, with nothing in it that JavaScript reads otherwise. */
function written(node: PatternNode): string {
  switch (node.kind) {
    case 'set':
      return node.ranges.length === 0
        ? `[^\\x{0}-\\x{${LAST_CODE_POINT.toString(16)}}]`
        : `[${node.ranges.map(range).join('')}]`
    case 'edge':
      return EDGES[node.at]
    case 'all':
      return node.of.map(written).join('')
    case 'any':
      return `(?:${node.of.map(written).join('|')})`
    case 'times':
      return counted(`(?:${written(node.of)})`, node.least, node.most)
  }
}

const range = ([first, last]: Range) => `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`

function counted(of: string, least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return least === 0 ? `${of}*` : `${of}{${least},}`
  return most === 0 ? '' : `${of}{${least},${most}}`
}
