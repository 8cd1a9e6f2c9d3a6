import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { parentPort, workerData } from 'node:worker_threads'
import { followClock } from './clock.ts'

/** The thread's side of a function: what the Lambda runtime does in the cloud. */
export interface WorkerSettings {
  entry: string
  exportName: string
  functionName: string
  functionArn: string
  memoryMb: number
  clock: SharedArrayBuffer | undefined
}

export interface InvocationMessage {
  id: string
  /** JSON, as on the wire to a real function: nothing is shared and `undefined` does not survive. */
  event: string
  deadline: number
  /** Kill this thread when the invocation gets to this awaited point (see `Kill.point`). */
  diesAt?: number
}

export type WorkerMessage =
  | { id: string; result: string }
  | { id: string; error: { errorType: string; errorMessage: string; stack: string } }
  | { initError: string }

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread')
const settings: WorkerSettings = workerData
/** What the gateway measures its timeouts by, whatever the function takes for now. */
const realNow = Date.now
if (settings.clock) followClock(settings.clock)

interface Running {
  diesAt: number
  point: number
}

/** Which invocation a network request belongs to: several share the thread. */
const running = new AsyncLocalStorage<Running>()
const requests = new WeakMap<object, Running>()

const pass = (invocation: Running | undefined): void => {
  if (invocation && ++invocation.point === invocation.diesAt) process.exit(137)
}

const watch = (started: string, answered: string): void => {
  subscribe(started, (message) => {
    const invocation = running.getStore()
    if (typeof message !== 'object' || message === null || !('request' in message) || !invocation) return
    if (typeof message.request === 'object' && message.request !== null) requests.set(message.request, invocation)
    pass(invocation)
  })
  subscribe(answered, (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return
    if (typeof message.request === 'object' && message.request !== null) pass(requests.get(message.request))
  })
}
watch('http.client.request.created', 'http.client.response.finish')
watch('undici:request:create', 'undici:request:headers')

const load = async (): Promise<(event: unknown, context: unknown) => unknown> => {
  const module: Record<string, unknown> = await import(settings.entry)
  const handler = module[settings.exportName]
  if (typeof handler === 'function') return (event, context) => handler(event, context)
  throw new Error(`${settings.entry} exports no function ${settings.exportName}`)
}

const say = (message: WorkerMessage): void => port.postMessage(message)
const loading = load()
loading.catch((error: unknown) => {
  say({ initError: error instanceof Error ? (error.stack ?? error.message) : String(error) })
})

port.on('message', async ({ id, event, deadline, diesAt }: InvocationMessage) => {
  try {
    const handler = await loading
    const context = {
      awsRequestId: id,
      functionName: settings.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: settings.functionArn,
      memoryLimitInMB: String(settings.memoryMb),
      logGroupName: `/aws/lambda/${settings.functionName}`,
      logStreamName: 'local',
      getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
    }
    const call = async () => handler(JSON.parse(event), context)
    const result = await (diesAt === undefined ? call() : running.run({ diesAt, point: 0 }, call))
    say({ id, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    say({ id, error: { errorType: known.name, errorMessage: known.message, stack: known.stack ?? '' } })
  }
})
