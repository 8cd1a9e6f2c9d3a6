import type { InterviewCommand } from '#contract/interview/command.ts'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Answer } from '../../live/api.ts'
import { untilAnswered } from '../command/until-answered.ts'
import { call } from '../session/call.ts'

export const send = (activityId: string, command: InterviewCommand): Promise<Answer<CommandReply>> =>
  untilAnswered(() => call('activity.command', { params: { activityId }, body: command }))
