import type { JobRequestOf, JobType } from '../../contract/job/request.ts'
import type { Sealing } from '../../runtime/sealing.ts'
import type { Tables } from '../../store/client.ts'

/** What a piece of work can use. */
export interface Desk {
  tables: Tables
  /** Decides which of equal counts are hidden. */
  suppression: Pick<Sealing, 'mac'>
  siteId: string
  now: () => number
}

/**
 * What one step came to, a few seconds of work. `state` is what the next step goes on from, plain JSON; null ends the work
 * and asks for `file`. A step is done again after a crash, from the same state, so it writes nothing but what it gives back.
 */
export type Step<S> =
  | { state: S; done: number; total: number; output?: Uint8Array | string }
  | {
      state: null
      done: number
      total: number
      output?: Uint8Array | string
      file: { name: string; mediaType: string }
    }
  /** It cannot be done, and would not be if it were tried again; a code for the reader. */
  | { problem: string }

/** A kind of work: steps from no state to the end. */
export type Kind<T extends JobType> = (desk: Desk, request: JobRequestOf<T>, state: unknown) => Promise<Step<unknown>>

/** A kind by its step. The state is what the step itself gave before, kept by the platform: its type is known. */
export const kind =
  <T extends JobType, S>(step: (desk: Desk, request: JobRequestOf<T>, state: S | null) => Promise<Step<S>>): Kind<T> =>
  (desk, request, state) =>
    step(desk, request, state as S | null)

/** The one piece that a small result is. */
export const asJson = (value: unknown): string => JSON.stringify(value)
export const JSON_FILE = { name: 'result.json', mediaType: 'application/json' }
