import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import * as v from 'valibot'
import { LocalError } from '../local-error.ts'

const SAVE_AFTER_MS = 200

const Entry = v.object({ payload: v.looseObject({}), expiresAt: v.nullable(v.number()) })
const Saved = v.record(v.string(), Entry)
type Entry = { payload: AdapterPayload; expiresAt: number | null }

export interface OidcStore {
  adapter(model: string): Adapter
  save(): void
}

const read = (file: string): Record<string, Entry> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Saved), text)
  if (!parsed.success) throw new LocalError(`${file} is damaged; remove it, and people sign in again`)
  return parsed.output
}

/**
 * Sessions, grants and refresh tokens, kept over a restart, so that whoever was signed in stays so. Clients are asked for
 * each time: their addresses depend on ports that are known only once everything listens.
 */
export const openStore = (
  name: string,
  dataDir: string | undefined,
  client: (id: string) => AdapterPayload | undefined,
): OidcStore => {
  const file = dataDir && join(dataDir, `${name}.json`)
  const entries = new Map(Object.entries(file ? read(file) : {}))
  let timer: NodeJS.Timeout | undefined

  const save = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!file) return
    const now = Date.now()
    for (const [key, { expiresAt }] of entries) if (expiresAt !== null && expiresAt < now) entries.delete(key)
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(entries)), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const changed = (): void => {
    timer ??= setTimeout(save, SAVE_AFTER_MS)
  }
  const live = (entry: Entry | undefined): AdapterPayload | undefined =>
    entry && (entry.expiresAt === null || entry.expiresAt > Date.now()) ? entry.payload : undefined

  const adapter = (model: string): Adapter => {
    const key = (id: string) => `${model}:${id}`
    const search = (found: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [name, entry] of entries) if (name.startsWith(key('')) && found(entry.payload)) return live(entry)
      return undefined
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(key(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : null })
        changed()
      },
      find: async (id) => (model === 'Client' ? client(id) : live(entries.get(key(id)))),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => search((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = live(entries.get(key(id)))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        changed()
      },
      destroy: async (id) => {
        entries.delete(key(id))
        changed()
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, { payload }] of entries)
          if (name.startsWith(key('')) && payload.grantId === grantId) entries.delete(name)
        changed()
      },
    }
  }
  return { adapter, save }
}
