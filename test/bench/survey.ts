/** `npm run bench -- survey`: ours beside SurveyJS in one run, then what responses cost and whether limits hold. */
import { benchEmbed } from './survey-embed.ts'
import { benchModel } from './survey-model.ts'
import { benchResponses } from './survey-responses.ts'

export const benchSurvey = async (): Promise<void> => {
  benchModel()
  await benchResponses()
  await benchEmbed()
}
