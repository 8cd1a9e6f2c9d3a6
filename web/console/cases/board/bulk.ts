import type { CaseEntry } from '#contract/case/list.ts'
import type { Refusal } from '#contract/refusal.ts'
import { type CaseOrder, sendCase } from '../parts/send-case.ts'
import type { TriageValue } from '../triage/triage-value.ts'

export interface Done {
  id: string
  number: string
  /** The version it has now: only so can it be undone without overwriting what somebody did since. */
  version: number
}

export interface Failed {
  id: string
  number: string
  refusal: Refusal
}

export interface BulkResult {
  done: Done[]
  failed: Failed[]
}

type Target = Pick<CaseEntry, 'id' | 'number' | 'version'>

/** One after another, each by a command of its own: what is refused stops none of the others. */
const each = async <T extends Target>(
  targets: readonly T[],
  order: (target: T) => CaseOrder,
  tell: (finished: number) => void,
): Promise<BulkResult> => {
  const result: BulkResult = { done: [], failed: [] }
  for (const [index, target] of targets.entries()) {
    const answer = await sendCase(order(target))
    const { id, number } = target
    if (answer.ok) result.done.push({ id, number, version: answer.value.versions[id] ?? target.version + 1 })
    else result.failed.push({ id, number, refusal: answer.refusal ?? { code: 'unavailable' } })
    tell(index + 1)
  }
  return result
}

export const triageAll = (entries: readonly CaseEntry[], value: TriageValue, tell: (finished: number) => void) =>
  each(
    entries,
    ({ id, version, type }) => ({
      type: 'case.triage',
      id,
      version,
      caseType: value.type === 'keep' ? type : value.type,
      valuable: value.valuable,
      department: value.department,
      coHandlers: value.coHandlers,
      reason: value.reason,
    }),
    tell,
  )

/** Back to be studied; what somebody has gone on with since is left alone. */
export const returnAll = (done: readonly Done[], reason: string, tell: (finished: number) => void) =>
  each(done, ({ id, version }) => ({ type: 'case.return', id, version, reason }), tell)
