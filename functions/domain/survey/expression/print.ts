import type { Expression } from './ast.ts'

/**
 * The text of an expression, in one canonical spelling; parsing it gives the same tree again. The language has no way to write
 * a text that ends in a backslash or a name with braces in it.
 */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'value':
      if (typeof expression.value === 'number') return decimal(expression.value)
      return typeof expression.value === 'string' ? quote(expression.value) : String(expression.value)
    case 'name':
      return `{${expression.raw ? '#' : ''}${expression.name}}`
    case 'list':
      return `[${expression.items.map(print).join(', ')}]`
    case 'call':
      return `${expression.name}(${expression.args.map(print).join(', ')})`
    case 'unary':
      return expression.operator === '!'
        ? `!${inner(expression.operand)}`
        : `${print(expression.operand)} ${expression.operator}`
    case 'binary':
      return printChain(expression)
  }
}

// Every binary operand of a binary is bracketed: the reader never needs the precedence table, and nor does this.
function inner(expression: Expression): string {
  return expression.kind === 'binary' ? `(${print(expression)})` : print(expression)
}

const quote = (text: string) => `'${text.replace(/['"]/g, '\\$&')}'`

// The language has no exponents.
function decimal(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)\.?(\d*)e(.+)$/.exec(String(value)) ?? []
  if (exponent === undefined) return String(value)
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

// `a and b and c` nests to the left as deep as it is long: walked in a loop, and a run of one operator is left without brackets.
function printChain(expression: Expression): string {
  const tail: string[] = []
  let node = expression
  while (node.kind === 'binary') {
    const { operator, left, right } = node
    const same = left.kind === 'binary' && left.operator === operator
    tail.push(` ${operator} ${inner(right)}`)
    if (left.kind === 'binary' && !same) return inner(left) + tail.reverse().join('')
    node = left
  }
  return inner(node) + tail.reverse().join('')
}
