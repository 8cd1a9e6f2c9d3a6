import * as v from 'valibot'
import { Id, Instant } from '#contract/basics.ts'
import type { Refusal } from '#contract/refusal.ts'
import { isNewer } from '#domain/wish.ts'
import { type Answer, isPassing } from './api.ts'
import type { Env } from './env.ts'
import { parseJson } from './json.ts'
import { createRetry } from './retry.ts'
import type { Storage } from './storage.ts'

/** What a citizen does, as it waits on the device. Short shapes of the route's bodies: the server checks them. */
export const CitizenCommand = v.variant('type', [
  v.object({ type: v.literal('ask'), text: v.string(), name: v.nullable(v.string()) }),
  v.object({ type: v.literal('revise'), text: v.string(), name: v.nullable(v.string()), version: v.number() }),
  v.object({ type: v.literal('withdraw') }),
  v.object({ type: v.literal('vote'), on: v.boolean() }),
  v.object({ type: v.literal('answer'), choices: v.array(Id) }),
])
export type CitizenCommand = v.InferOutput<typeof CitizenCommand>

/** `target` is the question's or poll's id; `at` is the wish's number, too (D15). */
export const Entry = v.object({ target: Id, at: Instant, command: CitizenCommand })
export type Entry = v.InferOutput<typeof Entry>

/** A question, or how a vote or an answer stands. */
export interface Standing {
  id?: string
  number?: number | undefined
}

interface OutboxOptions {
  /** Begins every key; one activity's. */
  prefix: string
  storage: Storage
  env: Env
  /** When an entry is added: later than all before. */
  at(above?: number): number
  /** Sends one command and keeps what came of it, before the entry is forgotten. */
  send(entry: Entry): Promise<Answer<Standing>>
  refused(entry: Entry, refusal: Refusal): void
  changed(): void
}

export interface Outbox {
  /** What has not been acknowledged, oldest first. */
  waiting(): Entry[]
  add(target: string, command: CitizenCommand): void
  /** Now, where it would wait for the next try. */
  send(): void
  start(): void
  stop(): void
}

/** So long the platform may answer that something is wrong on its side before the citizen is told (milliseconds). */
const PATIENCE_MS = 60 * 60_000

/**
 * [D2, D11] What the citizen did stays on the device until the platform acknowledged or refused it, over reload and lost
 * network, and is sent in order. Each entry has a key of its own, so that two tabs never write over each other's.
 */
export const createOutbox = ({ prefix, storage, env, ...options }: OutboxOptions): Outbox => {
  let stops: (() => void)[] = []

  const read = (key: string) => parseJson(Entry, storage.get(key))

  const waiting = () => storage.keys(prefix).flatMap((key) => read(key) ?? [])

  const add = (target: string, command: CitizenCommand, above?: number) => {
    // A command says how things are to be, so only the latest of its kind matters.
    for (const key of storage.keys(prefix)) {
      const entry = read(key)
      if (entry?.target === target && entry.command.type === command.type) storage.set(key, null)
    }
    const at = options.at(above)
    storage.set(`${prefix}${at}-${target}`, JSON.stringify({ target, at, command } satisfies Entry))
    options.changed()
    retry.want()
  }

  /** False where something should be tried again later. */
  const sendAll = async (): Promise<boolean> => {
    const stuck = new Set<string>()
    for (const key of storage.keys(prefix)) {
      const entry = read(key)
      if (!entry) storage.set(key, null)
      // What concerns one question or poll goes in order.
      if (!entry || stuck.has(entry.target)) continue
      const answer = await options.send(entry)
      // Nothing is heard: the rest would fare no better.
      if (!answer.ok && answer.refusal === null) return false
      if (isPassing(answer) && env.now() - entry.at < PATIENCE_MS) {
        stuck.add(entry.target)
        continue
      }
      // What was wished anew meanwhile, here or in another tab, has taken its place.
      if (storage.get(key)) {
        storage.set(key, null)
        if (!answer.ok && answer.refusal) options.refused(entry, answer.refusal)
        // Another device of this person has numbers beyond.
        if (answer.ok && isNewer(answer.value.number ?? 0, entry.at))
          add(entry.target, entry.command, answer.value.number)
      }
      options.changed()
    }
    return stuck.size === 0
  }

  // One tab sends at a time; the next finds only what is left.
  const retry = createRetry(env, () => env.exclusively(prefix, sendAll))

  return {
    waiting,
    add,
    send: retry.want,
    start: () => {
      stops = [env.onChange(() => env.online() && retry.want()), storage.onChange(options.changed), retry.stop]
      if (waiting().length) retry.want()
    },
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
