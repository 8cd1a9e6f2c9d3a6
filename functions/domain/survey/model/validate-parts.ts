import type { Element } from '../../../contract/survey/definition.ts'
import { isPlain, toText } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { all, answerOf, type Node } from './node.ts'
import { type Problem, type ProblemKind, problem } from './problem.ts'
import { blank } from './validators.ts'

// What can be wrong only where rows or entries are: apart, so that a page without any does not load it.

/** What is wrong with the rows of a matrix taken together. */
export function* ofMatrix({ element, choices = [] }: Node, value: unknown): Generator<ProblemKind> {
  const answers = choices.map((row) => (isPlain(value) ? value[String(row.value)] : undefined))
  if (element.eachRowRequired && answers.some((answer) => blank(answer))) yield 'rows-required'
  const given = answers.filter((answer) => !blank(answer)).map((answer) => toText(answer))
  if (element.eachRowUnique && new Set(given).size < given.length) yield 'rows-unique'
}

/** The same key in two entries of a group or two rows of a table. */
export function duplicates(node: Node): Problem[] {
  const { element } = node
  const holder = element as unknown as Element
  const names = new Set(element.keyName ? [element.keyName] : [])
  if (isFormed(holder, 'list', 'table')) {
    for (const column of holder.columns ?? []) if (column.isUnique) names.add(column.name)
  } else if (!isFormed(holder, 'group')) return []
  const isTable = !isFormed(holder, 'group')
  return [...names].flatMap((name) => {
    const cells = node.children
      .filter((part) => part.visible)
      .flatMap((part) =>
        [...all(part.children)].filter((cell) => cell.key === name && cell.kind === 'question').slice(0, 1),
      )
      .filter((cell) => !blank(answerOf(cell)))
    const keyOf = (cell: Node) => (isTable ? toText(answerOf(cell)).toLowerCase() : toText(answerOf(cell)))
    const places = Map.groupBy(cells, keyOf)
    return cells.flatMap((cell) => {
      const same = places.get(keyOf(cell)) ?? []
      // A table marks every one of them, a group those that came later.
      const isDouble = same.length > 1 && (isTable || same[0] !== cell)
      return isDouble ? [problem(cell.path, 'duplicate', element.keyDuplicationError)] : []
    })
  })
}
