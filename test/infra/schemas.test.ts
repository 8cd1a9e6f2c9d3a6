import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types'
import { describe, expect, it } from 'vitest'
import { SHAPES } from './shapes.ts'
import { Synthesized } from './synthesized.ts'

const spec: SpecDatabase = loadAwsServiceSpecSync()

const isIntrinsic = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value)
  return keys.length === 1 && /^(Ref|Fn::\w+)$/.test(keys[0] ?? '')
}

/** What CloudFormation would refuse in the properties of one resource, each with its place. */
const faultsIn = (properties: Record<string, Property>, given: Record<string, unknown>, at: string): string[] => [
  ...Object.keys(given).flatMap((name) => (name in properties ? [] : [`${at}.${name} is unknown`])),
  ...Object.entries(properties).flatMap(([name, { type, required }]) => {
    const value = given[name]
    if (value === undefined) return required ? [`${at}.${name} is missing`] : []
    return faultsOf(type, value, `${at}.${name}`)
  }),
]

const faultsOf = (type: PropertyType, value: unknown, at: string): string[] => {
  if (isIntrinsic(value)) return []
  const wrong = [`${at} is ${JSON.stringify(value)?.slice(0, 60)} and not ${type.type}`]
  switch (type.type) {
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : wrong
    case 'integer':
      return Number.isInteger(value) ? [] : wrong
    case 'number':
      return typeof value === 'number' ? [] : wrong
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, index) => faultsOf(type.element, one, `${at}[${index}]`))
        : wrong
    case 'map':
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, one]) => faultsOf(type.element, one, `${at}.${key}`))
        : wrong
    case 'ref':
      return isRecord(value) ? faultsIn(spec.get('typeDefinition', type.reference.$ref).properties, value, at) : wrong
    case 'union': {
      const each = type.types.map((one) => faultsOf(one, value, at))
      return each.some((faults) => faults.length === 0) ? [] : (each[0] ?? wrong)
    }
    // `json`, `tag` and `null` say nothing of what is in them.
    default:
      return []
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const faultsOfTemplate = (stack: Pick<Synthesized, 'resources'>): string[] =>
  Object.entries(stack.resources).flatMap(([id, { Type, Properties }]) => {
    if (Type.startsWith('Custom::')) return []
    const [known] = spec.lookup('resource', 'cloudFormationType', 'equals', Type)
    return known ? faultsIn(known.properties, Properties, id) : [`${id}: CloudFormation knows no ${Type}`]
  })

describe.each(Object.entries(SHAPES))('[Y1] the template of %s', (_, context) => {
  it('says what CloudFormation’s schemas allow, and all that they demand', () => {
    expect(faultsOfTemplate(new Synthesized(context))).toEqual([])
  })
})

it('[Y1] the check sees a property that is unknown, missing, or of another kind', () => {
  const table = (Properties: Record<string, unknown>) => ({
    resources: { T: { Type: 'AWS::DynamoDB::Table', Properties, DependsOn: [] } },
  })
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }]
  expect(faultsOfTemplate(table({ KeySchema }))).toEqual([])
  expect(faultsOfTemplate(table({}))).toEqual(['T.KeySchema is missing'])
  expect(faultsOfTemplate(table({ KeySchema, Billing: 'x' }))).toEqual(['T.Billing is unknown'])
  expect(faultsOfTemplate(table({ KeySchema, TimeToLiveSpecification: { Enabled: 'yes' } }))).toEqual([
    'T.TimeToLiveSpecification.Enabled is "yes" and not boolean',
  ])
})
