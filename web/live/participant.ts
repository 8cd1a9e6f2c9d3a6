import { ParticipantReply } from '#contract/live/participant.ts'
import type { Answer } from './api.ts'
import type { Env } from './env.ts'
import { kept, type Storage } from './storage.ts'

export type Joined = Answer<{ participantId: string; token: string }>
/** With the work that was asked for, the second time. */
export type Create = (work?: { challenge: string; proof: string }) => Promise<Joined>

export interface ParticipantOptions<Api> {
  origin: string
  siteId: string
  storage: Storage
  env: Pick<Env, 'exclusively'>
  /** Asks the platform for a new participant (`participant.create`). */
  create: Create
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
  const { origin, siteId, storage, as } = options
  const key = `zhitong:${origin}:${siteId}:participant`
  const store = kept(storage, key, ParticipantReply)

  return {
    exists: () => store.read() !== null,
    act: async (call) => {
      for (let refused: string | undefined; ; ) {
        let token = store.read()?.token
        if (!token || token === refused) {
          // What makes one is loaded by who has none, and asked for again if the network lost it.
          const joined = await import('./join.ts').then(
            ({ join }) => join(options, key, store, refused),
            () => ({ ok: false, refusal: null }) as const,
          )
          if (!joined.ok) return joined
          token = joined.value.token
        }
        const answer = await call(as(token))
        if (refused || answer.ok || answer.refusal?.code !== 'participant-required') return answer
        refused = token
      }
    },
  }
}
