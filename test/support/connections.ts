import type { Services } from '../../functions/http/call.ts'

/** For an application that is called without the gateway, where there are no sockets. */
export const noConnections: Services['connections'] = { close: async () => {} }
