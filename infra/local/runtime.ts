import { createAddresses } from './addresses.ts'
import { readApi } from './apis.ts'
import { readBuckets } from './bucket.ts'
import { openCheckpoints } from './checkpoints.ts'
import type { Clock } from './clock.ts'
import { claimDataDir } from './data-dir.ts'
import { readDeployment } from './deployment.ts'
import { createDistribution } from './distribution.ts'
import { startDynamo } from './dynamo-process.ts'
import { createFaults, type FaultPlan, type Faults } from './faults.ts'
import { createFunctions } from './functions.ts'
import { createHttpGateway } from './http-gateway.ts'
import { decodePath, type HttpHandler, type HttpListener, json, serveHttp } from './http-message.ts'
import { API_GATEWAY_LIMITS, type Limits } from './limits.ts'
import { LocalError } from './local-error.ts'
import { type Log, logErrors, report } from './log.ts'
import { readMappings } from './mappings.ts'
import { type FailedInvocation, readSchedules, startSchedules } from './schedules.ts'
import { startSecrets } from './secrets.ts'
import { startSocketGateway } from './socket-gateway.ts'
import { type FailedBatch, type Poller, startPoller } from './streams.ts'
import { openTables, readTables } from './tables.ts'
import { within } from './within.ts'

/** One machine is tables, functions and clients here: what takes long is not lost. */
const SLOWNESS = 20

/** How long `stop` lets running invocations end by themselves. */
const GRACE_MS = 2000

export interface LocalOptions {
  /** As `cdk synth` writes it; the asset manifest lies beside it. */
  templatePath: string
  /** Where tables, secrets and stream positions persist; without it all is in memory. */
  dataDir?: string
  /** Default 127.0.0.1. */
  host?: string
  /** Default: from the kernel. */
  ports?: { platform?: number; socket?: number }
  /** Values of the template's parameters that have no default, or another one. */
  parameters?: Record<string, string>
  /** An OIDC issuer that the template names → the one that stands in for it here, also in functions' environments. */
  jwtIssuers?: Record<string, string>
  /** Default: API Gateway's. */
  limits?: Partial<Limits>
  /** Default: only errors, to standard error. */
  log?: Log
  /** What functions take for now. Default: the machine's clock. */
  clock?: Clock
  /** How many times as long as on AWS a function may take: asked at each call. Default: once. */
  slowness?: () => number
  /** How many times as long as on AWS a call of a table may take. Default: as long as one busy machine needs. */
  callSlowness?: number
  /** What stands between functions and DynamoDB Local, such as a test's faults; given the one, it says where the other is reached. */
  tablesThrough?: (endpoint: string) => Promise<{ url: string; stop(): Promise<void> }>
}

export interface LocalRuntime {
  /** The site, and the API in the same origin: what CloudFront serves. */
  platformUrl: string
  /** The HTTP API by itself, as its `execute-api` address would reach it. */
  apiUrl: string
  /** `ws://…`, with the stage. */
  socketUrl: string
  dynamoEndpoint: string
  /** Physical table names by their construct's name, such as `Records`. */
  tables: Record<string, string>
  faults: Faults
  connections(): number
  /** Resolves when every stream record and schedule so far has been processed and no invocation runs. */
  idle(): Promise<void>
  /** Runs every schedule's target now, to its end. */
  invokeSchedule(): Promise<void>
  /** What landed in failure destinations. */
  failed(): (FailedBatch | FailedInvocation)[]
  /** Leaves no process, thread, timer or socket behind. */
  stop(): Promise<void>
}

/** Stands in for the distribution of a stack that has none: files of the site first, then the API. */
const siteThenApi =
  (buckets: ReturnType<typeof readBuckets>, api: HttpHandler): HttpHandler =>
  (request) => {
    const key = decodePath(request.path.slice(1)) || 'index.html'
    const bucket = buckets.find((one) => one.has(key))
    return bucket ? Promise.resolve(bucket.get(key)) : api(request)
  }

/** What the API cannot be without: a stack with none still has its site. */
const noApi: HttpHandler = async () => json(404, { message: 'Not Found' })

/**
 * Runs the synthesized stack on this machine. What is simpler than in the cloud: a function is one thread that takes up
 * to a hundred invocations at once, and a kill ends all of them; grants are not checked; nothing is signed; DynamoDB
 * Local throttles nothing. All else is meant to be as there, the unpleasant included.
 */
