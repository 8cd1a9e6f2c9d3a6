import type { RefusalCode } from '../../contract/refusal.ts'
import { isUnsettled, settle } from '../../domain/survey/entry/decide.ts'
import { retrying } from '../../store/conflicts.ts'
import { findActivity } from '../../store/records.ts'
import { countEntered, enteredPage, getEntryBatch, putEntryBatch } from '../../store/survey/entries.ts'
import type { Projection } from './projection.ts'

/** [Q17] The responses of a confirmed batch counted, one after the other, and what was left out told in the batch. */
export const projectEntries = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  const confirmed = records.filter(({ after }) => after?.state === 'confirmed')
  for (const id of new Set(confirmed.map(({ sk }) => sk))) {
    const batch = await getEntryBatch(tables, activityId, id)
    const survey = await findActivity(tables, activityId)
    if (!batch || survey?.kind !== 'survey' || batch.state !== 'confirmed' || !isUnsettled(batch)) continue
    const left: RefusalCode[] = []
    let after: string | undefined
    do {
      const { items, next } = await enteredPage(tables, activityId, id, after)
      for (const entered of items) {
        const reason = await countEntered(tables, survey, batch, entered, now)
        if (reason) left.push(reason)
      }
      after = next ?? undefined
    } while (after !== undefined)
    await retrying(async () => {
      // One may have been erased meanwhile, or another invocation, thought dead, have told it.
      const latest = await getEntryBatch(tables, activityId, id)
      if (latest && isUnsettled(latest)) await putEntryBatch(tables, latest, settle(latest, left))
    })
  }
}
