import type { Definition } from '../../contract/survey/definition.ts'
import type { PublicResults } from '../../contract/survey/results.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Tables } from '../client.ts'
import { openMarker } from '../commit.ts'
import { activityKey, ownedBySite, seqKey } from '../keys.ts'
import type { Write } from '../write.ts'
import { definitionWrite, packDefinition } from './definitions.ts'
import { finalResultsWrite } from './results.ts'

export interface SurveyChanged {
  before: SurveyRecord | null
  after: SurveyRecord
  draft?: Definition
  version?: Definition
  final?: PublicResults
}

/** The survey as it becomes, and what is asked or published with it. */
export const surveyWrites = (
  tables: Tables,
  { before, after, draft, version, final }: SurveyChanged,
): Write[] | 'too-large' => {
  const { id } = after
  const definitions: Write[] = []
  for (const [as, definition] of [['draft', draft] as const, [after.asked.version, version] as const]) {
    if (!definition) continue
    const packed = packDefinition(definition)
    if (!packed) return 'too-large'
    definitions.push(definitionWrite(tables, id, as, packed))
  }
  return [
    putSurvey(tables, before, after),
    ...openMarker(tables, id, before?.state, after.state),
    ...definitions,
    ...(final ? [finalResultsWrite(tables, id, final)] : []),
  ]
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
