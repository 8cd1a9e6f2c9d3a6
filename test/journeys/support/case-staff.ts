import type { Locator } from 'playwright-core'
import type { Language } from '#contract/basics.ts'
import { consoleCasesEn } from '../../../web/i18n/console-cases.en.ts'
import { type ConsoleCases, consoleCasesZhCN } from '../../../web/i18n/console-cases.zh-CN.ts'
import type { StaffName } from './accounts.ts'
import type { Colleague } from './colleague.ts'
import { seen } from './eventually.ts'
import { COUNTY, type World } from './world.ts'

const WORDS: Record<Language, ConsoleCases> = { 'zh-CN': consoleCasesZhCN, en: consoleCasesEn }

/** A member of staff in front of the screens of cases. */
export interface Official extends Colleague {
  w: ConsoleCases
  board(query?: string): Promise<void>
  case(caseId: string): Promise<void>
  row(text: string): Locator
  /** The one form that is open. */
  panel: Locator
  press(name: string): Promise<void>
  /** Presses the button of a form. */
  submit(name: string): Promise<void>
}

export const official = async (
  world: World,
  name: StaffName,
  seat: Parameters<World['seat']>[1] = {},
): Promise<Official> => {
  const colleague = await world.seat(name, seat)
  const { page, open } = colleague
  const panel = page.locator('.case-panel')
  return {
    ...colleague,
    w: WORDS[seat.language ?? 'zh-CN'],
    panel,
    board: async (query = '') => {
      await page.goto(`${world.url}/console/sites/${COUNTY}/cases${query}`)
      await seen(page.locator('.case-views'))
    },
    case: async (caseId) => {
      await open('case', { caseId })
      await seen(page.locator('.case-main'))
    },
    row: (text) => page.locator('.case-row').filter({ hasText: text }),
    // What is pressed may carry its key.
    press: (label) => page.getByRole('button', { name: new RegExp(`^${label}( \\w)?$`) }).click(),
    submit: (label) => panel.getByRole('button', { name: label, exact: true }).click(),
  }
}
