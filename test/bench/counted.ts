import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { RouteId } from '#contract/routes.ts'
import { ROUTES } from '#contract/routes.ts'
import { createApp } from '../../functions/http/app.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import { signingWith } from '../../functions/runtime/signing.ts'
import type { Tables } from '../../functions/store/client.ts'
import { Database, dynamoClient } from '../../functions/store/database.ts'
import type { Key } from '../../functions/store/keys.ts'
import { project } from '../../functions/stream/projection/project.ts'
import { addressOf } from '../support/call.ts'
import { noConnections } from '../support/connections.ts'
import { newId } from '../support/people.ts'
import type { Platform } from '../support/platform.ts'
import { sourcesOn } from '../support/sources.ts'
import { ADMIN } from '../support/template.ts'

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
  const client = dynamoClient({
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
    tables: { ...tables, db: new Database(client) },
    used: () => {
      const sum = used
      used = { calls: 0, read: 0, write: 0 }
      return sum
    },
    stop: () => client.destroy(),
  }
}

export type Row = Record<string, string | number>

interface Asked {
  params?: Record<string, string>
  body?: unknown
  /** Who asks: staff by their subject, citizens by their token. */
  subject?: string
  token?: string
}

/** The functions' own code, called here so that what each request and each record of the stream costs can be counted. */
export const counted = (platform: Platform) => {
  const { tables, used, stop } = counting(platform)
  const key = new TextEncoder().encode('a key for the bench, which nothing else knows')
  const signing = signingWith(async () => key)
  const app = createApp({
    connections: noConnections,
    ...{ tables, signing, now: Date.now, newId, random: Math.random, socketUrl: 'wss://unused.test' },
    sealing: sealingWith(async () => 'a secret for the bench'),
    webhookSealing: sealingWith(async () => 'another for the bench'),
    suppression: sealingWith(async () => 'a third for the bench'),
    ...{ oidc: { issuer: 'http://unused.test', clientId: '', audience: 'console' }, citizens: null },
    ...{ adminSubject: ADMIN, webhooksAnywhere: false, sources: sourcesOn(tables) },
  })
  const rows: Record<string, Row> = {}
  const keep = (name: string, { calls, read, write }: Used) => {
    rows[name] = { calls, 'read units': read, 'write units': write }
  }
  return {
    ...{ rows, signing, stop },
    /** One request, which must succeed; gives its reply. */
    run: async (name: string, id: RouteId, { params = {}, body, subject, token }: Asked = {}): Promise<unknown> => {
      used()
      const { method, path } = ROUTES[id]
      const response = await app.request(
        addressOf(path, { params }),
        {
          method,
          headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        {
          event: {
            requestContext: subject
              ? {
                  authorizer: {
                    jwt: { claims: { sub: subject, name: subject, iss: 'http://unused.test', aud: 'console' } },
                  },
                }
              : {},
          },
        },
      )
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text}`)
      keep(name, used())
      return text === '' ? null : JSON.parse(text)
    },
    /** What follows from a record that was stored, as the stream brings it. */
    projected: async (name: string, { pk, sk }: Key): Promise<void> => {
      const { Item } = await platform.tables.db.send(
        new GetCommand({ TableName: platform.tables.records, Key: { pk, sk } }),
      )
      if (!Item) throw new Error(`${name}: nothing is stored under ${pk}`)
      used()
      await project(tables, [{ pk, sk, before: null, after: Item, sequence: '9'.repeat(30) }], Date.now())
      keep(name, used())
    },
  }
}
