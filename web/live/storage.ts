import type * as v from 'valibot'
import { parseJson } from './json.ts'

/** Text by key; for the visit only where the browser keeps nothing (blocked storage, sandboxed frame, full disk). */
export interface Storage {
  get(key: string): string | null
  /** Null removes. */
  set(key: string, value: string | null): void
  /** Those that begin so, in order. */
  keys(prefix: string): string[]
  /** Calls when another tab changed something. */
  onChange(run: () => void): () => void
}

export const memoryStorage = (): Storage => {
  const kept = new Map<string, string>()
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => {
      if (value === null) kept.delete(key)
      else kept.set(key, value)
    },
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
    onChange: () => () => {},
  }
}

/** `localStorage` of the page, or another such, with memory under it: merely touching it may throw. */
export const browserStorage = (area = () => window.localStorage): Storage => {
  const memory = memoryStorage()
  const local = <T>(use: (storage: globalThis.Storage) => T): T | null => {
    try {
      return use(area())
    } catch {
      return null
    }
  }
  return {
    // Memory first: what could not be written down still holds for this visit.
    get: (key) => memory.get(key) ?? local((storage) => storage.getItem(key)),
    set: (key, value) => {
      memory.set(key, null)
      const written = local((storage) => {
        if (value === null) storage.removeItem(key)
        else storage.setItem(key, value)
        return true
      })
      if (!written) memory.set(key, value)
    },
    keys: (prefix) => {
      const written = local((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? []
      return [...new Set([...written, ...memory.keys(prefix)])].sort()
    },
    onChange: (run) => {
      const stop = new AbortController()
      window.addEventListener('storage', run, { signal: stop.signal })
      return () => stop.abort()
    },
  }
}

/** One key holding JSON of one shape; whatever else is found there counts as nothing. */
export const kept = <S extends v.GenericSchema>(storage: Storage, key: string, schema: S) => ({
  read: (): v.InferOutput<S> | null => parseJson(schema, storage.get(key)),
  write: (value: v.InferInput<S> | null) => storage.set(key, value === null ? null : JSON.stringify(value)),
})
