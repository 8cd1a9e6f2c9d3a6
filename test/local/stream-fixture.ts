import type { StreamRecord } from '../../infra/local/batches.ts'

/** A record of an item's key; the sequence number says its place. */
export const record = (sequence: number, pk = `P${sequence}`, sk = 'S'): StreamRecord => ({
  readAt: Date.now(),
  record: {
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(sequence).padStart(21, '0') },
  },
})

export const numberOf = ({ record: { dynamodb } }: StreamRecord): number => Number(dynamodb.SequenceNumber)
