import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { type Deployment, ignored, type Resource } from './deployment.ts'
import type { FaultPlan } from './faults.ts'
import { LocalError } from './local-error.ts'
import { type Log, parseLine } from './log.ts'
import { REGION } from './resources.ts'
import type { InvocationMessage, WorkerMessage, WorkerSettings } from './worker.ts'

/** Lambda would give each of these invocations an environment of its own; here they share a thread. */
const CONCURRENT_INVOCATIONS = 100

const LambdaFunction = v.strictObject({
  Code: v.object({ S3Key: v.string() }),
  Handler: v.string(),
  Runtime: v.pipe(v.string(), v.startsWith('nodejs', 'only Node.js functions run here')),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  ReservedConcurrentExecutions: v.optional(v.number(), CONCURRENT_INVOCATIONS),
  Environment: v.optional(v.object({ Variables: v.record(v.string(), v.string()) }), { Variables: {} }),
  Layers: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0, 'layers are not loaded here'))),
  ...ignored('Architectures', 'DeadLetterConfig', 'Description', 'FunctionName', 'KmsKeyArn', 'LoggingConfig', 'Role'),
  ...ignored('EphemeralStorage', 'RecursiveLoop', 'RuntimeManagementConfig', 'Tags', 'TracingConfig'),
})

export type FunctionErrorKind = 'handled' | 'timeout' | 'killed' | 'init'

/** A failed invocation, as its caller (a gateway, a poller) learns of it. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError'
  readonly kind: FunctionErrorKind

  constructor(kind: FunctionErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export interface LocalFunction {
  name: string
  arn: string
  /** Its own result, as parsed from JSON. Throws `FunctionError`. */
  invoke(event: unknown): Promise<unknown>
}

export interface Functions {
  names: string[]
  /** By name (in any case), reference, ARN, or an API's integration URI. */
  find(reference: string): LocalFunction
  /** Invocations begun so far, and how many of them run now. */
  count(): { begun: number; active: number }
  /** Resolves when no invocation runs. */
  quiet(): Promise<void>
  onEnd(listener: () => void): void
  stop(): Promise<void>
}

interface Host {
  faults: FaultPlan
  log: Log
  clock: SharedArrayBuffer | undefined
  /** How many times as long as on AWS a function may take here. */
  slowness(): number
  /** Cloud addresses in the text replaced by local ones. */
  localize(text: string): string
  /**
   * Resolves with what the runtime sets beside the template's environment, the endpoints of the local services, when
   * all of them are there; no function runs before.
   */
  endpoints: Promise<Record<string, string>>
}

interface Pending {
  worker: Worker
  resolve(result: unknown): void
  reject(error: FunctionError): void
  timer: NodeJS.Timeout
}

const entryFile = (folder: string, handler: string): string => {
  const module = handler.slice(0, handler.lastIndexOf('.'))
  for (const extension of ['mjs', 'js', 'cjs']) {
    const file = join(folder, `${module}.${extension}`)
    if (existsSync(file)) return file
  }
  throw new LocalError(`${folder} has no ${module}.mjs, .js or .cjs, which the handler ${handler} needs`)
}

