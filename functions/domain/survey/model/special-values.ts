import { SPECIAL } from './choices.ts'
import type { Asked } from './node.ts'

/** The special options a question offers, by their values. */
export function specialValues(element: Asked): string[] {
  return [
    element.showOtherItem && SPECIAL.other,
    element.showNoneItem && SPECIAL.none,
    element.showRefuseItem && SPECIAL.refuse,
    element.showDontKnowItem && SPECIAL.dontknow,
  ].filter((value) => typeof value === 'string')
}
