import type { Download } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import { createClock } from '../../infra/local/clock.ts'
import { consoleSolicitationEn } from '../../web/i18n/console-solicitation.en.ts'
import { consoleSolicitationZhCN } from '../../web/i18n/console-solicitation.zh-CN.ts'
import { ok } from '../support/call.ts'
import type { StaffName } from './support/accounts.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { dayFromNow, type Solicitors, solicitors } from './support/solicitation.ts'
import { useWorld } from './support/use-world.ts'
import { wordDocument } from './support/word-document.ts'
import { COUNTY, DESKTOP, PHONE } from './support/world.ts'

const DAY_MS = 24 * 3_600_000
const WORDS = { 'zh-CN': consoleSolicitationZhCN, en: consoleSolicitationEn }
const SEATS = [
  ['zh-CN', DESKTOP],
  ['en', PHONE],
] as const
const clock = createClock()
let office: Solicitors
const world = useWorld({
  clock,
  prepare: async (opened) => {
    office = solicitors(opened)
  },
})

const sit = async (name: StaffName, [language, viewport]: readonly [Language, typeof DESKTOP]) => {
  const person = await world().seat(name, { language, viewport })
  const { page } = person
  const press = (label: string) => page.getByRole('button', { name: label, exact: true }).first().click()
  return { ...person, w: WORDS[language], press, ...examiner(page) }
}

const textIn = async (download: Promise<Download>): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of await (await download).createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

describe.each(SEATS)('[O8] a draft from a Word document, %s', (...seat) => {
  it('is uploaded and read with the numbers that Word draws; a broken file is refused and nothing is lost', async () => {
    const activityId = await office.draft({}, [])
    const { page, w, open, press, look, found, watched } = await sit('moderator', seat)
    await open('solicitationDraft', { activityId })
    const file = page.locator('#import-file')
    await file.setInputFiles({
      name: '养犬管理办法.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: wordDocument('云溪县养犬管理办法', [
        ['总则', ['为了规范养犬行为，制定本办法。', '本县城区内养犬，适用本办法。']],
        ['附则', ['本办法自公布之日起施行。']],
      ]),
    })
    await seen(page.getByText(w.draft.imported(3, 2)))
    const rows = page.locator('.part')
    await eventually(() => rows.count()).toBe(5)
    await textOf(rows.nth(3)).toContain('第二章')
    await textOf(rows.nth(4)).toContain('第三条')
    await look('imported')

    await file.setInputFiles({ name: '坏.docx', mimeType: 'application/msword', buffer: Buffer.from('不是压缩文件') })
    await seen(page.getByRole('alert'))
    await look('refused')
    await eventually(() => rows.count()).toBe(5)
    await press(w.draft.save)
    await seen(page.getByText(w.draft.allSaved))
    const { solicitation } = await office.backstage(activityId)
    expect(solicitation.parts.map(({ number }) => number)).toEqual(['第一章', '第一条', '第二条', '第二章', '第三条'])
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })
})

describe.each(SEATS)('[M3] the period, %s', (...seat) => {
  it('is prolonged while it is open, never shortened, and citizens read the later day', async () => {
    const activityId = await office.announced()
    const { page, w, open, press, look, found, watched } = await sit('reviewer', seat)
    await open('solicitation', { activityId })
    await page.locator('summary').filter({ hasText: w.prolong.button }).click()
    const day = page.getByLabel(w.prolong.day, { exact: true })
    await day.fill(dayFromNow(20))
    await press(w.prolong.confirm)
    await seen(page.getByText(w.prolong.wrong(dayFromNow(31))))
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('prolong-day')
    await look('too early')
    await day.fill(dayFromNow(45))
    await press(w.prolong.confirm)
    await textOf(page.locator('.details-facts')).toContain(dayFromNow(45))
    const visitor = await world().visit(activityId, { viewport: PHONE })
    await seen(visitor.page.getByText(dayFromNow(45)))
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })
})

