import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { listen } from '../../infra/local/ports.ts'
import { until } from '../support/until.ts'

const HOST = '127.0.0.1'
const MAIN = new URL('../../infra/local/main.ts', import.meta.url).pathname

/** The first of so many ports in a row that are free now. The command takes a row, so the kernel alone cannot choose. */
export const freeRow = async (count: number): Promise<number> => {
  for (;;) {
    const servers = [createServer()]
    try {
      const first = await listen(servers[0] as (typeof servers)[0], HOST)
      for (let port = first + 1; port < first + count; port++) {
        const server = createServer()
        await listen(server, HOST, port)
        servers.push(server)
      }
      return first
    } catch {
      // One of the row was taken: another row.
    } finally {
      await Promise.all(servers.map((server) => server.listening && once(server.close(), 'close')))
    }
  }
}

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])
        return parent === pid ? [Number(name), ...childrenOf(Number(name))] : []
      } catch {
        return []
      }
    })

const lives = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export interface Started {
  child: ChildProcess
  said(): string
  /** Sends the signal; gives the exit code once the command and every process it had started are gone. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const run = (port: number, ...args: string[]): Started => {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, PORT: String(port) } })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
  return {
    child,
    said: () => text,
    end: async (signal) => {
      const all = child.pid === undefined ? [] : [child.pid, ...childrenOf(child.pid)]
      const ended = once(child, 'close')
      child.kill(signal)
      await ended
      await until(() => !all.some(lives), 'every process to end')
      return child.exitCode
    },
  }
}

/** Runs it until it says it is ready. */
export const startAll = async (port: number, ...args: string[]): Promise<Started> => {
  const started = run(port, ...args)
  await until(
    () => {
      if (started.child.exitCode !== null) throw new Error(started.said())
      return started.said().includes('Stop with Ctrl-C')
    },
    'the platform to be ready',
    280_000,
  )
  return started
}

/** Runs it to its end. */
export const runToEnd = async (port: number, ...args: string[]): Promise<{ code: number | null; said: string }> => {
  const { child, said } = run(port, ...args)
  await once(child, 'close')
  return { code: child.exitCode, said: said() }
}
