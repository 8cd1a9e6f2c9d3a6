import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { CaseContext } from '../../domain/case/decide/index.ts'
import { follow } from '../../domain/case/follow.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { changeWrites } from '../../store/case/commit.ts'
import { caseRules } from '../../store/case/in-force.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { retrying } from '../../store/conflicts.ts'

/**
 * The reply of a case reaches all that were merged into it, and its withdrawal sets them free: one transaction each, for hundreds do
 * not fit into one. Always from what both say now, never from what the stream says, so a replay changes nothing and cannot reach a
 * duplicate that was taken out again.
 */
export const projectCaseMerges = async (
  tables: Tables,
  { id, siteId, duplicates }: CaseRecord,
  now: number,
): Promise<void> => {
  if (duplicates.length === 0) return
  const target = await getCase(tables, id)
  if (!target || (target.outcome === null && target.state !== 'withdrawn')) return
  const context = { ...(await caseRules(tables, siteId)), now }
  for (const duplicate of target.duplicates) await reach(tables, duplicate.id, id, context)
}

const reach = (tables: Tables, duplicateId: string, targetId: string, context: CaseContext): Promise<void> =>
  retrying(async () => {
    const [duplicate, target] = await Promise.all([getCase(tables, duplicateId), getCase(tables, targetId)])
    const change = duplicate && target && follow(duplicate, target, context)
    if (!change) return
    await tables.db.send(new TransactWriteCommand({ TransactItems: changeWrites(tables, [change]) }))
  })
