import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { BY_OWNER } from '../functions/store/keys.ts'

/** All that must last. Outlives its stack: deleting the stack leaves it, and deleting it takes two deliberate steps. */
export class RecordsTable extends Table {
  constructor(scope: Construct) {
    super(scope, 'Records', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      // Also after a failed first deployment: it is protected, so that a rollback that tried to delete it would fail as well.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.addGlobalSecondaryIndex({
      indexName: BY_OWNER,
      partitionKey: { name: 'ownerPk', type: AttributeType.STRING },
      sortKey: { name: 'ownerSk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
  }
}
