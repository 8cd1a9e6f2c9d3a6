import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element } from '../../../contract/survey/definition.ts'
import type { Column } from '../../../contract/survey/question.ts'
import type { Plain, Scope } from '../expression/index.ts'

/** Any question, with the fields of every kind: an element of a page, a cell of a table or an item of a multiple text. */
export type Asked = Omit<Column, 'rows' | 'cellType'> & {
  type: Element['type']
  multiSelect?: boolean
  eachRowRequired?: boolean
  eachRowUnique?: boolean
  hideIfRowsEmpty?: boolean
  keyName?: string
  keyDuplicationError?: Column['title']
  minRowCount?: number
  maxFiles?: number
  maxSize?: number
}

/** An element as it stands for one set of answers. Sections, entries of a group and rows of a table are nodes too. */
export type Node = {
  /** where its answer is, as a name in an expression says it: `q`, `group[0].q`, `table[1].column`, `grid.row.column` */
  path: string
  kind: 'question' | 'section' | 'entry' | 'row'
  element: Asked
  /** what its answer is kept in, and under which key */
  holder: Plain
  key: string
  scope: Scope
  /** by its own condition and its content; `shown` takes what it stands in into account too */
  visible: boolean
  shown: boolean
  readOnly: boolean
  required: boolean
  /** the options of a choice question, the rows of a matrix, that can be seen, and of them those that can be chosen */
  choices?: Choice[]
  enabled?: Choice[]
  children: Node[]
}

export const answerOf = (node: Node): unknown =>
  Object.hasOwn(node.holder, node.key) ? node.holder[node.key] : undefined

/** Every node, each before what it holds. */
export function* all(nodes: Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node
    yield* all(node.children)
  }
}
