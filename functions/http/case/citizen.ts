import type { CitizenCommand } from '../../contract/case/citizen.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { decideCitizen } from '../../domain/case/citizen.ts'
import { linkedIds } from '../../domain/case/needs.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { commitCitizen, isTooLarge } from '../../store/case/commit.ts'
import { caseRules } from '../../store/case/in-force.ts'
import { getCase, getCases } from '../../store/case/records.ts'
import { replyAt } from '../../store/commit.ts'
import { giveUpTime, shortPause } from '../../store/conflicts.ts'
import { caseCommandKey } from '../../store/keys.ts'
import type { Services } from '../call.ts'
import { digestOf } from '../digest.ts'

/** What the holder of the receipt does; it names no version, so whatever staff do meanwhile, it is decided anew and taken in. */
export const runCitizenCommand = async (
  { tables, sealing, now }: Services,
  found: CaseRecord,
  command: CitizenCommand,
): Promise<Result<CaseRecord>> => {
  const rules = await caseRules(tables, found.siteId)
  const { commandId } = command
  const digest = await digestOf(sealing, command)
  const giveUpAt = giveUpTime()
  let record: CaseRecord | null = found
  for (let attempt = 0; record && performance.now() < giveUpAt; attempt++) {
    const cases = await getCases(tables, linkedIds(record))
    const decided = decideCitizen(record, cases, command, { ...rules, now: now() })
    if (!decided.ok) {
      // A repeat of what was done looks like a wrong state: its receipt tells them apart.
      const done = await replyAt(tables, caseCommandKey(record.id, commandId), digest)
      if (!done) return decided
      return done.ok ? accept(record) : done
    }
    if (decided.value.some(({ after }) => isTooLarge(after))) return refuse('too-large')
    const outcome = await commitCitizen(tables, record.id, decided.value, { commandId, digest })
    if (outcome.type === 'taken') return refuse('id-taken')
    if (outcome.type === 'contention') await shortPause(attempt)
    record = await getCase(tables, found.id)
    if (outcome.type !== 'contention' && record) return accept(record)
  }
  return refuse('unavailable')
}
