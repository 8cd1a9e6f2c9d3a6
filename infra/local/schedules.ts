import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { nextRun } from './cron.ts'
import { type Deployment, ignored } from './deployment.ts'
import { FunctionError, type Functions, type LocalFunction } from './functions.ts'
import { LocalError } from './local-error.ts'
import { type Log, report } from './log.ts'
import { ACCOUNT, REGION } from './resources.ts'

const RETRY_MS = 50
/** Lambda's own retries of an asynchronous invocation. */
const RETRIES = 2
/** Longer timers overflow in Node; they are set again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const Target = v.strictObject({
  Arn: v.string(),
  Input: v.optional(v.string()),
  ...ignored('Id', 'RoleArn', 'RetryPolicy', 'DeadLetterConfig'),
})

const Rule = v.strictObject({
  ScheduleExpression: v.string('only rules with a schedule run here'),
  State: v.optional(v.string(), 'ENABLED'),
  Targets: v.array(Target),
  ...ignored('Name', 'Description'),
})

const Schedule = v.strictObject({
  ScheduleExpression: v.string(),
  ScheduleExpressionTimezone: v.optional(v.picklist(['UTC', 'Etc/UTC'], 'only UTC schedules run here')),
  State: v.optional(v.string(), 'ENABLED'),
  Target,
  ...ignored('Name', 'Description', 'FlexibleTimeWindow', 'GroupName', 'StartDate', 'EndDate'),
})

export interface FailedInvocation {
  source: 'schedule'
  function: string
  condition: 'RetriesExhausted'
  attempts: number
  event: unknown
}

export interface Schedules {
  /** Every schedule's target, now; resolves when all have ended, failed ones with their retries. */
  invokeAll(): Promise<void>
  /** Resolves when none of them runs. */
  quiet(): Promise<void>
  stop(): void
}

interface Due {
  target: LocalFunction
  next(now: number): number
  event(): unknown
}

const scheduledEvent = (arn: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: ACCOUNT,
  time: new Date().toISOString(),
  region: REGION,
  resources: [arn],
  detail: {},
})

export const readSchedules = (deployment: Deployment, functions: Functions): Due[] => {
  const due = (
    logicalId: string,
    expression: string,
    target: v.InferOutput<typeof Target>,
    fallback: () => unknown,
  ) => {
    try {
      const { Input } = target
      return {
        target: functions.find(target.Arn),
        next: nextRun(expression),
        event: Input === undefined ? fallback : (): unknown => JSON.parse(Input),
      }
    } catch (error) {
      throw error instanceof LocalError ? new LocalError(`${logicalId}: ${error.message}`) : error
    }
  }
  const rules = deployment
    .all('AWS::Events::Rule', Rule)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .flatMap(({ logicalId, attributes, properties }) =>
      properties.Targets.map((target) =>
        due(logicalId, properties.ScheduleExpression, target, () => scheduledEvent(attributes.Arn ?? '')),
      ),
    )
  const schedules = deployment
    .all('AWS::Scheduler::Schedule', Schedule)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ logicalId, properties }) => due(logicalId, properties.ScheduleExpression, properties.Target, () => ({})))
  return [...rules, ...schedules]
}

/** EventBridge rules and schedules: timers that invoke functions, with Lambda's asynchronous retries. */
export const startSchedules = (
  all: Due[],
  { log, giveUp }: { log: Log; giveUp(failed: FailedInvocation): void },
): Schedules => {
  const timers = new Map<Due, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let stopped = false

  const invoke = async ({ target, event }: Due): Promise<void> => {
    const input = event()
    for (let attempt = 1; !stopped; attempt++) {
      try {
        await target.invoke(input)
        return
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error
        if (attempt <= RETRIES) {
          await sleep(RETRY_MS * 2 ** attempt)
          continue
        }
        report(log, 'error', `${target.name}: its schedule failed ${attempt} times: ${error.message}`)
        const failed = { source: 'schedule' as const, function: target.name }
        return giveUp({ ...failed, condition: 'RetriesExhausted', attempts: attempt, event: input })
      }
    }
  }

  const begin = (one: Due): Promise<void> => {
    const run = invoke(one).finally(() => running.delete(run))
    running.add(run)
    return run
  }

  const arm = (one: Due, at: number): void => {
    const wait = at - Date.now()
    const timer = setTimeout(
      () => {
        if (wait > LONGEST_TIMER_MS) return arm(one, at)
        begin(one).catch((error: unknown) => report(log, 'error', `${one.target.name}: ${error}`))
        arm(one, one.next(Date.now()))
      },
      Math.min(Math.max(wait, 0), LONGEST_TIMER_MS),
    )
    timers.set(one, timer)
  }
  for (const one of all) arm(one, one.next(Date.now()))

  return {
    invokeAll: async () => {
      await Promise.all(all.map(begin))
    },
    quiet: async () => {
      await Promise.allSettled([...running])
    },
    stop: () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
