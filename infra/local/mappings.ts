import * as v from 'valibot'
import { type Deployment, ignored } from './deployment.ts'
import { compileFilters, type Match } from './filters.ts'
import type { Functions, LocalFunction } from './functions.ts'
import { LocalError } from './local-error.ts'
import type { TableResource } from './tables.ts'

const EventSourceMapping = v.strictObject({
  EventSourceArn: v.string(),
  FunctionName: v.string(),
  Enabled: v.optional(v.boolean(), true),
  StartingPosition: v.picklist(['TRIM_HORIZON', 'LATEST']),
  BatchSize: v.optional(v.number(), 100),
  MaximumBatchingWindowInSeconds: v.optional(v.number(), 0),
  ParallelizationFactor: v.optional(v.number(), 1),
  MaximumRetryAttempts: v.optional(v.number(), -1),
  MaximumRecordAgeInSeconds: v.optional(v.number(), -1),
  BisectBatchOnFunctionError: v.optional(v.boolean(), false),
  FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures')), []),
  FilterCriteria: v.optional(v.object({ Filters: v.array(v.object({ Pattern: v.string() })) }), { Filters: [] }),
  DestinationConfig: v.optional(v.object({ OnFailure: v.object({ Destination: v.string() }) })),
  ...ignored('KmsKeyArn', 'MetricsConfig', 'Tags'),
})

/** One `AWS::Lambda::EventSourceMapping` over a table's stream. `Infinity` stands for the cloud's -1. */
export interface Mapping {
  id: string
  target: LocalFunction
  /** As the template names it. */
  streamArn: string
  start: 'TRIM_HORIZON' | 'LATEST'
  batchSize: number
  windowMs: number
  lanes: number
  retries: number
  maximumAgeMs: number
  bisects: boolean
  reportsItems: boolean
  matches: Match
  destination: string | undefined
}

const unlimited = (value: number): number => (value < 0 ? Number.POSITIVE_INFINITY : value)

export const readMappings = (deployment: Deployment, functions: Functions, tables: TableResource[]): Mapping[] =>
  deployment.all('AWS::Lambda::EventSourceMapping', EventSourceMapping).flatMap(({ logicalId, properties }) => {
    if (!properties.Enabled) return []
    const table = tables.find(({ attributes }) => attributes.StreamArn === properties.EventSourceArn)
    if (!table?.properties.StreamSpecification) {
      throw new LocalError(`${logicalId} reads ${properties.EventSourceArn}, which is no table's stream here`)
    }
    return {
      id: logicalId,
      target: functions.find(properties.FunctionName),
      streamArn: properties.EventSourceArn,
      start: properties.StartingPosition,
      batchSize: properties.BatchSize,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
      lanes: properties.ParallelizationFactor,
      retries: unlimited(properties.MaximumRetryAttempts),
      maximumAgeMs: unlimited(properties.MaximumRecordAgeInSeconds * 1000),
      bisects: properties.BisectBatchOnFunctionError,
      reportsItems: properties.FunctionResponseTypes.length > 0,
      matches: compileFilters(properties.FilterCriteria.Filters.map(({ Pattern }) => Pattern)),
      destination: properties.DestinationConfig?.OnFailure.Destination,
    }
  })
