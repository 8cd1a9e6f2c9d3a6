import { CfnOutput, DefaultStackSynthesizer, Duration, type IStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { EDGE_HEADER } from '#contract/edge-header.ts'
import {
  activityKey,
  BY_OWNER,
  CASE,
  caseKey,
  dueKey,
  JOB,
  JOB_HEAD,
  memberKey,
  NOTICE,
  ownedBySite,
  WEBHOOK,
  WEBHOOKS_DUE,
} from '../functions/store/keys.ts'
import { acknowledge } from './acknowledge.ts'
import { Alarms } from './alarms.ts'
import { API_PATHS, Cdn } from './cdn.ts'
import { PlatformFunction } from './function.ts'
import { HttpApi } from './http-api.ts'
import type { Parameters } from './parameters.ts'
import { RecordsTable } from './records-table.ts'
import { Schedule } from './schedule.ts'
import { Site } from './site.ts'
import { SocketApi } from './socket-api.ts'
import { SocketsTable } from './sockets-table.ts'
import { StreamMapping } from './stream-mapping.ts'

export class ZhitongStack extends Stack {
  constructor(scope: Construct, parameters: Parameters) {
    const { stage, cdn, domain, alarmEmail } = parameters
    super(scope, 'Zhitong', {
      stackName: `zhitong-${stage}`,
      description: `Zhitong engagement platform, stage ${stage}`,
      analyticsReporting: false,
      // The cdk command checks the bootstrap version by itself; the rule would put a parameter and a rule into the template.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    })
    const records = new RecordsTable(this)
    const sockets = new SocketsTable(this)
    const signing = this.#secret(
      'SigningSecret',
      'Signs participant tokens',
      'A new secret would make every citizen who took part a stranger to what they asked.',
    )
    const sealing = this.#secret(
      'SealingSecret',
      'Seals how to reach citizens and query codes',
      'A new secret would open nothing that was sealed, and fit no receipt.',
    )
    // Of its own, because the function that knows it talks to addresses that others chose.
    const webhookSecrets = this.#secret(
      'WebhookSecret',
      'Seals the secrets that webhooks are signed with',
      'A new secret would open none of them, and no receiver could be signed to.',
    )
    // Of its own, because the function that tabulates has no business with what the others open.
    const suppression = this.#secret(
      'SuppressionSecret',
      'Decides which of equal counts are hidden',
      'With a new secret another of two equal counts would be hidden, and two looks would show both.',
    )
    const edge = this.#secret(
      'EdgeSecret',
      'What the CDN sends, so that its word on where a request comes from is believed',
      'A new secret would make all citizens one address to the limits until the CDN sends it too.',
    )
    const socketApi = new SocketApi(this, parameters)

    const http = new PlatformFunction(this, 'http', { stage })
      .useTable(records, 'RECORDS_TABLE', [
        ...(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] as const),
        'ConditionCheckItem',
      ])
      .useIndex(records, BY_OWNER)
      .useTable(sockets, 'SOCKETS_TABLE', ['GetItem', 'Query', 'DeleteItem'])
      .useConnections(socketApi, ['DELETE'])
      .useSecret(signing, 'SIGNING_SECRET_ARN')
      .useSecret(sealing, 'SEALING_SECRET_ARN')
      .useSecret(webhookSecrets, 'WEBHOOK_SECRET_ARN')
      .useSecret(suppression, 'SUPPRESSION_SECRET_ARN')
      .useSecret(edge, 'EDGE_SECRET_ARN')
      .useSocketUrl(socketApi)
      .useIdentity(parameters)
      .useCitizens(parameters)
      .useWebhookAddresses(parameters)
    const socket = new PlatformFunction(this, 'socket', { stage })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'BatchGetItem', 'Query'])
      .useTable(sockets, 'SOCKETS_TABLE', ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'])
      .useSecret(signing, 'SIGNING_SECRET_ARN')
      .useConnections(socketApi)
      .useFirstAdmin(parameters)
    const project = new PlatformFunction(this, 'project', { stage, memoryMB: 1024, timeout: Duration.seconds(60) })
      .useTable(records, 'RECORDS_TABLE', [
        ...(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] as const),
        'ConditionCheckItem',
      ])
      .useTable(sockets, 'SOCKETS_TABLE', ['Query', 'UpdateItem'])
    const deliver = new PlatformFunction(this, 'deliver', { stage, memoryMB: 1769, timeout: Duration.seconds(60) })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'Query'])
      .useTable(sockets, 'SOCKETS_TABLE', ['Query', 'UpdateItem', 'DeleteItem'])
      .useConnections(socketApi)
    const recount = new PlatformFunction(this, 'recount', { stage, timeout: Duration.minutes(5) })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'])
      .useIndex(records, BY_OWNER)
      .useTable(sockets, 'SOCKETS_TABLE', ['Query', 'UpdateItem'])
    const work = new PlatformFunction(this, 'work', { stage, memoryMB: 1769, timeout: Duration.minutes(15) })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'])
      .useSecret(suppression, 'SUPPRESSION_SECRET_ARN')

    const due = new PlatformFunction(this, 'due', { stage, timeout: Duration.minutes(10) })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'])
      .useIndex(records, BY_OWNER)
    // The only one that goes out to addresses that others chose: it can read no citizen's words and write no record but its own.
    const webhook = new PlatformFunction(this, 'webhook', { stage, timeout: Duration.minutes(2) })
      .useTable(records, 'RECORDS_TABLE', ['GetItem', 'PutItem', 'UpdateItem'], [WEBHOOK, NOTICE])
      .useIndex(records, BY_OWNER, [WEBHOOKS_DUE, ownedBySite('*', 'STAFF')])
      .useSecret(webhookSecrets, 'WEBHOOK_SECRET_ARN')
      .useWebhookAddresses(parameters)

    const httpApi = new HttpApi(this, { handler: http, ...parameters })
    socketApi.handleWith(socket)
    const recordsToProject = new StreamMapping(this, 'RecordsToProject', {
      table: records,
      handler: project,
      filters: [
        { dynamodb: { Keys: { pk: { S: [{ prefix: activityKey('').pk }] } } } },
        { dynamodb: { Keys: { pk: { S: [{ prefix: CASE }] }, sk: { S: [caseKey('').sk] } } } },
      ],
      batchSize: 100,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(23),
      parallelizationFactor: 1,
    })
    const recordsToWork = new StreamMapping(this, 'RecordsToWork', {
      table: records,
      handler: work,
      filters: [
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: {
            Keys: { pk: { S: [{ prefix: JOB }] }, sk: { S: [JOB_HEAD] } },
            NewImage: { state: { S: ['queued'] } },
          },
        },
      ],
      // One job an invocation: a long one keeps only those of its own lane waiting, and those for one turn.
      batchSize: 1,
      lagMs: 30 * 60_000,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(23),
      parallelizationFactor: 10,
    })
    const socketsToDeliver = new StreamMapping(this, 'SocketsToDeliver', {
      table: sockets,
      handler: deliver,
      filters: [
        { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [dueKey('').sk] } } } },
        { eventName: ['INSERT', 'REMOVE'], dynamodb: { Keys: { sk: { S: [{ prefix: memberKey('', '').sk }] } } } },
      ],
      batchSize: 100,
      retryAttempts: 5,
      maxRecordAge: Duration.minutes(5),
      parallelizationFactor: 10,
    })
    const hourly = new Schedule(this, 'Hourly', { every: Duration.hours(1), targets: [recount] })
    const everyMinute = new Schedule(this, 'EveryMinute', { every: Duration.minutes(1), targets: [due, webhook] })
    new Alarms(this, {
      functions: [http, socket, project, deliver, recount, work, due, webhook],
      schedules: [hourly, everyMinute],
      tables: [records, sockets],
      streams: [recordsToProject, recordsToWork, socketsToDeliver],
      httpApi,
      email: alarmEmail,
    })

    const site = new Site(this, parameters)
    const { url: siteUrl } = cdn
      ? new Cdn(this, { ...parameters, bucket: site.bucket, apiHost: httpApi.host, edge })
      : { url: domain && `https://${domain}` }
    if (siteUrl) new CfnOutput(this, 'SiteUrl', { value: siteUrl })
    new CfnOutput(this, 'ApiUrl', { value: `https://${httpApi.publicHost}` })
    new CfnOutput(this, 'SocketUrl', { value: socketApi.url })
    new CfnOutput(this, 'SiteBucket', {
      value: site.bucket.bucketName,
      ...(cdn
        ? {}
        : {
            description: `Serve it from your own CDN, which sends ${API_PATHS.join(' ')} on to ApiUrl with the EdgeSecret as ${EDGE_HEADER}`,
          }),
    })
  }

  /** A secret that nobody ever reads or changes; `unchanged`: what a new one would break. */
  #secret(id: string, description: string, unchanged: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    acknowledge(secret, 'AwsSolutions-SMG4', unchanged)
    return secret
  }
}
