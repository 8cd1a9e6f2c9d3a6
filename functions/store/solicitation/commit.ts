import type { DraftPart } from '../../contract/solicitation/draft.ts'
import type { SolicitationHead, SolicitationRecord } from '../../domain/solicitation/record.ts'
import type { Tables } from '../client.ts'
import { openMarker } from '../commit.ts'
import { activityKey, laterKey, ownedBySite, seqKey } from '../keys.ts'
import type { Write } from '../write.ts'
import { contactsMarker } from './contacts.ts'
import { type DocumentAs, documentWrite, packParts } from './documents.ts'

export interface SolicitationChanged {
  before: SolicitationHead | null
  after: SolicitationRecord
  document: { as: DocumentAs; parts: readonly DraftPart[] } | null
}

/** The solicitation as it becomes at `at`, and the document that changes with it. */
export const solicitationWrites = (
  tables: Tables,
  { before, after, document }: SolicitationChanged,
  at: number,
): Write[] | 'too-large' => {
  const { id } = after
  const packed = document && packParts(document.parts)
  if (document && !packed) return 'too-large'
  const { previousId } = after.details
  const follows = previousId !== null && before?.state === 'draft' && after.state === 'announced'
  return [
    putSolicitation(tables, before, after),
    ...openMarker(tables, id, before?.state, after.state),
    ...contactsMarker(tables, before, after, at),
    ...(document && packed ? [documentWrite(tables, id, document.as, packed)] : []),
    ...(follows ? [{ Put: { TableName: tables.records, Item: laterKey(previousId, id) } }] : []),
  ]
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
