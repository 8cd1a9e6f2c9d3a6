import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, report } from '../log.ts'
import { Refused } from './api.ts'
import type { Stage } from './cast.ts'
import { planning, respond } from './surveys.ts'

/** Between two responses, while the visitors play: soon enough at first to be seen, then as a town would. In milliseconds. */
const APART_MS = { first: 12_000, later: 45_000 }
const FIRST = 25
/** After these it is calm: a demo that is left running does not fill the disk. */
const MOST = 500

/** More people answer the open survey while the demo runs; they pause with the other visitors. */
export const startRespondents = (
  stage: Stage,
  id: string,
  state: () => { paused: boolean; over: boolean },
  log: Log,
): { stop(): Promise<void> } => {
  const ending = new AbortController()
  const definition = planning()
  const play = async (): Promise<void> => {
    for (let given = 0; given < MOST && !state().over; ) {
      await sleep(given < FIRST ? APART_MS.first : APART_MS.later, undefined, { signal: ending.signal })
      if (state().paused) continue
      given++
      try {
        const now = Date.now()
        await respond(stage, id, definition, { seed: now % 100_000, now, typed: false })
      } catch (error) {
        // Closed, or changed, by somebody who tries the console.
        if (!(error instanceof Refused) || error.code === 'internal') throw error
      }
    }
  }
  const playing = play().catch((error: unknown) => {
    if (!ending.signal.aborted) report(log, 'error', `the demo’s respondents stopped: ${error}`)
  })
  return {
    stop: async () => {
      ending.abort()
      await playing
    },
  }
}
