import type { Definition } from '../../contract/survey/definition.ts'
import type { PublicResults } from '../../contract/survey/results.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Tables } from '../client.ts'
import { type Act, commitWrites, type Outcome, openMarker, type Write } from '../commit.ts'
import { activityKey, ownedBySite, seqKey } from '../keys.ts'
import { definitionWrite, packDefinition } from './definitions.ts'
import { finalResultsWrite } from './results.ts'

export interface SurveyWrites {
  before: SurveyRecord | null
  after: SurveyRecord
  draft?: Definition
  version?: Definition
  final?: PublicResults
}

/** One staff command in one transaction: its receipt, the survey, and what is asked or published with it. */
export const commitSurvey = async (
  tables: Tables,
  { before, after, draft, version, final }: SurveyWrites,
  audit: Act & { activityId: string },
): Promise<Outcome | { type: 'too-large' }> => {
  const { id } = after
  const definitions: Write[] = []
  for (const [as, definition] of [['draft', draft] as const, [after.asked.version, version] as const]) {
    if (!definition) continue
    const packed = packDefinition(definition)
    if (!packed) return { type: 'too-large' }
    definitions.push(definitionWrite(tables, id, as, packed))
  }
  const writes = [
    putSurvey(tables, before, after),
    ...openMarker(tables, id, before?.state, after.state),
    ...definitions,
    ...(final ? [finalResultsWrite(tables, id, final)] : []),
  ]
  return commitWrites(tables, writes, audit, { versions: { [id]: after.version } })
}

const putSurvey = (tables: Tables, before: SurveyRecord | null, after: SurveyRecord): Write => ({
  Put: {
    TableName: tables.records,
    Item: {
      ...activityKey(after.id),
      ...after,
      ownerPk: ownedBySite(after.siteId, 'ACTIVITY'),
      ownerSk: `${seqKey(after.details.opensAt)}#${after.id}`,
    },
    ...(before
      ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})
