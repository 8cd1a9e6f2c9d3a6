import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'

/** Connections and per-group cursors. All of it can be lost: clients reconnect and resume from their position (D3). */
export class SocketsTable extends Table {
  constructor(scope: Construct) {
    super(scope, 'Sockets', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    })
    acknowledge(this, 'AwsSolutions-DDB3', 'Nothing in it is worth restoring: sockets that are gone are opened again.')
  }
}
