import { type CaseContext, todayIn } from './decide/context.ts'
import { UNMERGED } from './decide/triage.ts'
import { citizenStep } from './receive.ts'
import { type CaseChange, type CaseRecord, changedCase } from './records.ts'

/**
 * What becomes of a duplicate when the case it was merged into changes; null: nothing, also when asked again. Applied to one
 * duplicate at a time, from the stream, because hundreds of them do not fit the transaction that answers.
 */
export const follow = (duplicate: CaseRecord, target: CaseRecord, context: CaseContext): CaseChange | null => {
  const { mergedInto, mergedFrom, outcome } = duplicate
  if (mergedInto?.id !== target.id || mergedFrom === null || outcome !== null) return null
  if (target.state === 'withdrawn')
    return changedCase(duplicate, {
      state: mergedFrom,
      ...UNMERGED,
      history: [...duplicate.history, citizenStep('unmerged', context.now)],
    })
  if (target.outcome === null) return null
  // Merged into what had been answered before: the reply reaches it with the merge, not before it was received.
  const at = Math.max(target.outcome.at, mergedInto.at)
  return changedCase(duplicate, {
    outcome: target.outcome,
    extensionAsked: null,
    clock: { ...duplicate.clock, answeredOn: todayIn({ ...context, now: at }) },
    history: [...duplicate.history, citizenStep(target.outcome.type, at)],
  })
}
