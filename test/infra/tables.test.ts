import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { Synthesized } from './synthesized.ts'

const stack = new Synthesized()
const template = Template.fromString(stack.text)

const COMMON = {
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
}

describe('Records', () => {
  it('has keys, stream and expiry as the access patterns need them', () => {
    expect(stack.one('AWS::DynamoDB::Table', 'Records').Properties).toMatchObject({
      ...COMMON,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [
            { AttributeName: 'ownerPk', KeyType: 'HASH' },
            { AttributeName: 'ownerSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    })
  })

  it('can be restored to any point in time, and is not lost with the stack or by a slip', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        GlobalSecondaryIndexes: Match.anyValue(),
      }),
    })
  })
})

describe('Sockets', () => {
  const { Properties, DeletionPolicy } = stack.one('AWS::DynamoDB::Table', 'Sockets')

  it('has keys, stream and expiry as the access patterns need them', () => {
    expect(Properties).toMatchObject(COMMON)
  })

  it('is disposable', () => {
    expect(DeletionPolicy).toBe('Delete')
    expect(Properties.DeletionProtectionEnabled).toBeUndefined()
  })
})
