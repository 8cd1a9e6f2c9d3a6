import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grouped } from '#contract/case/receipt.ts'
import { addWorkingDays, stateCouncilCalendar } from '#domain/working-days.ts'
import { createClock } from '../../infra/local/clock.ts'
import { fromRoot } from '../../infra/root.ts'
import { servicesDeskEn } from '../../web/i18n/services-desk.en.ts'
import { servicesDeskZhCN } from '../../web/i18n/services-desk.zh-CN.ts'
import { ok } from '../support/call.ts'
import { isGenuine, type Receiver, startReceiver } from '../support/receiver.ts'
import { until } from '../support/until.ts'
import type { Colleague } from './support/colleague.ts'
import { gone, seen } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, DESKTOP, PHONE } from './support/world.ts'

const clock = createClock()
const world = useWorld({ clock })
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())

const PICTURES = fromRoot('.build/services')
const shoot = async ({ page }: Colleague, name: string) => {
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

describe('what serves cases', () => {
  it('[N4] [N6] an admin adds a webhook, keeps its secret, tests it and reads the log', async () => {
    const admin = await world().seat('siteAdmin')
    const { page, t } = admin
    const w = servicesDeskZhCN.webhooks
    await admin.open('webhooks', { siteId: COUNTY })
    const { look, found } = examiner(page)
    await admin.button(w.add).click()
    // Nothing is sent while something is wrong, and what was typed is still there after a reload.
    await page.getByLabel(w.url).fill('no address')
    await admin.button(t.save).click()
    await seen(page.getByRole('link', { name: w.wrong.url }))
    await look('webhook form')
    await page.getByLabel(w.url).fill(receiver.url)
    await page.getByLabel(w.description).fill('市长热线系统')
    await page.reload()
    await admin.button(w.add).click()
    expect(await page.getByLabel(w.url).inputValue()).toBe(receiver.url)
    await admin.button(t.save).click()
    const dialog = page.getByRole('dialog', { name: w.secretTitle })
    const secret = (await dialog.locator('code').textContent()) ?? ''
    expect(secret).toMatch(/^whsec_/)
    await look('secret')
    await dialog.getByRole('button', { name: w.saved }).click()
    await gone(dialog)
    await page.getByRole('button', { name: w.test }).click()
    await seen(page.getByRole('cell', { name: w.types['webhook.test'] }))
    await world().platform.invokeSchedule()
    await until(() => receiver.posts.length > 0, 'the test')
    expect(receiver.posts[0] && isGenuine(receiver.posts[0], secret)).toBe(true)
    await admin.button(w.refresh).click()
    await seen(page.getByText(w.states.delivered))
    await look('log')
    await shoot(admin, 'webhooks')
    await page.reload()
    expect(await page.content()).not.toContain(secret)
    expect(found).toEqual([])
  })

  it('[N1] a case that comes due is in the head of every screen, on a phone and in English too', async () => {
    const { call, platform, staff } = world()
    const participant = await ok(call('box.join', { params: { siteId: COUNTY } }))
    const caseId = newId()
    const body = { category: 'suggestion', text: '人民路路灯不亮', contact: null, public: true }
    const { number } = await ok(
      call('box.send', { params: { siteId: COUNTY, caseId }, body, token: participant.token }),
    )
    const read = await ok(call('case.read', { params: { caseId }, token: await staff.token('siteAdmin') }))
    // So late that the administrators are told, whoever handles it.
    const due = addWorkingDays(stateCouncilCalendar, read.case.due?.day ?? '', 5).day
    clock.set(Date.parse(`${due}T04:00:00Z`))
    try {
      await platform.invokeSchedule()
    } finally {
      clock.set(null)
    }
    const admin = await world().seat('siteAdmin', { language: 'en', viewport: PHONE })
    const { page } = admin
    const w = servicesDeskEn.notices
    await admin.open('site', { siteId: COUNTY })
    await page
      .getByRole('banner')
      .getByRole('link', { name: /^Notices/ })
      .click()
    await seen(page.getByText(w.late(5)))
    await seen(page.getByRole('link', { name: grouped(number) }))
    const { look, found } = examiner(page)
    await look('notices')
    await shoot(admin, 'notices-phone')
    await admin.button(w.allRead).click()
    await gone(page.getByRole('button', { name: w.allRead }))
    await shoot(admin, 'notices-read')
    expect(found).toEqual([])
  })

  it('[M6] [N7] next year’s notice is pasted, corrected and saved; every version is kept', async () => {
    const admin = await world().seat('admin', { viewport: DESKTOP })
    const { page } = admin
    const w = servicesDeskZhCN.calendar
    await admin.open('calendar', { siteId: 'platform' })
    await page.getByLabel(w.year, { exact: true }).selectOption('2027')
    await seen(page.getByText(w.missing))
    await page.getByLabel(w.source, { exact: true }).fill('国办发明电〔2026〕7号')
    const text = page.getByLabel(`${w.text} · 2027`)
    await text.fill('元旦：1月1日至3日放假。1月4日上班。')
    await admin.button(w.save).click()
    await seen(page.getByText(w.problems['make-up-on-weekday']).first())
    const { look, found } = examiner(page)
    await look('calendar with problems')
    await text.fill(
      '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。\n三、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。',
    )
    await admin.button(w.save).click()
    await seen(page.getByRole('cell', { name: w.days(3, 3) }))
    await look('calendar')
    await shoot(admin, 'calendar')
    expect(found).toEqual([])
  })

  it('[M5] a site’s rules are edited where they are read, each wrong number at its field', async () => {
    const admin = await world().seat('siteAdmin')
    const { page, t } = admin
    await admin.open('settings', { siteId: COUNTY })
    const part = page.getByRole('group', { name: t.settings.parts.casePolicies })
    await part.getByRole('checkbox', { name: t.settings.inherit }).uncheck()
    const days = page
      .getByRole('group', { name: t.rules.caseTypes.suggestion, exact: true })
      .getByLabel(t.rules.workingDays)
    await days.fill('0')
    await admin.button(t.save).click()
    await page.getByRole('link', { name: t.rules.problem(t.rules.caseTypes.suggestion, t.rules.numberWrong) }).click()
    expect(await days.evaluate((element) => element === document.activeElement)).toBe(true)
    await days.fill('6')
    await admin.button(t.save).click()
    await seen(page.getByText(t.form.saved))
    const { look, found } = examiner(page)
    await look('settings')
    await shoot(admin, 'settings')
    expect(found).toEqual([])
  })
})
