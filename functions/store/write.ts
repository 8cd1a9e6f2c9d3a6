import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'

/** One of the writes of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
