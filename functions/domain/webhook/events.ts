import type { WebhookEvent } from '../../contract/webhook/webhook.ts'
import type { ActivityRecord } from '../activity.ts'
import type { CaseRecord } from '../case/records.ts'

/** An event before it has an id. `cause` names what happened, so that the same thing is told once, however often it is seen. */
export interface Occurrence {
  cause: string
  type: WebhookEvent['type']
  at: number
  data: WebhookEvent['data']
}

const factsOf = (record: CaseRecord): WebhookEvent['data'] => ({
  caseId: record.id,
  number: record.number,
  caseType: record.type,
  departmentId: record.triage?.department.id ?? null,
  receivedOn: record.clock.receivedOn,
  dueOn: record.due?.day ?? null,
})

/** What a change of a case is to those outside. */
export const ofCase = (before: CaseRecord | null, after: CaseRecord): Occurrence[] => {
  const occurrences: Occurrence[] = []
  if (!before)
    occurrences.push({
      cause: `case.received.${after.id}`,
      type: 'case.received',
      at: after.receivedAt,
      data: factsOf(after),
    })
  const { outcome } = after
  if (outcome && !before?.outcome) {
    const { answeredOn } = after.clock
    const late = answeredOn !== null && after.due !== null && answeredOn > after.due.day
    occurrences.push({
      cause: `case.${outcome.type}.${after.id}.${outcome.at}`,
      type: `case.${outcome.type}`,
      at: outcome.at,
      data: { ...factsOf(after), answeredOn, late },
    })
  }
  return occurrences
}

const stateOf = (record: ActivityRecord): string => (record.kind === 'interview' ? record.brief.state : record.state)

const publishedAt = (record: ActivityRecord): number | null => {
  if (record.kind === 'interview') return record.brief.publishedAt
  return record.kind === 'survey' ? record.publishedAt : (record.signedOff?.at ?? null)
}

/** An interview's transcript, a survey's results, a solicitation's outcome: published. */
export const ofActivity = (before: ActivityRecord | null, after: ActivityRecord): Occurrence[] => {
  const at = publishedAt(after)
  if (stateOf(after) !== 'published' || at === null || (before && stateOf(before) === 'published')) return []
  return [
    {
      cause: `activity.published.${after.id}.${at}`,
      type: 'activity.published',
      at,
      data: { activityId: after.id, kind: after.kind, title: after.details.title },
    },
  ]
}
