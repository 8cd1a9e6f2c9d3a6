import { expect, it } from 'vitest'
import { resolve, type Scope } from '../../infra/local/intrinsics.ts'
import { SHAPES } from './shapes.ts'
import { Synthesized } from './synthesized.ts'

/** Where a type says its own name; without one CloudFormation makes a name that nobody else has. */
const NAMED: Record<string, string> = {
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Name',
  'AWS::CloudFront::OriginRequestPolicy': 'OriginRequestPolicyConfig.Name',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.Name',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig.Name',
  'AWS::CloudFront::Function': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
}
/** Names that may repeat: not of the resource itself, or told apart by what they belong to. */
const NO_NAMES = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Stage',
  'AWS::IAM::Policy',
]

/** The physical names that a stage has in a region, as type and name. */
const namesOf = (context: Record<string, string>, region: string): string[] => {
  const stack = new Synthesized(context)
  const stackName = `zhitong-${context.stage}`
  const scope: Scope = {
    ref: (name) => {
      if (name === 'AWS::Region') return region
      if (name === 'AWS::StackName') return stackName
      if (name === 'AWS::StackId') return `arn:aws:cloudformation:${region}:1:stack/${stackName}/${region}-${stackName}`
      throw new Error(`a name that depends on ${name}`)
    },
    attribute: (id) => {
      throw new Error(`a name that depends on ${id}`)
    },
    condition: () => false,
    mapping: () => '',
  }
  return Object.entries(stack.resources).flatMap(([id, { Type, Properties }]) => {
    const path = NAMED[Type]?.split('.') ?? []
    const name = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], Properties)
    if (path.length > 0) return name === undefined ? [] : [`${Type} ${resolve(name, scope)}`]
    const own = Object.keys(Properties).find((key) => key === 'Name' || key === `${Type.split('::')[2]}Name`)
    if (own && !NO_NAMES.includes(Type)) throw new Error(`${id}: say in NAMED where ${Type} has its name`)
    return []
  })
}

it('[Y2] two stages in one account, and each in two regions, have no physical name in common', () => {
  const prod = SHAPES['prod in aws'] ?? {}
  const all = ['prod', 'test'].flatMap((stage) =>
    ['us-east-1', 'ap-southeast-1'].flatMap((region) => namesOf({ ...prod, stage }, region)),
  )
  expect(all.length).toBeGreaterThan(4 * 8)
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
})

it('[Y2] no name is longer than CloudFront takes', () => {
  const longest = namesOf({ ...SHAPES['prod in aws'], stage: 'a'.repeat(16) }, 'ap-southeast-1')
  for (const name of longest)
    expect(name.split(' ')[1]?.length, name).toBeLessThanOrEqual(name.includes('Logs') ? 512 : 64)
})

it('[Y3] a first deployment that fails leaves only the protected table and the account’s role for logs', () => {
  for (const context of Object.values(SHAPES)) {
    const kept = Object.entries(new Synthesized(context).resources)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
    expect(kept.sort()).toEqual(['Records', 'SocketApiAccount', 'SocketApiLoggingRole'])
  }
})
