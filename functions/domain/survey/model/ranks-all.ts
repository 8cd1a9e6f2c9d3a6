import type { ElementType } from '../../../contract/survey/definition.ts'
import type { Asked } from './node.ts'

type Ranking = Pick<Asked, 'type' | 'selectToRankEnabled' | 'minSelectedChoices' | 'maxSelectedChoices'>

/** Whether the order of what is chosen is the answer. */
export const isRanked = ({ type }: { type: ElementType }): boolean => type === 'ranking'

/**
 * A ranking that gives every option its place. One that says how many it takes ("your top five") asks to choose first and then to
 * rank, also where its author did not say so: nobody is to rank, or send, what was not asked for.
 */
export const ranksAll = (element: Ranking): boolean =>
  isRanked(element) && !element.selectToRankEnabled && !element.minSelectedChoices && !element.maxSelectedChoices
