import { ParticipantReply } from '../../functions/contract/live/participant.ts'
import type { Answer } from './api.ts'
import type { Env } from './env.ts'
import { kept, type Storage } from './storage.ts'

interface ParticipantOptions<Api> {
  origin: string
  siteId: string
  storage: Storage
  env: Pick<Env, 'exclusively'>
  /** Asks the platform for a new participant (`participant.create`). */
  create(): Promise<Answer<{ participantId: string; token: string }>>
  /** The API as called by whoever has this token. */
  as(token: string): Api
}

export interface Participant<Api> {
  /** Calls as the participant; the first call that needs one makes it. */
  act<T>(call: (api: Api) => Promise<Answer<T>>): Promise<Answer<T>>
  /** Nothing has been asked of the server yet, so nothing there is this citizen's. */
  exists(): boolean
}

/**
 * The anonymous participant of a citizen on one site: made when they first act, not before, and kept on their device only
 * (M13). A token that is refused, because it expired or the platform's key changed, is replaced once.
 */
export const createParticipant = <Api>(options: ParticipantOptions<Api>): Participant<Api> => {
  const { origin, siteId, storage, env, create, as } = options
  const key = `zhitong:${origin}:${siteId}:participant`
  const store = kept(storage, key, ParticipantReply)

  /** A token other than the one refused. Two tabs that act at once end with one participant. */
  const obtain = (refused: string | null): Promise<Answer<string>> =>
    env.exclusively(key, async () => {
      const known = store.read()?.token
      if (known && known !== refused) return { ok: true, value: known }
      const answer = await create()
      if (!answer.ok) return answer
      store.write(answer.value)
      return { ok: true, value: answer.value.token }
    })

  return {
    exists: () => store.read() !== null,
    act: async (call) => {
      const token = await obtain(null)
      if (!token.ok) return token
      const answer = await call(as(token.value))
      if (answer.ok || answer.refusal?.code !== 'participant-required') return answer
      const fresh = await obtain(token.value)
      return fresh.ok ? call(as(fresh.value)) : fresh
    },
  }
}
