import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readable, Synthesized } from './synthesized.ts'

const stack = new Synthesized()

const Mapping = v.object({
  EventSourceArn: v.unknown(),
  FunctionName: v.unknown(),
  DestinationConfig: v.object({ OnFailure: v.object({ Destination: v.unknown() }) }),
  FilterCriteria: v.object({ Filters: v.array(v.object({ Pattern: v.string() })) }),
})

const EXPECTED = {
  RecordsToProject: {
    from: '<Records.StreamArn>',
    to: '<Project>',
    filters: [
      { dynamodb: { Keys: { pk: { S: [{ prefix: 'ACT#' }] } } } },
      { dynamodb: { Keys: { pk: { S: [{ prefix: 'CASE#' }] }, sk: { S: ['HEAD'] } } } },
    ],
    // One batch of a shard at a time: tallies add what comes after the last sequence they saw (D6).
    settings: {
      BatchSize: 100,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 23 * 3600,
      ParallelizationFactor: 1,
    },
  },
  RecordsToWork: {
    from: '<Records.StreamArn>',
    to: '<Work>',
    filters: [
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: {
          Keys: { pk: { S: [{ prefix: 'JOB#' }] }, sk: { S: ['HEAD'] } },
          NewImage: { state: { S: ['queued'] } },
        },
      },
    ],
    // A job each, so that one which fails or takes long holds up no other.
    settings: {
      ...{ BatchSize: 1, MaximumRetryAttempts: 10, MaximumRecordAgeInSeconds: 23 * 3600, ParallelizationFactor: 10 },
    },
  },
  SocketsToDeliver: {
    from: '<Sockets.StreamArn>',
    to: '<Deliver>',
    filters: [
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: ['DUE'] } } } },
      { eventName: ['INSERT', 'REMOVE'], dynamodb: { Keys: { sk: { S: [{ prefix: 'CONN#' }] } } } },
    ],
    // A stale frame is not worth sending: the client has fetched what it missed (D4).
    settings: { BatchSize: 100, MaximumRetryAttempts: 5, MaximumRecordAgeInSeconds: 300, ParallelizationFactor: 10 },
  },
}

describe.each(Object.entries(EXPECTED))('%s', (name, { from, to, filters, settings }) => {
  const { Properties } = stack.one('AWS::Lambda::EventSourceMapping', `${name}Mapping`)
  const mapping = v.parse(Mapping, Properties)

  it('goes from its stream to its function', () => {
    expect(readable(mapping.EventSourceArn)).toBe(from)
    expect(readable(mapping.FunctionName)).toBe(to)
  })

  it('passes only what the function acts on', () => {
    expect(mapping.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual(filters)
  })

  it('does not wait, and neither loses nor repeats the good part of a failed batch', () => {
    expect(Properties).toMatchObject({
      ...settings,
      StartingPosition: 'TRIM_HORIZON',
      MaximumBatchingWindowInSeconds: 0,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
  })

  it('tells a queue, encrypted and reached by TLS only, what it gave up', () => {
    expect(readable(mapping.DestinationConfig.OnFailure.Destination)).toBe(`<${name}Failures.Arn>`)
    expect(stack.one('AWS::SQS::Queue', `${name}Failures`).Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 3600,
    })
    expect(stack.one('AWS::SQS::QueuePolicy', `${name}FailuresPolicy`).Properties).toMatchObject({
      PolicyDocument: {
        Statement: [{ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      },
    })
  })
})

const Target = v.object({ Arn: v.unknown(), DeadLetterConfig: v.object({ Arn: v.unknown() }) })

it.each([
  ['Hourly', 'rate(1 hour)', ['<Recount.Arn>']],
  ['EveryMinute', 'rate(1 minute)', ['<Due.Arn>', '<Webhook.Arn>']],
])('%s calls its functions, and a queue learns of a call that never came', (name, rate, targets) => {
  const { Properties } = stack.one('AWS::Events::Rule', `${name}Rule`)
  expect(Properties).toMatchObject({ ScheduleExpression: rate, State: 'ENABLED' })
  const { Targets } = v.parse(v.object({ Targets: v.array(Target) }), Properties)
  expect(Targets.map(({ Arn }) => readable(Arn))).toEqual(targets)
  for (const { DeadLetterConfig } of Targets) expect(readable(DeadLetterConfig.Arn)).toBe(`<${name}Failures.Arn>`)
  expect(stack.one('AWS::SQS::Queue', `${name}Failures`).Properties).toMatchObject({ SqsManagedSseEnabled: true })
})
