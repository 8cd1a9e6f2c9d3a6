import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element } from '../../../contract/survey/definition.ts'
import type { Column } from '../../../contract/survey/question.ts'
import { isEmpty, type Plain, type Scope } from '../expression/index.ts'

/** Any question, with the fields of every kind: an element of a page, a cell of a table or an item of a multiple text. */
export type Asked = Omit<Column, 'rows' | 'cellType'> & {
  type: Element['type']
  multiSelect?: boolean
  selectToRankEnabled?: boolean
  eachRowRequired?: boolean
  eachRowUnique?: boolean
  hideIfRowsEmpty?: boolean
  keyName?: string
  keyDuplicationError?: Column['title']
  minRowCount?: number
  defaultPanelValue?: unknown
  defaultRowValue?: unknown
  maxFiles?: number
  maxSize?: number
  within?: string
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
  /** the options of a choice question, the steps of a rating, the rows of a matrix, that can be seen, and of them those that can be chosen */
  choices?: Choice[]
  enabled?: Choice[]
  /** of a matrix, those that can be seen */
  columns?: Choice[]
  children: Node[]
  /** of a question that is made of questions: its answer, put together from theirs */
  gather?: () => unknown
  /** the question, entry or row its answer is part of */
  within?: Node
}

/** What an answer is kept under. */
export const keyOf = ({ valueName, name }: Pick<Asked, 'valueName' | 'name'>): string => valueName || name

export const answerOf = (node: Node): unknown =>
  Object.hasOwn(node.holder, node.key) ? node.holder[node.key] : undefined

/** Puts an answer among the answers, and with it the entries and rows it stands in, if there were none yet. */
export function write(node: Node, value: unknown): void {
  // Whoever takes away the last entry has none, and not as many as there are to begin with.
  if (isEmpty(value) && !(node.gather && Array.isArray(value))) delete node.holder[node.key]
  else node.holder[node.key] = value
  for (let part = node.within; part; part = part.within) if (part.gather) part.holder[part.key] = part.gather()
}

/** Every node, each before what it holds. */
export function* all(nodes: Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node
    yield* all(node.children)
  }
}
