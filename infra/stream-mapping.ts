import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import type { PlatformFunction } from './function.ts'

export type StreamMappingProps = {
  table: Table
  handler: PlatformFunction
  /** Lambda filter patterns; a record that matches none never invokes the handler. */
  filters: Record<string, unknown>[]
  batchSize: number
  retryAttempts: number
  maxRecordAge: Duration
  /** Batches of one shard handled at once, 1–10; records of one item (both keys) stay in order. */
  parallelizationFactor: number
  /** Later than this, somebody is told; in milliseconds, default a minute: a frame or a tally as late is one that a citizen has noticed. */
  lagMs?: number
}

/** A table's stream to a function. What cannot be handled is told to a queue, where the alarm sees it. */
export class StreamMapping extends Construct {
  readonly handler: PlatformFunction
  readonly failures: Queue
  readonly lagMs: number

  constructor(
    scope: Construct,
    id: string,
    { table, handler, filters, lagMs = 60_000, ...options }: StreamMappingProps,
  ) {
    super(scope, id)
    this.handler = handler
    this.lagMs = lagMs
    const { tableStreamArn } = table
    if (tableStreamArn === undefined) throw new Error(`The table of ${id} has no stream`)
    this.failures = new Queue(this, 'Failures', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledge(this.failures, 'AwsSolutions-SQS3', 'It is itself where failures go.')
    handler.allowReadingStream(tableStreamArn).allowSending(this.failures.queueArn)
    new EventSourceMapping(this, 'Mapping', {
      ...options,
      target: handler,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => ({ pattern: JSON.stringify(filter) })),
      maxBatchingWindow: Duration.seconds(0),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: this.failures.queueArn }) },
    })
  }
}
