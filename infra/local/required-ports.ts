import { once } from 'node:events'
import { createServer } from 'node:net'
import { LocalError } from './local-error.ts'
import { listen } from './ports.ts'

/** Finds out before anything starts whether a row of ports is free, and says which is not. */
export const requirePorts = async (host: string, first: number, count: number): Promise<void> => {
  for (let port = first; port < first + count; port++) {
    const server = createServer()
    try {
      await listen(server, host, port)
    } catch (error) {
      if (!(error instanceof LocalError)) throw error
      const row = `${first}–${first + count - 1}`
      throw new LocalError(
        `${error.message}. Ports ${row} are needed; choose others, as in PORT=${first + 1000} npm start`,
      )
    }
    server.close()
    await once(server, 'close')
  }
}
