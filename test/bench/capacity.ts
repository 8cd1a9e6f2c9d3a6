import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { RouteId } from '../../functions/contract/routes.ts'
import { ROUTES } from '../../functions/contract/routes.ts'
import { createApp } from '../../functions/http/app.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import { signingWith } from '../../functions/runtime/signing.ts'
import type { Tables } from '../../functions/store/client.ts'
import { itemPartition, type Key, logPartition, seqKey, voteKey } from '../../functions/store/keys.ts'
import { getActivity } from '../../functions/store/records.ts'
import { project } from '../../functions/stream/project.ts'
import { addressOf } from '../support/call.ts'
import { newId } from '../support/people.ts'
import type { Platform } from '../support/platform.ts'
import { SPEAKER, type Team } from '../support/scene.ts'

interface Used {
  calls: number
  read: number
  write: number
}

const Consumed = v.object({ TableName: v.string(), CapacityUnits: v.number() })
const Output = v.object({ ConsumedCapacity: v.optional(v.union([Consumed, v.array(Consumed)])) })
const WRITES = /^(Put|Update|Delete|TransactWrite|BatchWrite)/

const Transaction = v.object({ TransactItems: v.array(v.record(v.string(), v.record(v.string(), v.unknown()))) })

/** DynamoDB Local counts a transaction too low. The price is two units an item and begun kilobyte; JSON is about as long. */
const transactionUnits = (input: unknown): number | null => {
  const parsed = v.safeParse(Transaction, input)
  if (!parsed.success) return null
  const items = parsed.output.TransactItems.flatMap((item) => Object.values(item))
  return items.reduce((sum, { Item }) => sum + 2 * Math.ceil(Buffer.byteLength(JSON.stringify(Item ?? {})) / 1024), 0)
}

/** The same tables by a client that asks DynamoDB what each call cost. */
const counting = ({ tables, runtime }: Platform): { tables: Tables; used: () => Used; stop(): void } => {
  let used: Used = { calls: 0, read: 0, write: 0 }
  const client = new DynamoDBClient({
    endpoint: runtime.dynamoEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  client.middlewareStack.add(
    (next, context) => async (call) => {
      Object.assign(call.input, { ReturnConsumedCapacity: 'TOTAL' })
      const result = await next(call)
      const { ConsumedCapacity = [] } = v.parse(Output, result.output)
      const units =
        transactionUnits(call.input) ?? [ConsumedCapacity].flat().reduce((sum, each) => sum + each.CapacityUnits, 0)
      used.calls++
      if (WRITES.test(String(context.commandName))) used.write += units
      else used.read += units
      return result
    },
    { step: 'initialize' },
  )
  return {
    tables: { ...tables, db: DynamoDBDocumentClient.from(client) },
    used: () => {
      const sum = used
      used = { calls: 0, read: 0, write: 0 }
      return sum
    },
    stop: () => client.destroy(),
  }
}

/** What requests and projections cost in DynamoDB: the functions' own code, called here so that it can be counted. */
export const capacityTable = async (
  platform: Platform,
  team: Team,
  activity: string,
): Promise<Record<string, Record<string, string | number>>> => {
  const { tables, used, stop } = counting(platform)
  const key = new TextEncoder().encode('a key for the bench, which nothing else knows')
  const signing = signingWith(async () => key)
  const app = createApp({
    ...{ tables, signing, now: Date.now, newId, socketUrl: 'wss://unused.test' },
    sealing: sealingWith(async () => 'a secret for the bench'),
    ...{
      oidc: { issuer: 'http://unused.test', clientId: '', audience: '' },
      adminSubject: '',
      webhooksAnywhere: false,
    },
  })
  const participantId = newId()
  const token = await signing.participantToken(participantId, team.siteId)
  const rows: Record<string, Record<string, string | number>> = {}
  const keep = ({ calls, read, write }: Used) => ({ calls, 'read units': read, 'write units': write })

  const run = async (
    name: string,
    id: RouteId,
    params: Record<string, string>,
    body?: unknown,
    as = team.moderator,
  ) => {
    used()
    const claims = { sub: as.subject, name: as.subject }
    const { method, path, access } = ROUTES[id]
    const response = await app.request(
      addressOf(path, { params: { activityId: activity, ...params } }),
      {
        method,
        headers: {
          'content-type': 'application/json',
          ...(access === 'participant' ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { event: { requestContext: { authorizer: { jwt: { claims } } } } },
    )
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`)
    await response.text()
    rows[name] = keep(used())
  }
  const command = (name: string, body: Record<string, unknown>) =>
    run(name, 'activity.command', {}, { commandId: newId(), ...body })

  try {
    const [one, two, turn, poll] = [newId(), newId(), newId(), newId()]
    const { epoch } = (await getActivity(platform.tables, activity)) ?? { epoch: '' }
    for (const questionId of [one, two])
      await run('ask', 'question.ask', { questionId }, { text: '几时修路？', name: null })
    await command('question.publish', { type: 'question.publish', id: one, version: 1 })
    await run('vote', 'question.vote', { questionId: one }, { on: true })
    await command('question.merge', { type: 'question.merge', id: two, version: 1, into: one })
    await command('turn.add', {
      ...{ type: 'turn.add', id: turn, speaker: SPEAKER, text: '下月开工。', images: [] },
      ...{ questionId: one, after: null },
    })
    const options = ['option-a000', 'option-b000'].map((id) => ({ id, text: id }))
    await command('poll.create', {
      type: 'poll.create',
      id: poll,
      question: '?',
      options,
      multiple: false,
      results: 'live',
    })
    await command('poll.open', { type: 'poll.open', id: poll, version: 1 })
    await run('poll answer', 'poll.answer', { pollId: poll }, { choices: ['option-a000'] })
    await run('head', 'activity.head', {})
    await run('snapshot', 'activity.snapshot', {})
    await run('log segment', 'activity.log', { epoch, segment: '0' })
    await run('backstage', 'activity.backstage', {})

    const projected = async (name: string, place: Key) => {
      const { Item } = await platform.tables.db.send(
        new GetCommand({ TableName: platform.tables.records, Key: { pk: place.pk, sk: place.sk } }),
      )
      if (!Item) throw new Error(`${name}: nothing is stored under ${place.pk}`)
      used()
      await project(tables, [{ ...place, before: null, after: Item, sequence: '9'.repeat(30) }], Date.now())
      rows[name] = keep(used())
    }
    await projected('projection of a vote', voteKey(activity, one, participantId))
    await projected('projection of a turn', { pk: itemPartition(activity, 'turn'), sk: turn })
    await projected('projection of a log event', { pk: logPartition(activity, epoch), sk: seqKey(3) })
    return rows
  } finally {
    stop()
  }
}