describe.each(SEATS)('[M13][O9] what citizens said, %s', (...seat) => {
  it('how to reach an author is shown for a reason; all comments are a file; on request all words are erased', async () => {
    const activityId = await office.announced()
    const contact = 'zhang@example.test'
    await office.say(activityId, { text: '密语：三十分钟太长。', contact })
    await office.say(activityId, { text: '应当早些开灯。' })
    const comments = await office.comments(activityId)
    await office.decide(activityId, {
      ...{ type: 'comment.adopt', status: 'partly', reason: '改为二十分钟' },
      targets: comments.map(({ id, version }) => ({ id, version })),
    })
    const { page, w, t, open, press, look, found, watched } = await sit('siteAdmin', seat)
    const secret = page.locator('.comment').filter({ hasText: '密语' })
    await open('solicitationComments', { activityId })
    await seen(secret)
    await secret.getByRole('button', { name: w.comments.contact }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(w.comments.contactReason).fill('核实意见')
    await look('reveal')
    await dialog.getByRole('button', { name: w.comments.contactShow, exact: true }).click()
    await textOf(dialog).toContain(contact)
    await look('revealed')
    await dialog.getByRole('button', { name: t.close, exact: true }).click()
    await gone(dialog)
    expect(await page.locator('body').innerText()).not.toContain(contact)

    const saveAs = async (): Promise<string> => {
      await open('solicitationResult', { activityId })
      const download = page.waitForEvent('download')
      await press(w.result.formats.jsonl)
      return textIn(download)
    }
    const whole = await saveAs()
    expect(whole.trim().split('\n')).toHaveLength(2)
    expect(whole).toContain('密语')
    expect(whole).not.toContain(contact)
    await look('exported')

    await open('solicitationComments', { activityId })
    await secret.getByRole('button', { name: w.comments.erase }).click()
    await dialog.getByLabel(w.comments.eraseReason).fill('本人书面申请')
    await look('erase')
    await dialog.getByRole('button', { name: w.comments.eraseYes, exact: true }).click()
    await gone(dialog)
    await gone(secret)
    await seen(page.locator('.comment').filter({ hasText: w.comments.erasedAt('§').split('§')[1] ?? '' }))
    await look('erased')
    const again = await saveAs()
    expect(again.trim().split('\n')).toHaveLength(2)
    expect(again).not.toContain('密语')

    // Number and decision stay in the table, which somebody else reviews and publishes.
    const { solicitation } = await office.backstage(activityId)
    clock.set((solicitation.period?.closesAt ?? 0) + DAY_MS)
    try {
      await office.order('second', activityId, {
        ...{ type: 'solicitation.submit', providedBy: '县城市管理局', statement: '已逐条研究。', withNext: false },
      })
      await open('solicitationResult', { activityId })
      // Before anybody clicks: who wrote it, and so neither reviews it nor signs it off.
      await textOf(page.locator('.steps')).toContain('林晓燕')
      await textOf(page.locator('.steps')).toContain('陈国栋')
      await page.getByText('第三条').first().click()
      await seen(page.getByText(w.comments.erased))
      await look('table')
      await office.order('reviewer', activityId, { type: 'solicitation.secrecy' })
      await office.order('reviewer', activityId, { type: 'solicitation.publish' })
    } finally {
      clock.set(null)
    }
    const readable = await (await fetch(`${world().url}/p/${activityId}`)).text()
    expect(readable).toContain('改为二十分钟')
    expect(readable).not.toContain('密语')
    const token = await world().staff.token('siteAdmin')
    const { entries } = await ok(
      world().call('audit.list', { params: { siteId: COUNTY }, query: { activityId }, token }),
    )
    const acts = entries.map(({ action, by }) => `${action} ${by.subject}`)
    expect(acts).toEqual(expect.arrayContaining(['comment.reveal siteadmin', 'comment.erase siteadmin']))
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })
})
