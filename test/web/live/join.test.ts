import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { workText, zeroBits } from '#domain/crowd/work.ts'
import type { Answer } from '../../../web/live/api.ts'
import { join } from '../../../web/live/join.ts'
import { createParticipant, type Joined } from '../../../web/live/participant.ts'

const MADE = { participantId: 'participant-1', token: 'a token' }
const env = { exclusively: <T>(_: string, run: () => Promise<T>) => run() }

const kept = () => {
  let value: typeof MADE | null = null
  return {
    read: () => value,
    write: (made: typeof MADE) => {
      value = made
    },
  }
}

describe('joining', () => {
  it('[K2] does the work that is asked for, and joins with it', async () => {
    const sent: unknown[] = []
    const create = async (work?: { challenge: string; proof: string }): Promise<Joined> => {
      sent.push(work)
      if (!work) return { ok: false, refusal: { code: 'proof-required', detail: '9 a.challenge' } }
      const hash = sha256(new TextEncoder().encode(workText(work.challenge, work.proof)))
      return zeroBits(hash) >= 9 && work.challenge === 'a.challenge'
        ? { ok: true, value: MADE }
        : { ok: false, refusal: { code: 'proof-required', detail: '9 another' } }
    }
    const store = kept()
    expect(await join({ env, create }, 'key', store, undefined)).toEqual({ ok: true, value: MADE })
    expect(sent).toHaveLength(2)
    expect(store.read()).toEqual(MADE)
  })

  it('[K2] that has become harder meanwhile is passing: what was typed is sent again, and nobody is told of a puzzle', async () => {
    const create = async (): Promise<Joined> => ({ ok: false, refusal: { code: 'proof-required', detail: '1 again' } })
    expect(await join({ env, create }, 'key', kept(), undefined)).toEqual({ ok: false, refusal: null })
  })

  it('[K2] a token that was never used and has lapsed is replaced once', async () => {
    const values = new Map<string, string>()
    const storage = {
      get: (key: string) => values.get(key) ?? null,
      set: (key: string, value: string | null) => {
        if (value === null) values.delete(key)
        else values.set(key, value)
      },
      keys: () => [...values.keys()],
      onChange: () => () => {},
    }
    let made = 0
    const participant = createParticipant<string>({
      ...{ origin: 'https://platform.test', siteId: 'county', storage, env },
      create: async () => ({ ok: true, value: { participantId: 'participant-1', token: `token ${++made}` } }),
      as: (token) => token,
    })
    const call = async (token: string): Promise<Answer<string>> =>
      token === 'token 1' ? { ok: false, refusal: { code: 'participant-required' } } : { ok: true, value: token }
    expect(await participant.act(call)).toEqual({ ok: true, value: 'token 2' })
    expect(await participant.act(call)).toEqual({ ok: true, value: 'token 2' })
    expect(made).toBe(2)
  })
})
