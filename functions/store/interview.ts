import { publicEvents } from '../domain/interview/events.ts'
import type { AnyRecord, Change, InterviewRecord } from '../domain/interview/records.ts'
import type { Tables } from './client.ts'
import { openMarker } from './commit.ts'
import { activityKey, logPartition, ownedBySite, recordKey, seqKey } from './keys.ts'
import type { Write } from './write.ts'

/**
 * All that a decision on an interview writes: every record that changes; and the log events that follow from the changes, with the head's
 * next numbers (D1). `activity`: as it was when that was decided; null: it is new.
 */
export const interviewWrites = (
  tables: Tables,
  activity: InterviewRecord | null,
  changes: readonly Change[],
  at: number,
): Write[] => {
  const bodies = changes.flatMap(publicEvents)
  const own = changes.find((change): change is Change<InterviewRecord> => change.after.kind === 'interview')
  const seq = activity?.seq ?? 0
  const epoch = activity?.epoch ?? own?.after.epoch ?? ''
  const id = activity?.id ?? own?.after.id ?? ''
  const writes: Write[] = changes
    .filter(({ after }) => after.kind !== 'interview')
    .map((change) => putRecord(tables, change))
  writes.push(
    ...bodies.map((body, index) => ({
      Put: {
        TableName: tables.records,
        Item: {
          pk: logPartition(id, epoch),
          sk: seqKey(seq + 1 + index),
          event: { ...body, seq: seq + 1 + index, at },
        },
        // The head's condition already keeps numbers unique; this one keeps a defect from rewriting what was published.
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
  )
  if (own)
    writes.push(
      putActivity(tables, own, seq + bodies.length),
      ...openMarker(tables, id, own.before?.brief.state, own.after.brief.state),
    )
  else if (bodies.length > 0)
    writes.push({
      Update: {
        TableName: tables.records,
        Key: activityKey(id),
        UpdateExpression: 'SET seq = :next',
        // The version, too: what was submitted for sign-off meanwhile must not change unnoticed (M7).
        ConditionExpression: 'seq = :seq AND version = :version',
        ExpressionAttributeValues: {
          ':next': seq + bodies.length,
          ':seq': seq,
          ':version': activity?.version ?? 0,
        },
      },
    })
  return writes
}

const putRecord = (tables: Tables, { before, after }: Change<AnyRecord>): Write => ({
  Put: {
    TableName: tables.records,
    Item: { ...recordKey(after), ...after },
    ...(before
      ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})

const putActivity = (tables: Tables, { before, after }: Change<InterviewRecord>, seq: number): Write => ({
  Put: {
    TableName: tables.records,
    Item: {
      ...activityKey(after.id),
      ...after,
      seq,
      ownerPk: ownedBySite(after.siteId, 'ACTIVITY'),
      ownerSk: `${seqKey(after.details.startsAt)}#${after.id}`,
    },
    ...(before
      ? {
          ConditionExpression: 'version = :version AND seq = :seq',
          ExpressionAttributeValues: { ':version': before.version, ':seq': before.seq },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})