const createFunction = (
  { ref, name, attributes, properties }: Resource<v.InferOutput<typeof LambdaFunction>>,
  folder: string,
  host: Host,
  begun: () => void,
  ended: () => void,
): LocalFunction & { stop(): Promise<void> } => {
  const { Handler, Timeout, MemorySize, ReservedConcurrentExecutions, Runtime } = properties
  const arn = attributes.Arn ?? ref
  const settings: WorkerSettings = {
    entry: pathToFileURL(entryFile(folder, Handler)).href,
    exportName: Handler.slice(Handler.lastIndexOf('.') + 1),
    functionName: ref,
    functionArn: arn,
    memoryMb: MemorySize,
    clock: host.clock,
  }
  const environment = (endpoints: Record<string, string>): Record<string, string> => ({
    ...Object.fromEntries(
      Object.entries(properties.Environment.Variables).map(([key, value]) => [key, host.localize(value)]),
    ),
    ...endpoints,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EXECUTION_ENV: `AWS_Lambda_${Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
  })

  const pending = new Map<string, Pending>()
  const waiting: (() => void)[] = []
  /** Threads still alive; the one that takes new invocations is `current`. */
  const workers = new Set<Worker>()
  let current: Worker | undefined
  let stopped = false

  const settle = (id: string, how: (invocation: Pending) => void): void => {
    const invocation = pending.get(id)
    if (!invocation) return
    pending.delete(id)
    clearTimeout(invocation.timer)
    how(invocation)
    // A thread set aside after a timeout ends with its last invocation.
    if (invocation.worker !== current && ![...pending.values()].some((other) => other.worker === invocation.worker)) {
      void invocation.worker.terminate()
    }
    waiting.shift()?.()
    ended()
  }

  const lose = (worker: Worker, kind: FunctionErrorKind, message: string): void => {
    if (current === worker) current = undefined
    for (const [id, invocation] of pending) {
      if (invocation.worker === worker) settle(id, ({ reject }) => reject(new FunctionError(kind, message)))
    }
  }

  const fork = (endpoints: Record<string, string>): Worker => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: settings,
      name: name.slice(0, 30),
      env: environment(endpoints),
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    workers.add(worker)
    const lines = (stream: NodeJS.ReadableStream, level: 'info' | 'error') =>
      createInterface({ input: stream }).on('line', (text) => host.log(parseLine(name, text, level)))
    lines(worker.stdout, 'info')
    lines(worker.stderr, 'error')
    worker.on('message', (message: WorkerMessage) => {
      if ('initError' in message) {
        host.log(parseLine(name, `could not be loaded: ${message.initError}`, 'error'))
        lose(worker, 'init', message.initError)
        void worker.terminate()
      } else if ('error' in message) {
        const { errorType, errorMessage, stack } = message.error
        host.log({ ...parseLine(name, stack || errorMessage, 'error'), fields: { requestId: message.id } })
        settle(message.id, ({ reject }) => reject(new FunctionError('handled', `${errorType}: ${errorMessage}`)))
      } else {
        settle(message.id, ({ resolve }) => resolve(JSON.parse(message.result)))
      }
    })
    worker.on('error', (error: unknown) => {
      host.log(parseLine(name, `thread crashed: ${error instanceof Error ? error.stack : error}`, 'error'))
    })
    worker.on('exit', () => {
      workers.delete(worker)
      lose(worker, 'killed', `${name} was killed while it ran`)
    })
    return worker
  }

  const timeOut = (id: string, worker: Worker, seconds: number): void => {
    // Lambda throws the environment away; other invocations that share the thread may end in peace.
    if (current === worker) current = undefined
    const message = `${name} timed out after ${seconds} seconds`
    host.log(parseLine(name, message, 'error'))
    settle(id, ({ reject }) => reject(new FunctionError('timeout', message)))
  }

  return {
    name,
    arn,
    invoke: async (input) => {
      const event = JSON.stringify(input)
      begun()
      const endpoints = await host.endpoints
      while (pending.size >= ReservedConcurrentExecutions) {
        await new Promise<void>((free) => waiting.push(free))
      }
      if (stopped) {
        ended()
        throw new FunctionError('killed', `${name} was called while the runtime stops`)
      }
      current ??= fork(endpoints)
      const worker = current
      const id = randomUUID()
      const death = host.faults.death(name)
      const seconds = Timeout * host.slowness()
      return new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => timeOut(id, worker, seconds), seconds * 1000)
        pending.set(id, { worker, resolve, reject, timer })
        const message: InvocationMessage = {
          id,
          event,
          deadline: Date.now() + seconds * 1000,
          ...(death && 'point' in death ? { diesAt: death.point } : {}),
        }
        worker.postMessage(message)
        if (death && 'afterMs' in death) {
          setTimeout(() => pending.has(id) && void worker.terminate(), death.afterMs).unref()
        }
      })
    },
    stop: async () => {
      stopped = true
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}

export const createFunctions = (deployment: Deployment, host: Host): Functions => {
  let begun = 0
  let active = 0
  const listeners: (() => void)[] = []
  let quiet: (() => void)[] = []
  const begin = (): void => {
    begun++
    active++
  }
  const end = (): void => {
    active--
    for (const listener of listeners) listener()
    if (active > 0) return
    for (const resolve of quiet) resolve()
    quiet = []
  }

  const functions = deployment
    .all('AWS::Lambda::Function', LambdaFunction, ({ attributes }) => !deployment.providers.has(attributes.Arn ?? ''))
    .map((resource) => {
      const folder = deployment.asset(resource.properties.Code.S3Key)
      return { resource, local: createFunction(resource, folder, host, begin, end) }
    })

  return {
    names: functions.map(({ local }) => local.name),
    find: (reference) => {
      // An integration URI wraps the ARN: …:lambda:path/2015-03-31/functions/<arn>/invocations
      const bare = /functions\/(.+)\/invocations$/.exec(reference)?.[1] ?? reference
      const found = functions.find(
        ({ resource, local }) =>
          resource.ref === bare || local.arn === bare || local.name.toLowerCase() === bare.toLowerCase(),
      )
      if (found) return found.local
      const names = functions.map(({ local }) => local.name).join(', ')
      throw new LocalError(`no function ${reference} in the template; it has ${names || 'none'}`)
    },
    count: () => ({ begun, active }),
    quiet: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))),
    onEnd: (listener) => listeners.push(listener),
    stop: async () => {
      await Promise.all(functions.map(({ local }) => local.stop()))
    },
  }
}
