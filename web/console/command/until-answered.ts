import { type Answer, isPassing } from '../../live/api.ts'
import { backoff, browserEnv } from '../../live/env.ts'

/** After this many tries the person is told; sending again is then theirs to decide (D2 makes it harmless). */
const TRIES = 5

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks until there is an answer, `TRIES` are used up, or it is not worth going on. Asks the same each time (D2). */
export const untilAnswered = async <T>(
  ask: () => Promise<Answer<T>>,
  worthwhile: () => boolean = () => true,
): Promise<Answer<T>> => {
  for (let tried = 1; ; tried++) {
    const answer = await ask()
    if (!isPassing(answer) || tried === TRIES || !worthwhile()) return answer
    await pause(500 + backoff(tried, browserEnv, 500, 8_000))
  }
}
