import type { PublicEvent } from '#contract/interview/event.ts'
import { ROUTES } from '#contract/routes.ts'
import { CITIZEN_ROUTES } from '#contract/routes-citizen.ts'
import type { InterviewState } from '#domain/interview/fold.ts'
import { createApi } from '../../../web/live/api.ts'
import type { Env } from '../../../web/live/env.ts'
import { createLive, type Live } from '../../../web/live/live.ts'
import { publicChannel } from '../../../web/live/public-channel.ts'
import { type BackstageState, staffChannel } from '../../../web/live/staff-channel.ts'
import type { Platform } from '../../support/platform.ts'

/**
 * Node's own WebSocket instead of a browser's, chance from the test's seed, and waits a quarter as long and never long: what
 * a browser does in half a minute happens here within `longestMs`.
 */
export const nodeEnv = (random: () => number = Math.random, longestMs = 3_000): Env => {
  const locks = new Map<string, Promise<unknown>>()
  return {
    now: () => Date.now(),
    random,
    after: (ms, run) => {
      const timer = setTimeout(run, Math.min(ms / 4, longestMs))
      return () => clearTimeout(timer)
    },
    socket: (url, events) => {
      const socket = new WebSocket(url)
      socket.onopen = events.open
      socket.onmessage = (message) => events.message(message.data)
      socket.onclose = events.close
      return socket
    },
    online: () => true,
    visible: () => true,
    onChange: () => () => {},
    exclusively: (name, run) => {
      const mine = (locks.get(name) ?? Promise.resolve()).then(run)
      locks.set(
        name,
        mine.catch(() => {}),
      )
      return mine
    },
  }
}

export interface Reader {
  live: Live<InterviewState>
  /** Applied, in the order they were. */
  events: PublicEvent[]
  /** Where each load of the snapshot began. */
  loads: number[]
}

/** The citizens' live client, as the embed runs it, by way of the CDN. */
export const followPublic = (platform: Platform, activityId: string, env: Env = nodeEnv()): Reader => {
  const api = createApi({ routes: CITIZEN_ROUTES, origin: platform.url })
  const events: PublicEvent[] = []
  const loads: number[] = []
  const live = createLive({
    channel: publicChannel(api, activityId),
    env,
    onLoad: ({ seq }) => loads.push(seq),
    onEvents: (applied) => events.push(...applied),
  })
  live.start()
  return { live, events, loads }
}

/** The console's live client. */
export const followStaff = (
  platform: Platform,
  activityId: string,
  token: string,
  env: Env = nodeEnv(),
): Live<BackstageState> => {
  const api = createApi({ routes: ROUTES, origin: platform.url, token: () => token })
  const live = createLive({ channel: staffChannel(api, activityId), env })
  live.start()
  return live
}
