import type { DraftPart } from '../../contract/solicitation/draft.ts'
import type { SolicitationHead, SolicitationRecord } from '../../domain/solicitation/record.ts'
import type { Tables } from '../client.ts'
import { type Act, commitWrites, type Outcome, openMarker, type Write } from '../commit.ts'
import { activityKey, laterKey, ownedBySite, seqKey } from '../keys.ts'
import { contactsMarker } from './contacts.ts'
import { type DocumentAs, documentWrite, packParts } from './documents.ts'

export interface SolicitationWrites {
  before: SolicitationHead | null
  after: SolicitationRecord
  document: { as: DocumentAs; parts: readonly DraftPart[] } | null
}

/** One staff command in one transaction: its receipt, the solicitation, and the document it changes. */
export const commitSolicitation = async (
  tables: Tables,
  { before, after, document }: SolicitationWrites,
  audit: Act & { activityId: string },
): Promise<Outcome | { type: 'too-large' }> => {
  const { id } = after
  const packed = document && packParts(document.parts)
  if (document && !packed) return { type: 'too-large' }
  const { previousId } = after.details
  const follows = previousId !== null && before?.state === 'draft' && after.state === 'announced'
  const writes: Write[] = [
    putSolicitation(tables, before, after),
    ...openMarker(tables, id, before?.state, after.state),
    ...contactsMarker(tables, before, after, audit.at),
    ...(document && packed ? [documentWrite(tables, id, document.as, packed)] : []),
    ...(follows ? [{ Put: { TableName: tables.records, Item: laterKey(previousId, id) } }] : []),
  ]
  return commitWrites(tables, writes, audit, { versions: { [id]: after.version } })
}

const putSolicitation = (tables: Tables, before: SolicitationHead | null, record: SolicitationRecord): Write => {
  const { parts, ...after } = record
  return {
    Put: {
      TableName: tables.records,
      Item: {
        ...activityKey(after.id),
        ...after,
        ownerPk: ownedBySite(after.siteId, 'ACTIVITY'),
        ownerSk: `${seqKey(after.announcedBy?.at ?? after.createdAt)}#${after.id}`,
      },
      // The decisions, too: what is submitted is the table as it stands, and none may slip in between (M7).
      ...(before
        ? {
            ConditionExpression: 'version = :version AND decisions = :decisions',
            ExpressionAttributeValues: { ':version': before.version, ':decisions': before.decisions },
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  }
}
