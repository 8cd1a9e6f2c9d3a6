import { Duration } from 'aws-cdk-lib'
import { Schedule as Rate, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import type { PlatformFunction } from './function.ts'

export type ScheduleProps = {
  every: Duration
  targets: PlatformFunction[]
}

/** Functions called by the clock. A call that never reached its function is told to a queue, where the alarm sees it. */
export class Schedule extends Construct {
  readonly failures: Queue

  constructor(scope: Construct, id: string, { every, targets }: ScheduleProps) {
    super(scope, id)
    this.failures = new Queue(this, 'Failures', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledge(this.failures, 'AwsSolutions-SQS3', 'It is itself where failures go.')
    new Rule(this, 'Rule', {
      schedule: Rate.rate(every),
      targets: targets.map(
        (target) =>
          new LambdaFunction(target, {
            deadLetterQueue: this.failures,
            // A call that is late by more than its turn would only meet the next one.
            maxEventAge: every.toMinutes() < 5 ? Duration.minutes(5) : every,
          }),
      ),
    })
  }
}
