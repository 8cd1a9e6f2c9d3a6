import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'

/**
 * What DynamoDB does and DynamoDB Local never shows. `conflict`, `throttle`: refused, nothing happened. `broken`: an error of the service
 * itself. `hang`: no answer at all. `cut`: half an answer. `slow`: a late one. `unprocessed`: half of a batch. `late`: an error at once, and
 * the write takes effect afterwards. With `done` the request took effect all the same, as far as it was heard.
 */
type TableFault = 'conflict' | 'throttle' | 'broken' | 'hang' | 'cut' | 'slow' | 'unprocessed' | 'late'

export interface TableFaultSettings {
  /** Probability from 0 to 1, by fault. */
  share: Partial<Record<TableFault, number>>
  /** Of those whose outcome nobody can know, how many took effect; default 0.5. */
  done?: number
}

export interface TableFaults {
  set(settings: TableFaultSettings): void
  clear(): void
  /** So many faults were made, by kind. */
  made(): Partial<Record<TableFault, number>>
  /** For `tablesThrough`. */
  through(endpoint: string): Promise<{ url: string; stop(): Promise<void> }>
}

const SLOW_MS = 400
const Transaction = v.pipe(v.string(), v.parseJson(), v.object({ TransactItems: v.array(v.unknown()) }))
const Batch = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ RequestItems: v.record(v.string(), v.looseObject({ Keys: v.array(v.unknown()) })) }),
)

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => Buffer.concat(await Array.fromAsync(message))

export const createTableFaults = (random: () => number): TableFaults => {
  let settings: TableFaultSettings = { share: {} }
  let made: Partial<Record<TableFault, number>> = {}

  const faultFor = (operation: string): TableFault | null => {
    const is = {
      write: /^(Put|Update|Delete)Item$|^TransactWriteItems$/.test(operation),
      batch: operation === 'BatchGetItem',
    }
    for (const [fault, share] of Object.entries(settings.share) as [TableFault, number][]) {
      if (((fault === 'conflict' || fault === 'late') && !is.write) || (fault === 'unprocessed' && !is.batch)) continue
      if (random() >= share) continue
      made[fault] = (made[fault] ?? 0) + 1
      return fault
    }
    return null
  }

  return {
    set: (next) => {
      settings = next
    },
    clear: () => {
      settings = { share: {} }
      made = {}
    },
    made: () => ({ ...made }),
    through: async (endpoint) => {
      const agent = new Agent({ keepAlive: true })
      const ask = async (message: IncomingMessage, body: Buffer) => {
        const headers = { ...message.headers, host: new URL(endpoint).host, 'content-length': body.length }
        const asked = request(`${endpoint}${message.url}`, { agent, method: message.method ?? 'POST', headers })
        asked.end(body)
        const [answer] = (await once(asked, 'response')) as [IncomingMessage]
        return { status: answer.statusCode ?? 500, headers: answer.headers, body: await bodyOf(answer) }
      }
      const say = (reply: ServerResponse, status: number, type: string, more: object = {}) => {
        const __type = `com.amazonaws.dynamodb.v20120810#${type}`
        reply.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
        reply.end(JSON.stringify({ __type, message: type, ...more }))
      }
      /** In the words of a single write or, of one item in the midst, of a transaction. */
      const refused = (reply: ServerResponse, body: string, single: string, inTransaction: string) => {
        const parsed = v.safeParse(Transaction, body)
        if (!parsed.success) return say(reply, 400, single)
        const items = parsed.output.TransactItems
        const at = Math.floor(random() * items.length)
        const CancellationReasons = items.map((_, index) => ({ Code: index === at ? inTransaction : 'None' }))
        return say(reply, 400, 'TransactionCanceledException', { CancellationReasons })
      }
      const handle = async (message: IncomingMessage, reply: ServerResponse) => {
        const body = await bodyOf(message)
        const operation = String(message.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
        const fault = faultFor(operation)
        const happens = () => random() < (settings.done ?? 0.5)
        const pass = async (sent = body) => {
          const answer = await ask(message, sent)
          const { 'transfer-encoding': _, ...headers } = answer.headers
          return { ...answer, headers: { ...headers, 'content-length': String(answer.body.length) } }
        }
        switch (fault) {
          case 'conflict':
            return refused(reply, body.toString(), 'TransactionConflictException', 'TransactionConflict')
          case 'throttle': {
            const single = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded']
            return refused(reply, body.toString(), single[Math.floor(random() * 3)] ?? '', 'ThrottlingError')
          }
          case 'broken':
            if (happens()) await pass()
            return say(reply, 500, 'InternalServerError')
          case 'late':
            setTimeout(() => void pass().catch(() => {}), random() * SLOW_MS)
            return say(reply, 500, 'InternalServerError')
          case 'hang':
            if (happens()) await pass()
            return
          case 'cut': {
            if (!happens()) return void message.socket.destroy()
            const answer = await pass()
            reply.writeHead(answer.status, answer.headers)
            reply.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)), () => message.socket.destroy())
            return
          }
          case 'unprocessed': {
            const wanted = v.parse(Batch, body.toString())
            const left: Record<string, unknown> = {}
            for (const [table, { Keys, ...more }] of Object.entries(wanted.RequestItems)) {
              const half = Math.floor(Keys.length / 2)
              if (Keys.length - half > 0) left[table] = { ...more, Keys: Keys.slice(half) }
              wanted.RequestItems[table] = { ...more, Keys: Keys.slice(0, half) }
              if (half === 0) delete wanted.RequestItems[table]
            }
            const none = { status: 200, body: Buffer.from('{"Responses":{}}') }
            const some = Object.keys(wanted.RequestItems).length > 0
            const answer = some ? await pass(Buffer.from(JSON.stringify(wanted))) : none
            const all = JSON.stringify({ ...JSON.parse(answer.body.toString()), UnprocessedKeys: left })
            reply.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
            return reply.end(all)
          }
          case 'slow':
            await new Promise((resolve) => setTimeout(resolve, random() * SLOW_MS))
        }
        const answer = await pass()
        reply.writeHead(answer.status, answer.headers)
        reply.end(answer.body)
      }
      const server = createServer((message, reply) => {
        handle(message, reply).catch(() => message.socket.destroy())
      })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: async () => {
          server.closeAllConnections()
          server.close()
          agent.destroy()
        },
      }
    },
  }
}
