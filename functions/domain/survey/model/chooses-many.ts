import type { Node } from './node.ts'

/** Choices of which several can be chosen at once. */
const MANY = new Set(['checkbox', 'tagbox', 'ranking'])

export const choosesMany = ({ element }: Node): boolean =>
  MANY.has(element.type) || (element.type === 'imagepicker' && element.multiSelect === true)
