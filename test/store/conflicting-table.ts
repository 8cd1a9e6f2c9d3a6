import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../../functions/store/client.ts'

type Item = Record<string, unknown>
type Key = { pk: string; sk: string }

/** How long a transaction holds its items, in milliseconds. */
const HELD_MS = 10

/**
 * What DynamoDB Local does not do: a transaction that meets an item held by another one is cancelled with
 * `TransactionConflict`, as on AWS, rather than waiting. Knows the writes of a response and nothing else. `lockOf` lets a
 * test make several items one.
 */
export const conflictingTable = (lockOf: (name: string) => string = (name) => name) => {
  const items = new Map<string, Item>()
  const held = new Set<string>()
  const counts = { transactions: 0, conflicts: 0 }
  const nameOf = ({ pk, sk }: Key) => `${pk}/${sk}`
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  const cancelled = (codes: string[]) =>
    new TransactionCanceledException({
      $metadata: {},
      message: 'cancelled',
      CancellationReasons: codes.map((Code) => ({ Code })),
    })

  const transact = async (command: TransactWriteCommand) => {
    counts.transactions++
    const writes = (command.input.TransactItems ?? []).map(({ Put, Update }) => {
      const key = (Put?.Item ?? Update?.Key) as Key
      const share = Number(Update?.ExpressionAttributeValues?.[':share'])
      return { name: nameOf(key), item: Put?.Item as Item | undefined, share }
    })
    const locks = writes.map(({ name }) => lockOf(name))
    await pause(Math.random() * 2)
    const conflicts = locks.map((lock) => held.has(lock))
    if (conflicts.includes(true)) {
      counts.conflicts++
      throw cancelled(conflicts.map((conflict) => (conflict ? 'TransactionConflict' : 'None')))
    }
    for (const lock of locks) held.add(lock)
    await pause(HELD_MS)
    for (const lock of locks) held.delete(lock)
    const failed = writes.map(({ name, item, share }) =>
      item ? items.has(name) : Number(items.get(name)?.used ?? 0) >= share,
    )
    if (failed.includes(true)) throw cancelled(failed.map((fails) => (fails ? 'ConditionalCheckFailed' : 'None')))
    for (const { name, item } of writes)
      items.set(name, item ?? { ...keyOf(name), used: Number(items.get(name)?.used ?? 0) + 1 })
    return {}
  }

  const keyOf = (name: string) => {
    const [pk = '', sk = ''] = name.split('/')
    return { pk, sk }
  }

  const send = async (command: unknown) => {
    if (command instanceof TransactWriteCommand) return transact(command)
    await pause(3)
    if (command instanceof GetCommand) return { Item: items.get(nameOf(command.input.Key as Key)) }
    if (command instanceof BatchGetCommand) {
      const keys = (command.input.RequestItems?.records?.Keys ?? []) as Key[]
      return { Responses: { records: keys.flatMap((key) => items.get(nameOf(key)) ?? []) } }
    }
    throw new Error('not a command of a response')
  }
  return { tables: { db: { send }, records: 'records', sockets: 'sockets' } as unknown as Tables, items, counts }
}
