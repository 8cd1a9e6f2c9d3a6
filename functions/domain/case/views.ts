import type { CaseNote, CaseStepName, Outcome, OwnOutcome, StaffCase } from '../../contract/case/case.ts'
import type { OwnCase } from '../../contract/case/citizen.ts'
import type { PublicCase } from '../../contract/case/public.ts'
import type { Day, WorkingCalendar } from '../working-days.ts'
import { citizenMay } from './citizen.ts'
import { earlierStanding, standingOf } from './due.ts'
import type { CaseNoteRecord, CaseRecord } from './records.ts'

interface On {
  calendar: WorkingCalendar
  today: Day
}

export const staffCase = (record: CaseRecord, { calendar, today }: On): StaffCase => {
  const { kind, codeHash, contact, policies, mergedFrom, places, digest, ...rest } = record
  return { ...rest, hasContact: contact !== null, standing: standingOf(record, calendar, today) }
}

export const staffCaseNote = ({ kind, caseId, ...note }: CaseNoteRecord): CaseNote => note

/** The steps a citizen is told of; the others are how an office works. With those marked, the reason too. */
const TOLD: Partial<Record<CaseStepName, 'step' | 'reason'>> = {
  received: 'step',
  triaged: 'step',
  returned: 'step',
  asked: 'reason',
  added: 'step',
  resumed: 'step',
  answered: 'step',
  declined: 'reason',
  merged: 'reason',
  unmerged: 'step',
  'extension-approved': 'reason',
  'due-changed': 'step',
  withdrawn: 'step',
  rated: 'step',
  reopened: 'step',
  'contact-erased': 'step',
  erased: 'step',
}

const ownOutcome = (outcome: Outcome): OwnOutcome => {
  if (outcome.type === 'declined') return outcome
  const { credits, ...told } = outcome
  return told
}

export const ownCase = (record: CaseRecord, { calendar, today }: On): OwnCase => {
  const { earlier, clock } = record
  return {
    number: record.number,
    state: record.state,
    type: record.type,
    text: record.text,
    attachments: record.attachments,
    additions: record.additions,
    public: record.wantsPublic,
    hasContact: record.contact !== null,
    receivedAt: record.receivedAt,
    department: record.triage?.department.name ?? null,
    due: record.due,
    source: record.policy.source,
    standing: standingOf(record, calendar, today),
    extension: clock.extension && { reason: clock.extension.reason, workingDays: clock.extension.workingDays },
    waitingFor: record.waitingFor,
    outcome: record.outcome && ownOutcome(record.outcome),
    rating: record.rating,
    earlier: earlier && {
      outcome: ownOutcome(earlier.outcome),
      rating: earlier.rating,
      due: earlier.due,
      standing: earlierStanding(earlier, calendar, today),
      reopened: earlier.reopened,
    },
    mergedInto: record.mergedInto?.number ?? null,
    erasedAt: record.erasedAt,
    steps: record.history.flatMap(({ step, at, reason }) =>
      TOLD[step] ? [{ step, at, reason: TOLD[step] === 'reason' ? reason : null }] : [],
    ),
    may: citizenMay(record),
  }
}

/**
 * What anyone may read; null unless answered, agreed to by the citizen and approved with its masked text (M7, M13). The first
 * answer of a reopened case stays until there is a second. A duplicate is not shown beside the case that answers it.
 */
export const publicCase = (record: CaseRecord): PublicCase | null => {
  const round = record.outcome?.type === 'answered' ? record : record.earlier
  const answeredOn = round?.clock.answeredOn
  if (!record.wantsPublic || !record.published || !answeredOn) return null
  if (round.outcome?.type !== 'answered') return null
  return {
    number: record.number,
    type: record.type,
    text: record.published.text,
    receivedOn: round.clock.receivedOn,
    answeredOn,
    dueOn: round.due?.day ?? null,
    late: round.due !== null && answeredOn > round.due.day,
    department: round.outcome.department.name,
    answer: round.outcome.text,
    answeredAt: round.outcome.at,
    score: round.rating?.score ?? null,
  }
}