export const start = async (options: LocalOptions): Promise<LocalRuntime> => {
  const { host = '127.0.0.1', dataDir, log = logErrors } = options
  const limits: Limits = { ...API_GATEWAY_LIMITS, ...options.limits }
  const deployment = readDeployment(options.templatePath, options.parameters)
  const undo: (() => void | Promise<void>)[] = []
  const undoAll = async (): Promise<void> => {
    const failures: unknown[] = []
    for (const step of undo.reverse()) {
      // Whatever fails, the rest has to end, too.
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the local runtime did not stop cleanly')
  }
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= undoAll()
    return stopping
  }

  try {
    if (dataDir) undo.push(claimDataDir(dataDir))
    const addresses = createAddresses(options.jwtIssuers)
    const endpoints = Promise.withResolvers<Record<string, string>>()
    const faults: FaultPlan = createFaults((name) => functions.find(name).name)
    const functions = createFunctions(deployment, {
      faults,
      log,
      clock: options.clock?.shared,
      slowness: options.slowness ?? (() => 1),
      localize: addresses.localize,
      endpoints: endpoints.promise,
    })
    undo.push(functions.stop)
    // All of the template is read before anything starts: what cannot be interpreted is told at once.
    const tableResources = readTables(deployment)
    const mappings = readMappings(deployment, functions, tableResources)
    const due = readSchedules(deployment, functions)

    // The listeners come first, so that a taken port is told at once; what they call waits for `endpoints`.
    const failed = (error: unknown): void =>
      report(log, 'error', error instanceof Error ? `${error.stack}` : `${error}`)
    const listen = async (handle: HttpHandler, port?: number): Promise<HttpListener> => {
      const listener = await serveHttp(handle, { host, port, failed })
      undo.push(listener.stop)
      return listener
    }
    const httpApi = readApi(deployment, 'HTTP', functions, limits.integrationMs)
    const handleApi = httpApi ? createHttpGateway(httpApi, { log, localize: addresses.localize, faults }) : noApi
    const buckets = readBuckets(deployment, addresses.localize)
    const secrets = await startSecrets(deployment, { host, dataDir, log })
    undo.push(secrets.stop)
    const origins = {
      buckets,
      api: httpApi && { domainName: httpApi.domainName, handle: handleApi },
      reveal: secrets.reveal,
    }
    const distribution = createDistribution(deployment, origins)
    if (!distribution) report(log, 'info', 'the stack has no distribution: its site’s files come first, then its API')
    const platform = await listen(distribution?.handle ?? siteThenApi(buckets, handleApi), options.ports?.platform)
    if (distribution) addresses.add(distribution.domainName, platform.url)

    const socketApi = readApi(deployment, 'WEBSOCKET', functions, limits.integrationMs)
    const sockets =
      socketApi && (await startSocketGateway(socketApi, { host, port: options.ports?.socket, limits, faults, log }))
    if (sockets) {
      undo.push(sockets.stop)
      addresses.add(socketApi.domainName, sockets.origin)
    }
    const api = await listen(handleApi)
    if (httpApi) addresses.add(httpApi.domainName, api.url)

    const dynamo = await startDynamo(host, dataDir)
    undo.push(dynamo.stop)
    const tables = await openTables(tableResources, dynamo.endpoint)
    const through = await options.tablesThrough?.(dynamo.endpoint)
    if (through) undo.push(through.stop)
    endpoints.resolve({
      CALL_SLOWNESS: String(options.callSlowness ?? SLOWNESS),
      AWS_ENDPOINT_URL: secrets.url,
      AWS_ENDPOINT_URL_DYNAMODB: through?.url ?? dynamo.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    })

    const failures: (FailedBatch | FailedInvocation)[] = []
    const giveUp = (failure: FailedBatch | FailedInvocation): void => {
      failures.push(failure)
    }
    const checkpoints = openCheckpoints(dataDir)
    undo.push(checkpoints.save)
    const pollers: Poller[] = []
    undo.push(async () => {
      const polling = Promise.all(pollers.map((poller) => poller.stop()))
      await within(GRACE_MS, functions.quiet())
      // What still runs is cut off, and its records come again after the next start.
      await functions.stop()
      await polling
    })
    for (const mapping of mappings) {
      const table = tables.find(({ streamArn }) => streamArn === mapping.streamArn)
      if (!table) throw new LocalError(`${mapping.id} reads the stream of a table that is not there`)
      pollers.push(await startPoller(mapping, table, { endpoint: dynamo.endpoint, checkpoints, faults, log, giveUp }))
    }
    functions.onEnd(() => {
      for (const poller of pollers) poller.wake()
    })
    const schedules = startSchedules(due, { log, giveUp })
    undo.push(schedules.stop)

    return {
      platformUrl: platform.url,
      apiUrl: api.url,
      socketUrl: sockets?.url ?? '',
      dynamoEndpoint: dynamo.endpoint,
      tables: Object.fromEntries(tables.map(({ name, physicalName }) => [name, physicalName])),
      faults,
      connections: () => sockets?.connections() ?? 0,
      idle: async () => {
        for (;;) {
          await schedules.quiet()
          await functions.quiet()
          const { begun } = functions.count()
          await Promise.all(pollers.map((poller) => poller.caughtUp()))
          await sockets?.settled()
          const after = functions.count()
          if (after.begun === begun && after.active === 0) return
        }
      },
      invokeSchedule: schedules.invokeAll,
      failed: () => [...failures],
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
