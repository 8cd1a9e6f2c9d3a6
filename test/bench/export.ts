/** `npm run bench -- export`: so many responses written as files, in constant memory, step by step with their progress. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ResponseRecord, SurveyRecord } from '#domain/survey/life/record.ts'
import { assess, compile } from '#domain/survey/model/index.ts'
import { marksOf, planOf } from '#domain/survey/tally/index.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import type { Tables } from '../../functions/store/client.ts'
import { Database, dynamoClient } from '../../functions/store/database.ts'
import { activityKey, definitionKey, responseKey } from '../../functions/store/keys.ts'
import { packDefinition } from '../../functions/store/survey/definitions.ts'
import type { Step } from '../../functions/stream/jobs/work-kind.ts'
import { KINDS } from '../../functions/stream/jobs/work-kinds.ts'
import { startDynamo } from '../../infra/local/dynamo-process.ts'
import { newId } from '../support/people.ts'
import { inParallel } from '../support/pool.ts'
import { SURVEY, surveyDetails } from '../support/survey.ts'

const AT_ONCE = 25
const FORMATS = ['csv', 'xlsx', 'jsonl', 'spss'] as const

/** Responses as `response.give` would have stored them, many in a request, for time's sake. */
const fill = async (tables: Tables, activityId: string, count: number): Promise<void> => {
  const [survey, plan] = [compile(SURVEY), planOf(SURVEY)]
  const services = ['good', 'fair', 'poor']
  const now = Date.now() - 60_000
  const record = (at: number): ResponseRecord => {
    const service = services[at % 3]
    const words = service === 'poor' ? { words: `窗口排队时间太长，希望增加窗口（第 ${at} 条）` } : {}
    const answers = { service, ways: services.slice(0, at % 4), age: 18 + (at % 60), ...words }
    const marks = marksOf(assess(survey, answers, { now, zone: 'Asia/Shanghai' }), plan)
    return {
      ...{ activityId, id: newId(), version: 1, lang: 'zh-CN', channel: 'web', answers, startedAt: now - 90_000 },
      ...{ receivedAt: now, signals: { tookMs: 90_000, changes: 5, automated: false }, enteredBy: null, owner: null },
      marks: { all: { 'language:zh-CN': 1, 'channel:web': 1, 'version:1': 1 }, ...marks },
    }
  }
  const batches = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, batch) => batch)
  await inParallel(batches, 8, async (batch) => {
    let wanted = Array.from({ length: Math.min(AT_ONCE, count - batch * AT_ONCE) }, (_, at) => {
      const response = record(batch * AT_ONCE + at)
      return { PutRequest: { Item: { ...responseKey(activityId, response.id), ...response } } }
    })
    while (wanted.length > 0) {
      const { UnprocessedItems } = await tables.db.send(
        new BatchWriteCommand({ RequestItems: { [tables.records]: wanted } }),
      )
      wanted = (UnprocessedItems?.[tables.records] ?? []) as typeof wanted
    }
  })
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10

/** The Records table alone: what follows from its stream would share the machine with what is measured. */
const openTables = async (endpoint: string): Promise<Tables> => {
  const client = dynamoClient({
    ...{ endpoint, region: 'us-east-1' },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await client.send(
    new CreateTableCommand({
      TableName: 'records',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    }),
  )
  return { db: new Database(client), records: 'records', sockets: 'none' }
}

const announced = async ({ db, records }: Tables): Promise<string> => {
  const id = newId()
  const by = { subject: 'bench', name: 'bench' }
  const survey: SurveyRecord = {
    ...{ kind: 'survey', id, siteId: 'bench', details: surveyDetails(), state: 'announced', version: 2 },
    ...{
      createdAt: 0,
      draftedBy: by,
      drafters: [],
      proposedOutcome: null,
      draft: { revision: 1, by, at: 0 },
      asked: { version: 1, revision: 1 },
    },
    ...{ closedAt: null, notice: null, publishedAt: null, outcome: null, providedBy: null, submitted: null },
    ...{ secrecyReviewed: null, signedOff: null },
  }
  await db.send(new PutCommand({ TableName: records, Item: { ...activityKey(id), ...survey } }))
  const packed = packDefinition(SURVEY)
  await db.send(new PutCommand({ TableName: records, Item: { ...definitionKey(id, 1), packed } }))
  return id
}

export const benchExport = async (count: number): Promise<void> => {
  const dynamo = await startDynamo('127.0.0.1')
  try {
    const tables = await openTables(dynamo.endpoint)
    const activityId = await announced(tables)
    const filling = performance.now()
    await fill(tables, activityId, count)
    console.log(`${count} responses stored in ${((performance.now() - filling) / 1000).toFixed(0)} s\n`)
    const rows: Record<string, object> = {}
    for (const format of FORMATS) {
      const desk = { tables, siteId: 'bench', now: Date.now, suppression: sealingWith(async () => 'for the bench') }
      const request = { type: 'survey.export' as const, activityId, format, language: 'zh-CN' as const }
      const started = performance.now()
      let state: unknown = null
      let [steps, bytes, most, largest] = [0, 0, 0, 0]
      collect()
      const before = process.memoryUsage().heapUsed
      for (;;) {
        // Just what the work function does between two stored steps: the state goes through JSON.
        const step: Step<unknown> = await KINDS['survey.export'](desk, request, state)
        if ('problem' in step) throw new Error(step.problem)
        steps++
        bytes += Buffer.byteLength(step.output ?? '')
        if (steps % 20 === 0) {
          collect()
          most = Math.max(most, process.memoryUsage().heapUsed - before)
        }
        if (step.state === null) break
        const kept = JSON.stringify(step.state)
        largest = Math.max(largest, kept.length)
        state = JSON.parse(kept)
      }
      const took = (performance.now() - started) / 1000
      rows[format] = {
        ...{ seconds: Math.round(took * 10) / 10, 'responses/s': Math.round(count / took), steps },
        ...{ 'file MB': megabytes(bytes), 'heap kept MB': megabytes(most), 'state bytes': largest },
      }
    }
    console.log(
      'Export, a step at a time; heap kept: after collection, above the start, at its highest; state: between steps',
    )
    console.table(rows)
  } finally {
    await dynamo.stop()
  }
}
