import type { CaseStep } from '../../contract/case/case.ts'
import type { SubmitCase } from '../../contract/case/citizen.ts'
import type { PolicyTable } from '../../contract/case/policy.ts'
import { dayInZone, type WorkingCalendar } from '../working-days.ts'
import { explainDue } from './deadline.ts'
import type { CaseRecord } from './records.ts'

/** What receiving depends on besides what was sent. */
export interface Receiving {
  siteId: string
  number: string
  now: number
  timeZone: string
  calendar: WorkingCalendar
  /** The table in force today. */
  policies: PolicyTable
}

type Received = Pick<
  CaseRecord,
  'id' | 'origin' | 'type' | 'text' | 'attachments' | 'wantsPublic' | 'codeHash' | 'contact' | 'digest'
>

/** A new case. The day of receipt is the site's, whatever the host's clock says. */
const receive = (received: Received, { siteId, number, now, timeZone, calendar, policies }: Receiving): CaseRecord => {
  const clock = { receivedOn: dayInZone(now, timeZone), stops: [], extension: null, answeredOn: null }
  const policy = policies[received.type]
  return {
    kind: 'case',
    ...received,
    siteId,
    number,
    state: 'received',
    additions: [],
    receivedAt: now,
    triage: null,
    places: [],
    handler: null,
    claim: null,
    waitingFor: null,
    draft: null,
    outcome: null,
    published: null,
    rating: null,
    earlier: null,
    mergedInto: null,
    mergedFrom: null,
    duplicates: [],
    clock,
    extensionAsked: null,
    policy,
    policies,
    due: explainDue(calendar, policy, clock),
    erasedAt: null,
    history: [citizenStep('received', now)],
    version: 1,
  }
}

export const citizenStep = (step: CaseStep['step'], at: number, reason: string | null = null): CaseStep => ({
  step,
  at,
  by: null,
  reason,
  due: null,
})

/** From the suggestion box, or typed in for a citizen at a desk. `contact` is already sealed. */
export const receiveSubmission = (
  submitted: Omit<SubmitCase, 'contact'>,
  secrets: { codeHash: string; contact: string | null; digest?: string },
  receiving: Receiving,
  origin: CaseRecord['origin'] = { from: 'box' },
): CaseRecord =>
  receive(
    {
      id: submitted.id,
      origin,
      type: submitted.category,
      text: submitted.text,
      attachments: submitted.attachments,
      wantsPublic: submitted.public,
      ...secrets,
    },
    receiving,
  )

/**
 * A question that an interview left open (M2). The case's id follows from the question's: that links the two in both directions, and
 * makes receiving it twice harmless.
 */
export const receiveQuestion = (
  question: { caseId: string; id: string; activityId: string; text: string },
  receiving: Receiving,
): CaseRecord =>
  receive(
    {
      id: question.caseId,
      origin: { from: 'interview', activityId: question.activityId, questionId: question.id },
      type: 'interview-question',
      text: question.text,
      attachments: [],
      wantsPublic: true,
      codeHash: null,
      contact: null,
    },
    receiving,
  )
