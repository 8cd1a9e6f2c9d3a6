import type { Asked } from './node.ts'

/** The values the options "other", "none" and the like are answered with. */
export const SPECIAL = { other: 'other', none: 'none', refuse: 'refused', dontknow: 'dontknow' }

/** The special options a question offers, by their values. */
export function specialValues(element: Asked): string[] {
  return [
    element.showOtherItem && SPECIAL.other,
    element.showNoneItem && SPECIAL.none,
    element.showRefuseItem && SPECIAL.refuse,
    element.showDontKnowItem && SPECIAL.dontknow,
  ].filter((value) => typeof value === 'string')
}
