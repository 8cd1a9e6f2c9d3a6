// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub’s own syntax
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const REF_ACCOUNT = { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' }

type Json = Record<string, unknown>

/** A small stack as `cdk synth` would write it, with functions given as source text. */
export interface StackFixture {
  resources: Record<string, Json>
  /** Any resource; the type's properties as in CloudFormation. */
  add(logicalId: string, type: string, properties?: Json, more?: Json): void
  function(logicalId: string, source: string, options?: { env?: Json; timeout?: number; properties?: Json }): void
  table(logicalId: string, properties?: Json): void
  httpRoute(logicalId: string, key: string, target: string, properties?: Json): void
  socketRoute(key: string, target: string, properties?: Json): void
  mapping(logicalId: string, table: string, target: string, properties?: Json): void
  /** A folder asset; returns its object key. */
  folder(files: Record<string, string>): string
  /** Writes template and manifest; returns the template's path. */
  write(top?: Json): string
  remove(): void
}

export const createStack = (): StackFixture => {
  const root = mkdtempSync(join(tmpdir(), 'zhitong-stack-'))
  const resources: Record<string, Json> = {}
  const files: Json = {}

  const folder = (contents: Record<string, string>): string => {
    const hash = createHash('sha256').update(JSON.stringify(contents)).digest('hex')
    for (const [name, text] of Object.entries(contents)) {
      const path = join(root, `asset.${hash}`, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    const objectKey = `${hash}.zip`
    files[hash] = {
      source: { path: `asset.${hash}`, packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey } },
    }
    return objectKey
  }

  const add: StackFixture['add'] = (logicalId, Type, Properties = {}, more = {}) => {
    resources[logicalId] = { Type, Properties, Metadata: { 'aws:cdk:path': `Stack/${logicalId}/Resource` }, ...more }
  }

  return {
    resources,
    add,
    folder,
    function: (logicalId, source, { env = {}, timeout = 10, properties = {} } = {}) =>
      add(logicalId, 'AWS::Lambda::Function', {
        Code: { S3Bucket: REF_ACCOUNT, S3Key: folder({ 'index.mjs': source }) },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: timeout,
        Environment: { Variables: env },
        ...properties,
      }),
    table: (logicalId, properties = {}) =>
      add(logicalId, 'AWS::DynamoDB::Table', {
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        ...properties,
      }),
    httpRoute: (logicalId, RouteKey, target, properties = {}) => {
      add(`${logicalId}Integration`, 'AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'HttpApi' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [target, 'Arn'] },
        PayloadFormatVersion: '2.0',
      })
      add(logicalId, 'AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'HttpApi' },
        RouteKey,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${logicalId}Integration` }]] },
        ...properties,
      })
    },
    socketRoute: (key, target, properties = {}) => {
      const id = `Socket${key.replace('$', '')}`
      add(`${id}Integration`, 'AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'SocketApi' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: {
          'Fn::Join': [
            '',
            [
              ...['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }],
              ...[':lambda:path/2015-03-31/functions/', { 'Fn::GetAtt': [target, 'Arn'] }, '/invocations'],
            ],
          ],
        },
      })
      add(id, 'AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'SocketApi' },
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
        ...properties,
      })
    },
    mapping: (logicalId, table, target, properties = {}) =>
      add(logicalId, 'AWS::Lambda::EventSourceMapping', {
        EventSourceArn: { 'Fn::GetAtt': [table, 'StreamArn'] },
        FunctionName: { Ref: target },
        StartingPosition: 'TRIM_HORIZON',
        ...properties,
      }),
    write: (top = {}) => {
      const path = join(root, 'Stack.template.json')
      writeFileSync(path, JSON.stringify({ Resources: resources, ...top }))
      writeFileSync(join(root, 'Stack.assets.json'), JSON.stringify({ version: '55.0.0', files }))
      return path
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The HTTP API and its stage; routes by `httpRoute`. */
export const addHttpApi = (stack: StackFixture, stage: Json = {}): void => {
  stack.add('HttpApi', 'AWS::ApiGatewayV2::Api', { Name: 'http', ProtocolType: 'HTTP' })
  stack.add('HttpStage', 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: 'HttpApi' }, StageName: '$default', ...stage })
}

/** The WebSocket API, stage `live`; routes by `socketRoute`. */
export const addSocketApi = (stack: StackFixture, stage: Json = {}): void => {
  stack.add('SocketApi', 'AWS::ApiGatewayV2::Api', {
    Name: 'sockets',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.type',
  })
  stack.add('SocketStage', 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: 'SocketApi' }, StageName: 'live', ...stage })
}

const SOCKET_DOMAIN = [{ Ref: 'SocketApi' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]

/** As CDK builds `WebSocketStage.callbackUrl` and `.url`. */
export const callbackUrl = { 'Fn::Join': ['', ['https://', ...SOCKET_DOMAIN, '/live']] }
export const socketUrl = { 'Fn::Join': ['', ['wss://', ...SOCKET_DOMAIN, '/live']] }

/** For the source of a fixture function: DynamoDB without its SDK. */
export const DYNAMO = `
const dynamo = async (operation, input) => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.' + operation,
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20240101/us-east-1/dynamodb/aws4_request, Signature=0',
    },
    body: JSON.stringify(input),
  })
  return response.json()
}
`
