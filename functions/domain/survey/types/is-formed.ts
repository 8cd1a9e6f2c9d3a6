import type { ElementType } from '../../../contract/survey/definition.ts'
import { FORMS, type Form, type Formed } from './forms.ts'

/** Whether an element is of one of these forms; of a definition's own elements the compiler then knows the fields. */
export const isFormed = <E extends { type: ElementType }, F extends Form>(
  element: E,
  ...forms: readonly F[]
): element is E & { type: Formed<F> } => forms.some((form) => form === FORMS[element.type])

/** Whether people answer it, and nothing else does: not what is only read, and not what is calculated. */
export const isAsked = (element: { type: ElementType }): boolean => !isFormed(element, 'section', 'note', 'calculated')
