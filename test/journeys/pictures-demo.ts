/** The README's pictures of what the demo shows; part of `npm run pictures`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { STAFF } from '../../infra/local/demo/accounts.ts'
import { createApi } from '../../infra/local/demo/api.ts'
import { COUNTY } from '../../infra/local/demo/sites.ts'
import type { Account } from '../../infra/local/identity.ts'
import { signIn } from '../../infra/local/sign-in.ts'
import { fromRoot } from '../../infra/root.ts'
import { pathOf, type ScreenName, type ScreenParams } from '../../web/console/router/screens.ts'
import { freeRow, startAll } from '../local-start/start.ts'
import { launchBrowser } from '../support/browser.ts'
import { colleague } from './support/colleague.ts'
import { smallPng } from './support/small-png.ts'
import { watch } from './support/watched.ts'
import { LAPTOP, PHONE } from './support/world.ts'

const FOLDER = fromRoot('test/journeys/pictures')
const MOST_BYTES = 150_000
/** High enough to show that there is work. */
const OFFICE = { width: 1366, height: 960 }

const take = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0)
  const picture = smallPng(await page.screenshot({ animations: 'disabled' }))
  console.log(`${name}.png ${picture.length} bytes`)
  if (picture.length > MOST_BYTES) throw new Error(`${name}.png has more than ${MOST_BYTES} bytes`)
  writeFileSync(join(FOLDER, `${name}.png`), picture)
}

const dataDir = mkdtempSync(join(tmpdir(), 'zt-pictures-'))
const port = await freeRow(5)
const started = await startAll(port, '--data', dataDir)
const [page, platform] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`]
const browser = await launchBrowser()

const idOn = async (path: string): Promise<string> =>
  /<zhitong-activity id="([\w-]+)"/.exec(await (await fetch(page + path)).text())?.[1] ?? ''

const reader = async (path: string, tag: string, viewport = PHONE): Promise<Page> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const shown = await context.newPage()
  await shown.goto(page + path)
  const element = shown.locator(tag)
  await element.locator('h2, h3').first().waitFor()
  await element.evaluate((one) => one.scrollIntoView())
  return shown
}

const seat = async (account: Account) => {
  const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN' })
  const shown = await context.newPage()
  const person = colleague(shown, platform, 'zh-CN', await watch(context, shown))
  await person.signIn(account)
  return person
}

try {
  const [planning, draft] = await Promise.all([idOn('/wsdc'), idOn('/yjzj')])
  await take(await reader('/yjzj', 'zhitong-activity'), 'embed-draft-phone')
  await take(await reader('/wsdc', 'zhitong-activity'), 'embed-survey-phone')
  await take(await reader('/ldxx', 'zhitong-suggestions'), 'embed-suggestions-phone')
  await take(await reader('/wsdc/results', 'zhitong-activity', LAPTOP), 'embed-results')
  await take(await reader('/ldxx/account', 'zhitong-account', LAPTOP), 'embed-account')

  const officer = await seat(STAFF.moderator)
  const show = async (screen: ScreenName, params: ScreenParams, ready: string, query = '') => {
    await officer.page.goto(`${platform}${pathOf(screen, params)}${query}`)
    await officer.page.locator(ready).first().waitFor()
  }
  await show('cases', { siteId: COUNTY }, 'main tbody [type=checkbox]')
  await officer.page.locator('.case-filters > summary').click()
  await take(officer.page, 'console-cases')
  const api = createApi(platform, page)
  const token = (await signIn(platform, STAFF.moderator)).accessToken
  const { entries } = await api('case.list', { params: { siteId: COUNTY }, query: { view: 'overdue' }, token })
  await show('case', { caseId: entries[0]?.id ?? '' }, 'main h2')
  await take(officer.page, 'console-case')
  await show('surveyBuild', { activityId: planning }, '.b-item')
  await officer.page.locator('.b-inside .b-item').first().click()
  // In the preview, beside the question's own fields.
  await officer.page.locator('.b-phone').getByText('35—59岁').waitFor()
  await take(officer.page, 'console-survey-build')
  await show('surveyResults', { activityId: planning }, 'main svg')
  await take(officer.page, 'console-survey-results')
  await show('solicitationComments', { activityId: draft }, 'main .comment', '?adoption=undecided')
  await take(officer.page, 'console-comments')
} finally {
  await browser.close()
  await started.end('SIGINT')
  rmSync(dataDir, { recursive: true, force: true })
}
