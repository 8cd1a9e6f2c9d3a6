import type { Answer } from '../../../../live/api.ts'
import { untilAnswered } from '../../../command/until-answered.ts'
import { type Ordering, useOrdering } from '../../../command/use-act.ts'

/** Sends one act until it is answered. `send` sends the same each time (D2). */
export const useEntryAct = (): Ordering<() => Promise<Answer<object>>> => useOrdering(untilAnswered)
