import { type Edge, has, type Pattern, type PatternNode, type Range } from '../../contract/pattern/index.ts'
import type { Matcher } from './matcher.ts'

type State =
  | { kind: 'set'; ranges: readonly Range[]; next: number }
  | { kind: 'edge'; at: Edge; next: number }
  | { kind: 'either'; next: number[] }

/** The state in which a match was found. */
const FOUND = 0

/**
 * Runs a pattern in time linear in the text, as RE2 does: all ways of matching at once, a character at a time (Thompson 1968). It is
 * what pages judge answers by, where RE2 itself would be ten times all else; that both find the same is tested.
 */
export function matcherOf({ tests }: Pattern): Matcher {
  const machines = tests.map(({ node, absent }) => {
    const states: State[] = [{ kind: 'either', next: [] }]
    return { states, start: compile(node, FOUND, states), absent }
  })
  return (text) => {
    const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0)
    return machines.every(({ states, start, absent }) => isFound(states, start, characters) !== absent)
  }
}

/** Adds the states that match the node and then go on; gives the first of them. */
function compile(node: PatternNode, next: number, states: State[]): number {
  const add = (state: State) => states.push(state) - 1
  switch (node.kind) {
    case 'set':
      return add({ kind: 'set', ranges: node.ranges, next })
    case 'edge':
      return add({ kind: 'edge', at: node.at, next })
    case 'all':
      return node.of.reduceRight((after, one) => compile(one, after, states), next)
    case 'any':
      return add({ kind: 'either', next: node.of.map((one) => compile(one, next, states)) })
    case 'times': {
      let start = next
      if (node.most === Number.POSITIVE_INFINITY) {
        const ways = [next]
        start = add({ kind: 'either', next: ways })
        ways.push(compile(node.of, start, states))
      } else {
        for (let more = node.least; more < node.most; more++)
          start = add({ kind: 'either', next: [compile(node.of, start, states), next] })
      }
      for (let count = 0; count < node.least; count++) start = compile(node.of, start, states)
      return start
    }
  }
}

function isFound(states: readonly State[], start: number, characters: readonly number[]): boolean {
  /** By state, the place in the text where it was last come to. */
  const reached = new Int32Array(states.length).fill(-1)
  let now: number[] = []
  const pending: number[] = []
  for (let place = 0; place <= characters.length; place++) {
    const [before, character] = [characters[place - 1], characters[place]]
    // A match may begin anywhere.
    pending.push(...now, start)
    now = []
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (reached[at] === place) continue
      reached[at] = place
      if (at === FOUND) return true
      const state = states[at]
      if (state?.kind === 'either') pending.push(...state.next)
      else if (state?.kind === 'edge') {
        if (isEdge(state.at, before, character)) pending.push(state.next)
      } else if (state && character !== undefined && has(state.ranges, character)) now.push(state.next)
    }
  }
  return false
}

function isEdge(edge: Edge, before: number | undefined, after: number | undefined): boolean {
  if (edge === 'start') return before === undefined
  if (edge === 'end') return after === undefined
  return (isWord(before) !== isWord(after)) === (edge === 'word')
}

const isWord = (code: number | undefined) => code !== undefined && /\w/.test(String.fromCodePoint(code))
