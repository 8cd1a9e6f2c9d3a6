import type { CaseRecord } from '../../domain/case/records.ts'
import { log } from '../../runtime/logger.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { CASE } from '../../store/keys.ts'
import type { StreamRecord } from '../stream-record.ts'
import { eraseNotes } from './erase-notes.ts'
import { forgetCase } from './forget-case.ts'
import { projectAccount } from './project-account.ts'
import { projectCaseMerges } from './project-case-merges.ts'
import { projectCaseToInterview } from './project-left-over.ts'
import { projectCaseWebhooks } from './project-webhooks.ts'

/** What follows from a case's changes; each step again changes nothing. Gives the sequences of those that failed. */
export const projectCases = async (
  tables: Tables,
  records: readonly StreamRecord[],
  now: number,
): Promise<string[]> => {
  const failed: string[] = []
  const heads = records.filter(({ pk, sk, after }) => pk.startsWith(CASE) && sk === 'HEAD' && after)
  for (const [pk, own] of Map.groupBy(heads, (record) => record.pk)) {
    try {
      for (const { before, after } of own) {
        const [was, is] = [before as unknown as CaseRecord | null, after as unknown as CaseRecord]
        await projectCaseMerges(tables, is, now)
        await projectCaseWebhooks(tables, was, is)
        await projectCaseToInterview(tables, was, is, () => now)
      }
      // The account is of what is stored now: several changes count as one, and an older one not again.
      const record = await getCase(tables, pk.slice(CASE.length))
      if (record) await projectAccount(tables, record)
      if (record) await eraseNotes(tables, record)
      if (record) await forgetCase(tables, record)
    } catch (error) {
      log.error('projection of a case failed', error, { case: pk })
      failed.push(...own.map(({ sequence }) => sequence))
    }
  }
  return failed
}
