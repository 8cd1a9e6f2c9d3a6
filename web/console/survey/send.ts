import type { CommandReply } from '#contract/interview/list.ts'
import type { SurveyCommand } from '#contract/survey/command.ts'
import type { Answer } from '../../live/api.ts'
import { untilAnswered } from '../command/until-answered.ts'
import { call } from '../session/call.ts'

export const sendCommand = (activityId: string, command: SurveyCommand): Promise<Answer<CommandReply>> =>
  untilAnswered(() => call('survey.command', { params: { activityId }, body: command }))
