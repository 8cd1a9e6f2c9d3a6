import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, report } from '../log.ts'
import { Refused } from './api.ts'
import type { Stage } from './cast.ts'
import { LIVE_STEPS } from './content/live.ts'
import { closeLive, openLive, type Pace, playLive } from './live.ts'

/** After these, about three hours, it is calm: a demo that is left running does not fill the disk. */
const MOST_ROUNDS = 24
/** Between the last word and the published page, and between that and the next round. In milliseconds. */
const REST_MS = 45_000
const TICK_MS = 250

export interface RoundsState {
  activityId: string
  round: number
  step: number
  steps: number
  paused: boolean
  over: boolean
}

export interface Rounds {
  state(): RoundsState
  pause(): void
  resume(): void
  /** Ends the round that is played, and begins another. */
  next(): void
  stop(): Promise<void>
}

/** The live interview, round after round, each an interview of its own. Resolves when the first is live. */
export const startRounds = async (stage: Stage, log: Log): Promise<Rounds> => {
  const state: RoundsState = {
    activityId: await openLive(stage),
    round: 1,
    step: 0,
    steps: LIVE_STEPS.length,
    paused: false,
    over: false,
  }
  const ending = new AbortController()
  let skipping = new AbortController()

  const after = async (ms: number): Promise<void> => {
    const signal = AbortSignal.any([ending.signal, skipping.signal])
    for (let left = ms; left > 0; ) {
      const began = performance.now()
      await sleep(Math.min(left, TICK_MS), undefined, { signal })
      if (!state.paused) left -= performance.now() - began
    }
  }
  const pace: Pace = { after }
  /** Gives whether it was cut short by `next`. */
  const cutShort = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act()
      return false
    } catch (error) {
      if (!skipping.signal.aborted || ending.signal.aborted) throw error
      skipping = new AbortController()
      return true
    }
  }
  const play = async (): Promise<void> => {
    for (;;) {
      const skipped = await cutShort(async () => {
        await playLive(stage, state.activityId, pace, (step) => {
          state.step = step
        })
        await after(REST_MS)
      })
      await finishRound(stage, state.activityId)
      if (state.round === MOST_ROUNDS) break
      if (!skipped) await cutShort(() => after(REST_MS))
      Object.assign(state, { activityId: await openLive(stage), round: state.round + 1, step: 0 })
    }
    state.over = true
  }

  const playing = play().catch((error: unknown) => {
    state.over = true
    if (!ending.signal.aborted) report(log, 'error', `the demo’s visitors stopped: ${error}`)
  })
  return {
    state: () => ({ ...state }),
    pause: () => {
      state.paused = true
    },
    resume: () => {
      state.paused = false
    },
    next: () => {
      state.paused = false
      skipping.abort()
    },
    stop: async () => {
      ending.abort()
      await playing
    },
  }
}

/** Published, unless somebody who tries the console has already taken it elsewhere. */
export const finishRound = async (stage: Stage, activityId: string): Promise<void> => {
  try {
    await closeLive(stage, activityId)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
