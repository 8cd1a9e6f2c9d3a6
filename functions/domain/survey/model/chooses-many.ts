import { FORMS } from '../types/forms.ts'
import type { Node } from './node.ts'

/** Choices of which several can be chosen at once: those of pictures where their author says so. */
export const choosesMany = ({ element }: Pick<Node, 'element'>): boolean =>
  FORMS[element.type] === 'options' || (FORMS[element.type] === 'option' && element.multiSelect === true)
