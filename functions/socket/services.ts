import type { Signing } from '../runtime/signing.ts'
import type { Tables } from '../store/client.ts'
import type { Connections } from './connections.ts'

export interface SocketServices {
  tables: Tables
  signing: Signing
  connections: Connections
  now: () => number
  adminSubject: string
}
