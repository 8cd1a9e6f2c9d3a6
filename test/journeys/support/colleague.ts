import type { Locator, Page } from 'playwright-core'
import type { Language } from '#contract/basics.ts'
import type { Account } from '../../../infra/local/identity.ts'
import { pathOf, type ScreenName, type ScreenParams } from '../../../web/console/router/screens.ts'
import { consoleEn } from '../../../web/i18n/console.en.ts'
import { type ConsoleMessages, consoleZhCN } from '../../../web/i18n/console.zh-CN.ts'
import type { Watched } from './watched.ts'

const CONSOLE_WORDS: Record<Language, ConsoleMessages> = { 'zh-CN': consoleZhCN, en: consoleEn }

/** A member of staff in front of the console. */
export interface Colleague {
  page: Page
  t: ConsoleMessages
  watched: Watched
  button(name: string): Locator
  open(screen: ScreenName, params?: ScreenParams): Promise<void>
  /** By the organisation's own sign-in page, as everybody does. */
  signIn(account: Account): Promise<void>
  /** The card of a question, or its line once it is decided. */
  card(text: string): Locator
  /** Says yes to the question the browser is going to ask. */
  agree(): void
  close(): Promise<void>
}

export const colleague = (page: Page, origin: string, language: Language, watched: Watched): Colleague => {
  const t = CONSOLE_WORDS[language]
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  return {
    page,
    t,
    watched,
    button,
    open: async (screen, params) => {
      await page.goto(origin + pathOf(screen, params))
    },
    signIn: async ({ username, password }) => {
      await page.goto(`${origin}/console/`)
      await button(t.signIn.button).click()
      await page.locator('[name=username]').first().fill(username)
      await page.locator('[name=password]').first().fill(password)
      await page.locator('form button[type=submit]').first().click()
      await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/console/callback'))
    },
    card: (text) => page.locator('[data-card]').filter({ hasText: text }),
    agree: () => {
      page.once('dialog', (dialog) => void dialog.accept())
    },
    close: () => page.context().close(),
  }
}
