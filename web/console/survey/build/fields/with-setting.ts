import type { Plain } from '#domain/survey/expression/index.ts'

/** A node with one setting changed. */
export const withSetting = (node: Plain, name: string, value: unknown): Plain => {
  const { [name]: _, ...rest } = node
  return value === undefined ? rest : { ...node, [name]: value }
}
