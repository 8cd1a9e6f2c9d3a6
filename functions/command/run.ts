import type { Actor } from '../contract/basics.ts'
import type { CommandReply } from '../contract/interview/list.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import { type Act, auditedReceipt } from '../store/audit.ts'
import type { Tables } from '../store/client.ts'
import { commitOnce, replyAt, versionsOf } from '../store/commit.ts'
import { giveUpTime, shortPause } from '../store/conflicts.ts'
import type { Key } from '../store/keys.ts'
import type { Write } from '../store/write.ts'

/** Who gives a command, and where. */
export interface Commander {
  tables: Tables
  now: () => number
  actor: Actor
  siteId: string
  /** Null where the command is about no activity. */
  activityId: string | null
  /** What tells the command from another under its id; empty where the platform itself gives it. */
  digest: string
}

/** All that a decision writes, beside the command's receipt. */
export interface Writes {
  writes: readonly Write[]
  /** The version of every record that it changes, by id. */
  reply: CommandReply
  /** The entry as it is stored, where words in it are sealed. */
  entry?: Act
}

/** Or nothing is left to do, or what there is would never fit into the table. */
type Outcome = Writes | 'nothing' | 'too-large'

/** What a kind of record adds to the runner. */
export interface Specification<World, Decided> {
  commandId: string
  /** Where the command's receipt stands, which is also its entry in the trail. */
  receipt: Key
  /** All that is decided on, as it stands now; null where it is gone. */
  load: () => Promise<World | null>
  decide: (world: World, now: number) => Result<Decided> | Promise<Result<Decided>>
  /** What the trail says of it. */
  audit: (world: World, decided: Decided) => Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'>
  writes: (world: World, decided: Decided, act: Act) => Outcome | Promise<Outcome>
  /** After each try, however it ended: what was prepared for it is put away. */
  settle?: (world: World, done: boolean) => Promise<void>
}

/**
 * A command of staff: load, decide, and commit in one transaction with its receipt; when others got in between, look again and decide
 * again, until `until` (by `performance.now()`). The same command sent again is answered as it was the first time (D2).
 */
export const runCommand = async <World, Decided>(
  { tables, now, actor, siteId, activityId, digest }: Commander,
  { commandId, receipt, load, decide, audit, writes, settle }: Specification<World, Decided>,
  until = giveUpTime(),
): Promise<Result<CommandReply>> => {
  for (let attempt = 0; attempt === 0 || performance.now() < until; attempt++) {
    const world = await load()
    if (world === null) return refuse('not-found')
    const at = now()
    const decided = await decide(world, at)
    if (!decided.ok) {
      await settle?.(world, false)
      // A repeat of what was done looks like a stale command: its receipt tells them apart.
      return (await replyAt(tables, receipt, digest)) ?? decided
    }
    const act: Act = { commandId, at, by: actor, siteId, activityId, ...audit(world, decided.value), digest }
    const change = await writes(world, decided.value, act)
    if (change === 'nothing' || change === 'too-large') {
      await settle?.(world, false)
      return change === 'nothing' ? accept({ versions: {} }) : refuse('too-large')
    }
    const { reply, entry = act } = change
    const all = [auditedReceipt(tables, receipt, entry, reply), ...change.writes]
    const outcome = await commitOnce(tables, receipt, all, reply, digest)
    await settle?.(world, outcome.type === 'done')
    if (outcome.type === 'taken') return refuse('id-taken')
    if (outcome.type !== 'contention') return accept(outcome.reply)
    await shortPause(attempt)
  }
  return refuse('unavailable')
}

/** What was loaded already, and at each further try what stands there by then. */
export const reloading = <T>(first: T, again: () => Promise<T>): (() => Promise<T>) => {
  let isFirst = true
  return async () => {
    if (!isFirst) return again()
    isFirst = false
    return first
  }
}

/** Makes a record once, under the id that its maker chose; the same again gets the same answer, and other content is refused as taken. */
export const runCreation = <R extends { id: string; version: number }>(
  commander: Commander,
  {
    isTaken,
    make,
    action,
    fields,
    writes,
    ...more
  }: Pick<Specification<unknown, R>, 'commandId' | 'receipt'> & {
    isTaken: () => Promise<boolean>
    make: (now: number) => Result<R> | Promise<Result<R>>
    action: string
    /** What the trail says of it. */
    fields: (made: R) => Record<string, unknown>
    writes: (made: R, at: number) => readonly Write[] | 'too-large'
  },
): Promise<Result<CommandReply>> =>
  runCommand<boolean, R>(commander, {
    ...more,
    load: isTaken,
    decide: (taken, now) => (taken ? refuse('id-taken') : make(now)),
    audit: (_, made) => ({ action, target: made.id, before: null, after: fields(made) }),
    writes: (_, made, { at }) => {
      const all = writes(made, at)
      return all === 'too-large' ? all : { writes: all, reply: versionsOf([{ after: made }]) }
    },
  })
