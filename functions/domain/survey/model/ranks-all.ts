import type { Asked } from './node.ts'

type Ranking = Pick<Asked, 'type' | 'selectToRankEnabled' | 'minSelectedChoices' | 'maxSelectedChoices'>

/**
 * A ranking that gives every option its place. One that says how many it takes ("your top five") asks to choose first and then to
 * rank, also where its author did not say so: nobody is to rank, or send, what was not asked for.
 */
export const ranksAll = ({ type, selectToRankEnabled, minSelectedChoices, maxSelectedChoices }: Ranking): boolean =>
  type === 'ranking' && !selectToRankEnabled && !minSelectedChoices && !maxSelectedChoices
