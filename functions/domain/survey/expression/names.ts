import type { Expression } from './ast.ts'

/** Every `{name}` an expression reads, for dependencies and for telling which question a condition is about. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>()
  const pending = [expression]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'name') names.add(node.name)
    else if (node.kind === 'list') pending.push(...node.items)
    else if (node.kind === 'call') pending.push(...node.args)
    else if (node.kind === 'unary') pending.push(node.operand)
    else if (node.kind === 'binary') pending.push(node.left, node.right)
  }
  return [...names]
}
