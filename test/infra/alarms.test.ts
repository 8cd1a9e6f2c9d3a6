import * as v from 'valibot'
import { expect, it } from 'vitest'
import { readable, Synthesized } from './synthesized.ts'

const Alarm = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.array(v.object({ Value: v.unknown() })),
  Threshold: v.number(),
  AlarmActions: v.optional(v.array(v.unknown()), []),
})
const alarmsOf = (stack: Synthesized) =>
  stack.all('AWS::CloudWatch::Alarm').map(([, { Properties }]) => v.parse(Alarm, Properties))
const watched = alarmsOf(new Synthesized()).map(
  ({ MetricName, Dimensions, Threshold }) =>
    `${MetricName} ${Dimensions.map(({ Value }) => readable(Value)).join(' ')} ${Threshold}`,
)

it.each(['Http', 'Socket', 'Project', 'Deliver', 'Due', 'Webhook', 'Recount', 'Work'])(
  'any error or throttle of %s raises an alarm',
  (name) => {
    expect(watched).toEqual(expect.arrayContaining([`Errors <${name}> 1`, `Throttles <${name}> 1`]))
  },
)

it.each(['Project', 'Deliver'])('a minute’s lag of %s raises an alarm', (name) => {
  expect(watched).toContain(`IteratorAge <${name}> 60000`)
})

it.each(['RecordsToProject', 'RecordsToWork', 'SocketsToDeliver'])(
  'anything that %s gave up raises an alarm',
  (name) => {
    expect(watched).toContain(`ApproximateNumberOfMessagesVisible <${name}Failures.QueueName> 1`)
  },
)

it.each(['Hourly', 'EveryMinute'])('a call of %s that never came raises an alarm', (name) => {
  expect(watched).toContain(`ApproximateNumberOfMessagesVisible <${name}Failures.QueueName> 1`)
})

it('a throttled table or index raises an alarm', () => {
  for (const what of ['ReadThrottleEvents', 'WriteThrottleEvents'])
    for (const of of ['<Records>', 'byOwner <Records>', '<Sockets>']) expect(watched).toContain(`${what} ${of} 1`)
})

it('server errors of the HTTP API raise an alarm', () => {
  expect(watched).toContainEqual(expect.stringMatching(/^5xx <HttpApi>/))
})

it('alarms are told to the e-mail address given, and to nobody without one', () => {
  const told = new Synthesized({ alarmEmail: 'ops@example.gov.cn' })
  expect(told.one('AWS::SNS::Subscription', 'AlarmsTopicopsexamplegovcn').Properties).toMatchObject({
    Protocol: 'email',
    Endpoint: 'ops@example.gov.cn',
  })
  for (const { AlarmActions } of alarmsOf(told)) expect(AlarmActions.map(readable)).toEqual(['<AlarmsTopic>'])
  for (const { AlarmActions } of alarmsOf(new Synthesized())) expect(AlarmActions).toEqual([])
})

it('the topic lets this account’s alarms publish, by TLS only', () => {
  const told = new Synthesized({ alarmEmail: 'ops@example.gov.cn' })
  expect(told.one('AWS::SNS::TopicPolicy', 'AlarmsTopicPolicy').Properties).toMatchObject({
    PolicyDocument: {
      Statement: expect.arrayContaining([
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      ]),
    },
  })
})
