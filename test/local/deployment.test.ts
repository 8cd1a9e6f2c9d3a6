import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDeployment } from '../../infra/local/deployment.ts'
import { LocalError } from '../../infra/local/local-error.ts'
import { start } from '../../infra/local/runtime.ts'
import { createStack, type StackFixture } from './stack-fixture.ts'

let stack: StackFixture
beforeEach(() => {
  stack = createStack()
})
afterEach(() => stack.remove())

const HANDLER = 'export const handler = async () => ({})'

test('an unknown resource type stops the runtime, named with its logical id', async () => {
  stack.add('Cache1234', 'AWS::ElastiCache::CacheCluster')
  await expect(start({ templatePath: stack.write() })).rejects.toThrow(
    'Cache1234 is of type AWS::ElastiCache::CacheCluster, which the local runtime cannot interpret',
  )
})

test('a reference into nowhere stops the runtime, named with the resource that holds it', async () => {
  stack.function('Http', HANDLER, { env: { TABLE: { Ref: 'Missing' } } })
  await expect(start({ templatePath: stack.write() })).rejects.toThrow(
    new LocalError('Http (AWS::Lambda::Function): a reference to Missing, which the template does not have'),
  )
})

test('an attribute that is not known stops the runtime', () => {
  stack.table('Records')
  stack.function('Http', HANDLER, { env: { X: { 'Fn::GetAtt': ['Records', 'Colour'] } } })
  expect(() => readDeployment(stack.write())).toThrow(/Http .*Records \(AWS::DynamoDB::Table\) has no attribute Colour/)
})

test('a property that is not known stops the runtime, before anything runs', async () => {
  stack.table('Records', { LocalSecondaryIndexes: [] })
  await expect(start({ templatePath: stack.write() })).rejects.toThrow(
    /Records \(AWS::DynamoDB::Table\) has what the local runtime cannot interpret: LocalSecondaryIndexes/,
  )
})

test('a type without local effect is passed over, and its Arn can still be named', () => {
  stack.add('Role', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {} })
  stack.add('Thing', 'AWS::SQS::Queue', { QueueName: { 'Fn::GetAtt': ['Role', 'Arn'] } })
  const [queue] = readDeployment(stack.write()).all('AWS::SQS::Queue', v.object({ QueueName: v.string() }))
  expect(queue?.properties.QueueName).toMatch(/^arn:aws:local:.*Role$/)
})

test('parameters take their default, or what the caller gives; one with neither stops the runtime', () => {
  stack.add('Queue', 'AWS::SQS::Queue', { QueueName: { Ref: 'Name' } })
  const queueName = (path: string, given?: Record<string, string>) =>
    readDeployment(path, given).all('AWS::SQS::Queue', v.object({ QueueName: v.string() }))[0]?.properties.QueueName
  const path = stack.write({ Parameters: { Name: { Type: 'String', Default: 'plain' } } })
  expect(queueName(path)).toBe('plain')
  expect(queueName(path, { Name: 'given' })).toBe('given')
  expect(() => queueName(path, { Other: 'x' })).toThrow('no parameter Other')
  expect(() => queueName(stack.write({ Parameters: { Name: { Type: 'String' } } }))).toThrow(
    'parameter Name has no default',
  )
})

test('a resource whose condition is false is not there', () => {
  stack.add('Queue', 'AWS::SQS::Queue', {}, { Condition: 'InChina' })
  const top = { Conditions: { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } } }
  expect(readDeployment(stack.write(top)).all('AWS::SQS::Queue', v.object({}))).toEqual([])
})

test('a template that is none is refused in words', () => {
  expect(() => readDeployment('/nowhere/X.template.json')).toThrow(/^cannot read \/nowhere/)
  const path = stack.write({ Resources: 'none' })
  expect(() => readDeployment(path)).toThrow('is not a CloudFormation template')
})

test('functions that are no Node.js, or have layers, are refused; those that act only at deployment are not looked at', () => {
  stack.function('Old', HANDLER, { properties: { Runtime: 'python3.13' } })
  const parse = () =>
    readDeployment(stack.write()).all(
      'AWS::Lambda::Function',
      v.object({ Runtime: v.pipe(v.string(), v.startsWith('nodejs')) }),
      ({ attributes }) => !providers().has(attributes.Arn ?? ''),
    )
  const providers = () => readDeployment(stack.write()).providers
  expect(parse).toThrow(/Old \(AWS::Lambda::Function\)/)
  stack.add('Upload', 'Custom::CDKBucketDeployment', { ServiceToken: { 'Fn::GetAtt': ['Old', 'Arn'] } })
  expect(parse()).toEqual([])
})
