import type { CommandReply } from '../../../functions/contract/interview/list.ts'
import type { SurveyCommand } from '../../../functions/contract/survey/command.ts'
import { type Answer, isPassing } from '../../live/api.ts'
import { backoff, browserEnv } from '../../live/env.ts'
import { call } from '../session/call.ts'

/** After this many tries the person is told; sending again is then theirs to decide (D2 makes it harmless). */
const TRIES = 5

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a command until it is answered or `TRIES` are used up, always with the same id. */
export const sendCommand = async (activityId: string, command: SurveyCommand): Promise<Answer<CommandReply>> => {
  for (let tried = 1; ; tried++) {
    const answer = await call('survey.command', { params: { activityId }, body: command })
    if (!isPassing(answer) || tried === TRIES) return answer
    await pause(500 + backoff(tried, browserEnv, 500, 8_000))
  }
}
