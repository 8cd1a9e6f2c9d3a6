import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  type PutCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { AWS_CALLS, createPatience, type Passing, passing, Unavailable } from '../runtime/patience.ts'

const MARSHALL = { removeUndefinedValues: true }
/** Of one thread: here a hundred invocations may share it. One that waits for a socket would be taken for one that finds no host. */
const SOCKETS = 500

/** A client with the limits that every call of an AWS service has. */
export const dynamoClient = (config: DynamoDBClientConfig = {}): DynamoDBClient => {
  const { requestHandler, ...calls } = AWS_CALLS
  const handler = { ...requestHandler, httpAgent: { maxSockets: SOCKETS }, httpsAgent: { maxSockets: SOCKETS } }
  return new DynamoDBClient({ ...calls, requestHandler: handler, ...config })
}

type Send = DynamoDBDocumentClient['send']
/** As `send` takes it; the commands themselves are more exact than the SDK's own type of all of them. */
type Command = Parameters<Send>[0]

/**
 * The tables, and the only way to them: a conflict, a throttle, a fault of the service and an answer that does not come are tried again
 * here, with backoff and jitter, and end in `Unavailable`. What may have been done already is done again only where that changes
 * nothing. A condition that fails is its caller's own matter.
 */
export class Database {
  readonly #client: DynamoDBDocumentClient

  constructor(client = dynamoClient()) {
    // A copy: the client writes into what it is given, and so changed what `marshall` makes elsewhere.
    this.#client = DynamoDBDocumentClient.from(client, { marshallOptions: { ...MARSHALL } })
  }

  readonly send = ((command: Command) => this.#patiently(command)) as Send

  destroy(): void {
    this.#client.destroy()
  }

  async #patiently(command: Command): Promise<unknown> {
    const again = createPatience()
    let attempt = withToken(command)
    let maybeDone = false
    for (;;)
      try {
        return await this.#client.send(attempt)
      } catch (error) {
        if (maybeDone && isOwnDoing(command, error)) return {}
        const what = passingOf(error)
        if (what === null) throw error
        if (what === 'unknown') {
          if (!isRepeatable(command)) throw new Unavailable(error)
          maybeDone = true
          if (command instanceof PutCommand) attempt = telling(command.input)
        }
        // A transaction that was refused is another the next time; one whose end is unknown is the same.
        else if (!maybeDone) attempt = withToken(command)
        await again(error)
      }
  }
}

/** DynamoDB does a transaction once by its token, however often it is sent (within ten minutes). */
const withToken = (command: Command): Command =>
  command instanceof TransactWriteCommand
    ? (new TransactWriteCommand({ ...command.input, ClientRequestToken: randomUUID() }) as unknown as Command)
    : command

/** With what stands there, where its condition fails. */
const telling = (input: PutCommandInput): Command =>
  new PutCommand({ ...input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }) as unknown as Command

/** Whether a put failed on the very item that an earlier try of it has put. */
const isOwnDoing = (command: Command, error: unknown): boolean => {
  if (!(command instanceof PutCommand) || !(error instanceof ConditionalCheckFailedException) || !error.Item)
    return false
  return isDeepStrictEqual(unmarshall(error.Item), unmarshall(marshall(command.input.Item ?? {}, MARSHALL)))
}

/** Whether doing it twice is doing it once. */
const isRepeatable = (command: Command): boolean => {
  if (command instanceof UpdateCommand) {
    const { ConditionExpression, UpdateExpression = '' } = command.input
    return ConditionExpression === undefined && !/\bADD\b|[+-]/.test(UpdateExpression)
  }
  return !(command instanceof DeleteCommand) || command.input.ConditionExpression === undefined
}

/** Why single items held a transaction up, when nothing else did. */
const IN_PASSING: readonly (string | undefined)[] = [
  ...['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'],
  ...['RequestLimitExceeded', 'InternalServerError'],
]

const passingOf = (error: unknown): Passing => {
  if (!(error instanceof TransactionCanceledException)) return passing(error)
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code).filter((code) => code !== 'None')
  return codes.length > 0 && codes.every((code) => IN_PASSING.includes(code)) ? 'undone' : null
}

/** An item of more than 400 KB: nothing but a shorter one will ever be taken. */
export const isTooLargeForStore = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : []
  return [error.message, ...reasons.map(({ Message }) => Message ?? '')].some((text) => /item size/i.test(text))
}
