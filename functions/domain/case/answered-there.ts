import type { Outcome } from '../../contract/case/case.ts'
import type { QuestionRecord } from '../interview/records.ts'
import { dayInZone } from '../working-days.ts'
import type { CaseContext } from './decide/context.ts'
import { citizenStep } from './receive.ts'
import { type CaseChange, type CaseRecord, changedCase } from './records.ts'

/**
 * A question that was left open and became a case, answered or declined in the interview after all: the case ends with it. Null:
 * the case has an outcome already, as when the answer came from it.
 */
export const answeredThere = (
  record: CaseRecord,
  question: QuestionRecord,
  site: { id: string; name: string },
  context: CaseContext,
): CaseChange<CaseRecord> | null => {
  if (record.outcome !== null || record.state === 'withdrawn') return null
  const outcome = outcomeOf(record, question, site, context.now)
  if (!outcome) return null
  return changedCase(record, {
    state: outcome.type,
    outcome,
    draft: null,
    claim: null,
    extensionAsked: null,
    clock: { ...record.clock, answeredOn: dayInZone(outcome.at, context.timeZone) },
    history: [...record.history, citizenStep(outcome.type, outcome.at)],
  })
}

const outcomeOf = (
  { triage }: CaseRecord,
  { state, lateAnswer, declined, decidedBy }: QuestionRecord,
  site: { id: string; name: string },
  now: number,
): Outcome | null => {
  if (state === 'answered' && lateAnswer)
    return {
      type: 'answered',
      text: lateAnswer.text,
      attachments: [],
      department: triage?.department ?? site,
      credits: {
        providedBy: lateAnswer.speaker.name,
        editedBy: null,
        secrecyReviewedBy: decidedBy,
        signedOffBy: decidedBy,
      },
      at: lateAnswer.at,
    }
  if (state === 'declined' && declined)
    return { type: 'declined', reason: 'other', explanation: declined.explanation, at: now }
  return null
}
