import {
  type BinaryOperator,
  type Expression,
  parse,
  print,
  type UnaryOperator,
} from '#domain/survey/expression/index.ts'

/** A comparison as it is put together from lists: question, operator, value. */
export interface Row {
  name: string
  operator: RowOperator
  /** None for `empty` and `notempty`, several for `anyof` and the like. */
  values: RowValue[]
}
export type RowValue = string | number | boolean

/** Rows that all must hold, or of which any must. */
export interface Rows {
  join: 'all' | 'any'
  rows: Row[]
}

export const ROW_OPERATORS = [
  ...(['=', '!=', '<', '<=', '>', '>='] as const),
  ...(['contains', 'notcontains', 'anyof', 'allof', 'noneof', 'empty', 'notempty'] as const),
] as const
export type RowOperator = (typeof ROW_OPERATORS)[number]

const MANY: readonly RowOperator[] = ['anyof', 'allof', 'noneof']
export const takesNoValue = (operator: RowOperator): boolean => operator === 'empty' || operator === 'notempty'
export const takesMany = (operator: RowOperator): boolean => MANY.includes(operator)

/** An expression as rows; null where rows cannot say it, and it stays an expression. */
export const toRows = (text: string | undefined): Rows | null => {
  if (!text?.trim()) return { join: 'all', rows: [] }
  const parsed = parse(text)
  if (!parsed.ok) return null
  const { expression } = parsed
  const operator = expression.kind === 'binary' && expression.operator === 'or' ? 'or' : 'and'
  const rows = terms(expression, operator).map(toRow)
  if (!rows.every((row) => row !== null)) return null
  const found: Rows = { join: operator === 'or' ? 'any' : 'all', rows }
  // What would not come back as the same expression is not shown as something else.
  const again = parse(fromRows(found))
  return again.ok && JSON.stringify(again.expression) === JSON.stringify(expression) ? found : null
}

const terms = (expression: Expression, operator: BinaryOperator): Expression[] =>
  expression.kind === 'binary' && expression.operator === operator
    ? [...terms(expression.left, operator), ...terms(expression.right, operator)]
    : [expression]

const toRow = (term: Expression): Row | null => {
  if (term.kind === 'unary' && term.operand.kind === 'name' && !term.operand.raw && term.operator !== '!')
    return { name: term.operand.name, operator: term.operator, values: [] }
  if (term.kind !== 'binary' || term.left.kind !== 'name' || term.left.raw) return null
  const { operator, left, right } = term
  const known = ROW_OPERATORS.find((one) => one === operator)
  if (!known) return null
  const items = right.kind === 'list' ? right.items : [right]
  if (right.kind === 'list' && !takesMany(known)) return null
  const values = items.map((item) => (item.kind === 'value' ? item.value : null))
  return values.every((value) => value !== null) ? { name: left.name, operator: known, values } : null
}

/** The expression that rows say; empty where there are none that are complete. */
export const fromRows = ({ join, rows }: Rows): string => {
  const complete = rows.filter(isComplete).map(toExpression)
  const whole = complete.reduce<Expression | null>(
    (left, right) => (left ? { kind: 'binary', operator: join === 'all' ? 'and' : 'or', left, right } : right),
    null,
  )
  return whole ? print(whole) : ''
}

const isComplete = ({ name, operator, values }: Row): boolean =>
  name !== '' && (takesNoValue(operator) || (values.length > 0 && values.every((value) => value !== '')))

const toExpression = ({ name, operator, values }: Row): Expression => {
  const left: Expression = { kind: 'name', name, raw: false }
  if (takesNoValue(operator)) return { kind: 'unary', operator: operator as UnaryOperator, operand: left }
  const items = values.map((value): Expression => ({ kind: 'value', value }))
  const [first = { kind: 'value', value: null }] = items
  const right: Expression = takesMany(operator) ? { kind: 'list', items } : (first as Expression)
  return { kind: 'binary', operator: operator as BinaryOperator, left, right }
}
