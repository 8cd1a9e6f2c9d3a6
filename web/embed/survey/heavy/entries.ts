import type { Node } from '#domain/survey/model/node.ts'
import type { Filling } from '../filling.ts'

const entriesOf = ({ children }: Node) => children.map(({ holder }) => holder)

/** One more entry of a group, or row of a table; what it begins with follows by itself. */
export const addEntry = (filling: Filling, node: Node): void => filling.answer(node, [...entriesOf(node), {}])

export const removeEntry = (filling: Filling, node: Node, at: number): void =>
  filling.answer(
    node,
    entriesOf(node).filter((_, one) => one !== at),
  )
