import type { Page } from 'playwright-core'
import type { Language } from '#contract/basics.ts'
import type { StaffResponse } from '#contract/survey/response.ts'
import { survey as en } from '../../../web/i18n/survey.en.ts'
import { type SurveyWords, survey as zhCN } from '../../../web/i18n/survey.zh-CN.ts'
import { ok } from '../../support/call.ts'
import type { Watched } from './watched.ts'
import { LAPTOP, type World } from './world.ts'

export const SURVEY_WORDS: Record<Language, SurveyWords> = { 'zh-CN': zhCN, en }

/** A citizen in front of a survey. */
export interface SurveySeat {
  page: Page
  t: SurveyWords
  watched: Watched
  press(name: string): Promise<void>
  pick(name: string): Promise<void>
  fill(name: string, text: string): Promise<void>
  /** The id of what has the focus inside the element. */
  focused(): Promise<string | undefined>
  close(): Promise<void>
}

export const seatAt = (page: Page, t: SurveyWords, watched: Watched): SurveySeat => ({
  page,
  t,
  watched,
  press: (name) => page.getByRole('button', { name, exact: true }).click(),
  pick: (name) => page.getByLabel(name, { exact: true }).check(),
  fill: (name, text) => page.getByLabel(name, { exact: true }).fill(text),
  focused: () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id),
  close: () => page.context().close(),
})

export const sitAtSurvey = async (
  world: World,
  activityId: string,
  language: Language,
  viewport = LAPTOP,
): Promise<SurveySeat> => {
  const { page, watched } = await world.visit(activityId, { language, viewport })
  return seatAt(page, SURVEY_WORDS[language], watched)
}

/** Every response there is, as staff read them. */
export const responsesTo = async ({ call, staff }: World, activityId: string): Promise<StaffResponse[]> => {
  const token = await staff.token('siteAdmin')
  const found: StaffResponse[] = []
  let after: string | null | undefined
  while (after !== null) {
    const query = after ? { after } : {}
    const page = await ok(call('response.list', { params: { activityId }, query, token }))
    found.push(...page.responses)
    after = page.next
  }
  return found
}
