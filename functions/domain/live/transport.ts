import type { InterviewState } from '../../contract/interview/activity.ts'
import { TIMES } from '../../contract/limits.ts'

/** API Gateway gives an account 10,000 posts a second: beyond this many sockets an activity's viewers poll the cached head. */
const MAX_SOCKETS_PER_ACTIVITY = 5_000

const RESTING_POLL_MS = 60_000

/** How a reader follows an activity: by socket while it runs and there is room, else by polling, slowly once it rests. */
export const transportFor = (state: InterviewState, presence: number): { socket: boolean; pollMs: number } => {
  const running = state === 'announced' || state === 'live' || state === 'review'
  return running
    ? { socket: presence < MAX_SOCKETS_PER_ACTIVITY, pollMs: TIMES.pollMs }
    : { socket: false, pollMs: RESTING_POLL_MS }
}
