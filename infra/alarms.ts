import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { BY_OWNER } from '../functions/store/keys.ts'
import type { PlatformFunction } from './function.ts'
import type { HttpApi } from './http-api.ts'
import { RecordsTable } from './records-table.ts'
import type { Schedule } from './schedule.ts'
import type { StreamMapping } from './stream-mapping.ts'

const FIVE_MINUTES = Duration.minutes(5)
/** Below it a single failing client, retrying, would wake someone. */
const SERVER_ERRORS = 5

export type AlarmsProps = {
  functions: PlatformFunction[]
  streams: StreamMapping[]
  schedules: Schedule[]
  tables: Table[]
  httpApi: HttpApi
  email?: string | undefined
}

const throttles = (table: Table, what: 'Read' | 'Write', index: string | null): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName: `${what}ThrottleEvents`,
    dimensionsMap: { TableName: table.tableName, ...(index ? { GlobalSecondaryIndexName: index } : {}) },
    statistic: 'Sum',
    period: FIVE_MINUTES,
  })

/** Whatever would leave a citizen unheard or untold, and that no client can report. */
export class Alarms extends Construct {
  readonly #action: SnsAction | undefined

  constructor(scope: Construct, { functions, streams, schedules, tables, httpApi, email }: AlarmsProps) {
    super(scope, 'Alarms')
    this.#action = email === undefined ? undefined : new SnsAction(this.#topic(email))
    for (const handler of functions) {
      this.#alarm(`${handler.node.id}Errors`, handler.metricErrors({ period: FIVE_MINUTES }), 1)
      this.#alarm(`${handler.node.id}Throttles`, handler.metricThrottles({ period: FIVE_MINUTES }), 1)
    }
    for (const { node, failures, handler, lagMs } of streams) {
      const age = handler.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) })
      this.#alarm(`${node.id}Lag`, age, lagMs)
      const depth = failures.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: FIVE_MINUTES })
      this.#alarm(`${node.id}Failures`, depth, 1)
    }
    for (const { node, failures } of schedules) {
      const depth = failures.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: FIVE_MINUTES })
      this.#alarm(`${node.id}Failures`, depth, 1)
    }
    // An index that throttles holds its table's writes up, and is counted apart from it.
    for (const table of tables)
      for (const what of ['Read', 'Write'] as const)
        for (const index of [null, ...(table instanceof RecordsTable ? [BY_OWNER] : [])])
          this.#alarm(`${table.node.id}${index ? 'Index' : ''}${what}Throttles`, throttles(table, what, index), 1)
    this.#alarm(
      'HttpServerErrors',
      httpApi.stage.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
      SERVER_ERRORS,
    )
  }

  #alarm(id: string, metric: Metric, threshold: number): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    if (this.#action) alarm.addAlarmAction(this.#action)
  }

  #topic(email: string): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addSubscription(new EmailSubscription(email))
    // A topic with a policy of its own loses the default one, which let the account's alarms publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    return topic
  }
}
