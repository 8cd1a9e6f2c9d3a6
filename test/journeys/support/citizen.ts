import type { Locator, Page } from 'playwright-core'
import type { Language } from '#contract/basics.ts'
import type { InterviewState } from '#contract/interview/activity.ts'
import { citizen as en } from '../../../web/i18n/citizen.en.ts'
import { type Citizen, citizen as zhCN } from '../../../web/i18n/citizen.zh-CN.ts'
import type { Watched } from './watched.ts'

export const WORDS: Record<Language, Citizen> = { 'zh-CN': zhCN, en }

/** A citizen in front of a page with the embed, who finds things by their words. */
export interface Visitor {
  page: Page
  t: Citizen
  watched: Watched
  button(name: string): Locator
  tab(name: 'about' | 'transcript' | 'questions' | 'polls' | 'mine'): Promise<void>
  /** Fills in the form and sends it. */
  ask(text: string, name?: string): Promise<void>
  question(text: string): Locator
  vote(text: string): Locator
  /** Lets in what waits behind "n new". */
  showNew(): Promise<void>
  /** Reads that the interview went on to another state, and lets the screen follow. */
  follow(state: InterviewState): Promise<void>
  close(): Promise<void>
}

export const visitor = (page: Page, language: Language, watched: Watched): Visitor => {
  const t = WORDS[language]
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const tab: Visitor['tab'] = (name) => page.getByRole('tab', { name: new RegExp(`^${t[name]}( \\d+)?$`) }).click()
  const question = (text: string) => page.getByRole('article').filter({ hasText: text })
  return {
    page,
    t,
    watched,
    button,
    tab,
    question,
    showNew: () => page.locator('.fresh button').click(),
    follow: async (state) => {
      const told = page.locator('.status p').filter({ hasText: t.nowIn(t.state[state]) })
      await told.getByRole('button', { name: t.dismiss }).click()
      await page.locator(`.badge.${state}`).waitFor()
    },
    vote: (text) => question(text).locator('button.vote'),
    ask: async (text, name) => {
      await tab('questions')
      await page.getByLabel(t.askLabel).fill(text)
      if (name !== undefined) await page.getByLabel(t.nameLabel).fill(name)
      await button(t.submit).click()
    },
    close: () => page.context().close(),
  }
}
