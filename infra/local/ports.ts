import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { LocalError } from './local-error.ts'

/** Listens, on a port from the kernel unless one is given, and returns the port. */
export const listen = async (server: Server, host: string, port = 0): Promise<number> => {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new LocalError(`port ${port} on ${host} is taken by another program`)
    if (code === 'EACCES') throw new LocalError(`port ${port} on ${host} may not be opened by this user`)
    throw error
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

export const freePort = async (host: string): Promise<number> => {
  const server = createServer()
  const port = await listen(server, host)
  server.close()
  await once(server, 'close')
  return port
}
