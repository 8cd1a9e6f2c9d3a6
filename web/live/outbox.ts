import * as v from 'valibot'
import { Id, Instant } from '../../functions/contract/basics.ts'
import type { Refusal } from '../../functions/contract/refusal.ts'
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

/** `target` is the question's or poll's id. */
export const Entry = v.object({ target: Id, at: Instant, command: CitizenCommand })
export type Entry = v.InferOutput<typeof Entry>

interface OutboxOptions {
  /** Begins every key; one activity's. */
  prefix: string
  storage: Storage
  env: Env
  /** Sends one command and keeps what came of it, before the entry is forgotten. */
  send(entry: Entry): Promise<Answer<unknown>>
  refused(entry: Entry, refusal: Refusal): void
  changed(): void
}

export interface Outbox {
  /** What has not been acknowledged, oldest first. */
  waiting(): Entry[]
  add(target: string, command: CitizenCommand): void
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
  let lastAt = 0
  let sending: string | null = null
  let stops: (() => void)[] = []

  const read = (key: string) => parseJson(Entry, storage.get(key))

  const waiting = () => storage.keys(prefix).flatMap((key) => read(key) ?? [])

  /** False where something should be tried again later. */
  const sendAll = async (): Promise<boolean> => {
    const stuck = new Set<string>()
    for (const key of storage.keys(prefix)) {
      const entry = read(key)
      if (!entry) storage.set(key, null)
      // What concerns one question or poll goes in order.
      if (!entry || stuck.has(entry.target)) continue
      sending = key
      const answer = await options.send(entry)
      sending = null
      // Nothing is heard: the rest would fare no better.
      if (!answer.ok && answer.refusal === null) return false
      if (isPassing(answer) && env.now() - entry.at < PATIENCE_MS) {
        stuck.add(entry.target)
        continue
      }
      storage.set(key, null)
      if (!answer.ok && answer.refusal) options.refused(entry, answer.refusal)
      options.changed()
    }
    return stuck.size === 0
  }

  // One tab sends at a time; the next finds only what is left.
  const retry = createRetry(env, () => env.exclusively(prefix, sendAll))

  return {
    waiting,
    add: (target, command) => {
      // A vote or a poll answer says how things are to be, so only the latest matters.
      if (command.type === 'vote' || command.type === 'answer')
        for (const key of storage.keys(prefix)) {
          const entry = read(key)
          if (key !== sending && entry?.target === target && entry.command.type === command.type) storage.set(key, null)
        }
      lastAt = Math.max(env.now(), lastAt + 1)
      const key = `${prefix}${String(lastAt).padStart(15, '0')}-${target}`
      storage.set(key, JSON.stringify({ target, at: lastAt, command } satisfies Entry))
      options.changed()
      retry.want()
    },
    start: () => {
      stops = [env.onChange(() => env.online() && retry.want()), storage.onChange(options.changed), retry.stop]
      if (waiting().length) retry.want()
    },
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
