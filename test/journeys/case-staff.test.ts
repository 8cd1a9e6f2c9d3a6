import { describe, expect, it } from 'vitest'
import { grouped } from '#contract/case/receipt.ts'
import { ok } from '../support/call.ts'
import { answerCase, orderOn, prepareCases, sendCase, TRANSPORT } from './support/case.ts'
import { type Official, official } from './support/case-staff.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, DESKTOP, PHONE } from './support/world.ts'

const world = useWorld({ prepare: prepareCases })
const sit = (name: Parameters<typeof official>[1], seat?: Parameters<typeof official>[2]) =>
  official(world(), name, seat)

const LAMP = '人民路第三小学门口的路灯坏了半个月，请尽快修复。我的电话是13812345678。'
const REPLY = '您反映的路灯已于今日修复，感谢您的监督。'

const readCase = async (caseId: string) => {
  const { call, staff } = world()
  return ok(call('case.read', { params: { caseId }, token: await staff.token('siteAdmin') }))
}

const studied = (id: string, caseType: 'suggestion' | 'enquiry'): Promise<void> =>
  orderOn(world(), id, 'siteAdmin', {
    type: 'case.triage',
    caseType,
    valuable: true,
    department: TRANSPORT,
    coHandlers: [],
    reason: '属交通运输部门职责',
  })

/** Sent, triaged and taken by the handler. */
const inHandling = async (text: string, category: 'suggestion' | 'enquiry' = 'enquiry'): Promise<string> => {
  const { id } = await sendCase(world(), { text, category })
  await studied(id, category)
  await orderOn(world(), id, 'handler', { type: 'case.take' })
  return id
}

const stateIs = (seat: Official, state: keyof Official['w']['state']) =>
  seen(seat.page.locator('.case-head .badge').filter({ hasText: seat.w.state[state] }))

describe('a case from the citizen’s words to the answer', () => {
  it('[M5][M7][M13] triage officer, handler, reviewer: each does their part, and nobody another’s', async () => {
    const { id, number } = await sendCase(world(), {
      text: LAMP,
      category: 'complaint',
      contact: '13812345678',
      public: true,
    })
    const officer = await sit('moderator')
    await officer.board()
    await officer.row(LAMP.slice(0, 12)).getByRole('link').click()
    await seen(officer.page.getByRole('heading', { level: 1 }).filter({ hasText: grouped(number) }))

    // How the date comes about is there for whoever doubts it.
    await officer.page.getByText(officer.w.due.how).click()
    await textOf(officer.page.locator('.case-how')).toContain('国办发〔2014〕57号')

    await officer.press(officer.w.act['case.triage'])
    await officer.submit(officer.w.triage.submit)
    await seen(officer.page.getByRole('alert').filter({ hasText: officer.w.triage.problems.department }))
    await officer.page.getByLabel(officer.w.triage.department, { exact: true }).selectOption(TRANSPORT)
    await officer.page.getByLabel(officer.w.triage.reason, { exact: true }).fill('道路照明归交通局')
    await officer.submit(officer.w.triage.submit)
    await stateIs(officer, 'triaged')
    await textOf(officer.page.locator('.case-history')).toContain('道路照明归交通局')

    const handler = await sit('handler')
    await handler.case(id)
    await handler.press(handler.w.act['case.take'])
    await stateIs(handler, 'handling')
    await handler.press(handler.w.act['case.draft'])
    await handler.page.locator('#reply-text').fill(REPLY)
    // The telephone number is masked before anybody has looked; what no rule sees is masked by hand.
    await expect(handler.page.locator('#reply-public').inputValue()).resolves.not.toContain('13812345678')
    await handler.page.locator('#reply-public').evaluate((field: HTMLTextAreaElement) => {
      const at = field.value.indexOf('第三小学')
      field.setSelectionRange(at, at + 4)
    })
    await handler.press(handler.w.reply.maskSelected)
    await eventually(() => handler.page.locator('#reply-public').inputValue()).not.toContain('第三小学')
    await handler.submit(handler.w.reply.save)
    await seen(handler.page.locator('#case-draft'))
    await handler.press(handler.w.act['case.submit'])
    await handler.submit(handler.w.act['case.submit'])
    await stateIs(handler, 'review')
    await textOf(handler.page.locator('.case-steps')).toContain('须由')

    const reviewer = await sit('reviewer')
    await reviewer.board('?view=review')
    await reviewer.row(LAMP.slice(0, 12)).getByRole('link').click()
    await textOf(reviewer.page.locator('.case-steps')).toContain(reviewer.w.obstacle['secrecy-first'])
    await reviewer.press(reviewer.w.act['case.secrecy'])
    reviewer.agree()
    await reviewer.press(reviewer.w.act['case.approve'])
    await stateIs(reviewer, 'answered')
    const { case: answered } = await readCase(id)
    expect(answered.outcome).toMatchObject({
      type: 'answered',
      text: REPLY,
      credits: { editedBy: '钱伟', secrecyReviewedBy: '郑卫东', signedOffBy: '郑卫东' },
    })
    expect(answered.published?.text).not.toMatch(/13812345678|第三小学/)

    // How to reach the citizen is an act of its own, with its reason.
    await reviewer.press(reviewer.w.contact.show)
    await reviewer.page.locator('#contact-reason').fill('回访核实')
    await reviewer.page.locator('dialog').getByRole('button', { name: reviewer.w.contact.show, exact: true }).click()
    await textOf(reviewer.page.locator('.case-contact')).toBe('13812345678')

    await reviewer.press(reviewer.w.act['case.hide'])
    await reviewer.panel.getByRole('textbox').fill('仍可辨认来信人')
    await reviewer.submit(reviewer.w.act['case.hide'])
    await eventually(async () => (await readCase(id)).case.published).toBeNull()
    for (const seat of [officer, handler, reviewer]) expect(seat.watched.problems).toEqual([])
  })

  it('[M7] whoever drafted it is told that somebody else approves, whatever roles they have', async () => {
    const id = await inHandling('学校门口能否划定临时停车位？')
    const admin = await sit('siteAdmin')
    await orderOn(world(), id, 'siteAdmin', { type: 'case.draft', text: REPLY, attachments: [], publicText: null })
    await orderOn(world(), id, 'siteAdmin', { type: 'case.submit', providedBy: '交通局' })
    await admin.case(id)
    await textOf(admin.page.locator('.case-steps')).toContain(admin.w.obstacle.drafted)
    await expect(admin.page.getByRole('button', { name: admin.w.act['case.secrecy'] }).count()).resolves.toBe(0)

    const reviewer = await sit('reviewer')
    await reviewer.case(id)
    await reviewer.press(reviewer.w.act['case.reject'])
    await reviewer.panel.getByRole('textbox').fill('请写明划线日期')
    await reviewer.submit(reviewer.w.act['case.reject'])
    await stateIs(reviewer, 'handling')
    expect((await readCase(id)).case.draft?.text).toBe(REPLY)
  })

  it('[M5] more time is asked for with a reason, and given by another person', async () => {
    const { id } = await sendCase(world(), { text: '建议在河滨公园增设无障碍坡道。', category: 'suggestion' })
    await studied(id, 'suggestion')
    const handler = await sit('handler')
    await handler.case(id)
    await handler.press(handler.w.act['case.extend'])
    await handler.panel.getByRole('textbox').fill('须现场勘察')
    await handler.submit(handler.w.act['case.extend'])
    await textOf(handler.page.locator('.case-main')).toContain('须现场勘察')

    const reviewer = await sit('reviewer')
    await reviewer.board('?view=extension')
    await reviewer.row('无障碍坡道').getByRole('link').click()
    await reviewer.press(reviewer.w.act['case.extension'])
    await reviewer.page.locator('#extension-reason').fill('同意')
    await reviewer.submit(reviewer.w.extension.approve)
    await eventually(async () => (await readCase(id)).case.clock.extension?.workingDays).toBe(15)
    await reviewer.page.getByText(reviewer.w.due.how).click()
    await textOf(reviewer.page.locator('.case-how')).toContain('须现场勘察')
  })

  it('[C2] duplicates are proposed, merged and taken apart again', async () => {
    const text = '城北菜市场每天清晨噪声扰民，希望规范装卸货时间。'
    const first = await sendCase(world(), { text, category: 'complaint' })
    const second = await sendCase(world(), { text: `${text}谢谢！`, category: 'complaint' })
    const officer = await sit('moderator')
    await officer.case(second.id)
    await textOf(officer.page.locator('.case-main')).toContain(grouped(first.number))
    await officer.press(officer.w.act['case.merge'])
    await officer.panel.getByRole('radio').first().check()
    await officer.submit(officer.w.merge.into(grouped(first.number)))
    await stateIs(officer, 'merged')
    await officer.press(officer.w.act['case.unmerge'])
    await officer.panel.getByRole('textbox').fill('地点不同')
    await officer.submit(officer.w.act['case.unmerge'])
    await stateIs(officer, 'received')
    // By its number, as it is read out over the telephone.
    await officer.press(officer.w.act['case.merge'])
    await officer.page.locator('#merge-number').fill(grouped(first.number).toLowerCase())
    await officer.page.locator('#merge-number').press('Enter')
    await officer.submit(officer.w.merge.into(grouped(first.number)))
    await stateIs(officer, 'merged')
  })

  it('[M5] the citizen is asked, and it is said that the clock runs on', async () => {
    const id = await inHandling('公交站牌被撞坏了。')
    const handler = await sit('handler')
    await handler.case(id)
    await handler.press(handler.w.act['case.ask'])
    await textOf(handler.panel).toContain(handler.w.ask.runs)
    await handler.panel.getByRole('textbox').fill('请告知站名。')
    await handler.submit(handler.w.act['case.ask'])
    await stateIs(handler, 'waiting')
    await handler.press(handler.w.act['case.resume'])
    await handler.panel.getByRole('textbox').fill('已现场找到')
    await handler.submit(handler.w.act['case.resume'])
    await stateIs(handler, 'handling')

    await handler.page.locator('#case-note').fill('已联系公交公司')
    await handler.press(handler.w.notes.add)
    await textOf(handler.page.locator('.case-notes')).toContain('已联系公交公司')
  })
})

describe.each([
  ['zh-CN', DESKTOP],
  ['en', PHONE],
] as const)('[M13] on the citizen’s request, %s', (language, viewport) => {
  it('an administrator erases what was written and the contact; what happened, when and by whom stays', async () => {
    const { id } = await sendCase(world(), {
      text: `密语路灯（${language}）`,
      category: 'enquiry',
      contact: '13812345678',
    })
    await studied(id, 'enquiry')
    await answerCase(world(), id, '密语答复', '密语公开')
    const admin = await sit('siteAdmin', { language, viewport })
    const { page, w, panel } = admin
    const { look, found } = examiner(page)
    await admin.case(id)
    await admin.press(w.contact.show)
    await page.locator('#contact-reason').fill('核对申请人')
    await look('reveal')
    await page.locator('dialog').getByRole('button', { name: w.contact.show, exact: true }).click()
    await textOf(page.locator('.case-contact')).toBe('13812345678')
    await look('revealed')
    await admin.press(w.act['case.erase'])
    // Not without a reason.
    await admin.submit(w.act['case.erase'])
    await seen(panel.getByText(w.reason.required))
    await panel.getByRole('textbox').fill('本人书面申请')
    await look('erase')
    await admin.submit(w.act['case.erase'])
    await seen(page.getByText(w.case.erased('').slice(0, 4)))
    await eventually(async () => (await page.locator('body').innerText()).includes('密语')).toBe(false)
    expect(await page.locator('body').innerText()).not.toContain('13812345678')
    await textOf(page.locator('.case-history')).toContain('本人书面申请')
    await stateIs(admin, 'answered')
    expect(await page.getByRole('button', { name: w.act['case.erase'] }).count()).toBe(0)
    await look('erased')
    const stored = JSON.stringify(await readCase(id))
    for (const erased of ['密语', '13812345678']) expect(stored).not.toContain(erased)
    expect(found).toEqual([])
    expect(admin.watched.problems).toEqual([])
  })
})

describe('two officials at once', () => {
  it('[D11] a reply that was being written while a colleague saved another is never lost', async () => {
    const id = await inHandling('外地户籍的孩子上小学需要哪些材料？')
    const one = await sit('handler')
    await one.case(id)
    await one.press(one.w.act['case.draft'])
    const mine = '您好，需要户口簿和居住证。'
    await one.page.locator('#reply-text').fill(mine)

    await eventually(async () => (await readCase(id)).case.claim?.name).toBe('钱伟')
    // The claim of the first lapsed, as when the network was gone: a colleague saves another reply.
    await orderOn(world(), id, 'handler', { type: 'case.release' })
    const theirs = '请携带房产证明到教育局窗口办理。'
    await orderOn(world(), id, 'secondHandler', { type: 'case.draft', text: theirs, attachments: [], publicText: null })

    await one.submit(one.w.reply.save)
    await seen(one.panel.getByRole('alert').filter({ hasText: one.w.more.conflict }))
    await expect(one.page.locator('#reply-text').inputValue()).resolves.toBe(mine)
    await one.press(one.w.case.showChanges)
    const both = one.panel.getByRole('alert').filter({ hasText: one.w.conflict.title('冯洁') })
    await textOf(both).toContain(theirs)
    await textOf(both).toContain(mine)

    // Also over a reload.
    await one.page.reload()
    await seen(both)
    await both.getByRole('button', { name: one.w.conflict.both }).click()
    await one.submit(one.w.reply.save)
    await seen(one.page.locator('#case-draft'))
    const { draft } = (await readCase(id)).case
    expect(draft?.text).toContain(mine)
    expect(draft?.text).toContain(theirs)
    expect(draft?.by.map(({ name }) => name)).toEqual(['冯洁', '钱伟'])
  })

  it('[D12] what a colleague does comes onto the screen when the reader lets it', async () => {
    const { id } = await sendCase(world(), { text: '西门桥头红绿灯时间太短。', category: 'suggestion' })
    const one = await sit('moderator')
    await one.case(id)
    await studied(id, 'suggestion')
    // As when the reader comes back to the page.
    await one.page.evaluate(() => window.dispatchEvent(new Event('pageshow')))
    await seen(one.page.locator('.case-news'))
    await textOf(one.page.locator('.case-head')).toContain(one.w.state.received)
    await one.press(one.w.case.showChanges)
    await stateIs(one, 'triaged')
  })

  it('a colleague’s work is seen, and nothing is offered that it bars', async () => {
    const id = await inHandling('请问夜间施工找谁投诉？')
    const one = await sit('handler')
    await one.case(id)
    await one.press(one.w.act['case.draft'])
    await eventually(async () => (await readCase(id)).case.claim?.name).toBe('钱伟')
    const two = await sit('secondHandler')
    await two.case(id)
    await seen(two.page.getByText(two.w.case.heldBy('钱伟')))
    await expect(two.page.locator('#case-actions ~ .row button').count()).resolves.toBe(0)
    await one.submit(one.t.cancel)
    await eventually(async () => (await readCase(id)).case.claim).toBeNull()
  })

  it('[D11] what was typed offline is kept, and sent when the network is back', async () => {
    const id = await inHandling('请问图书馆周一开门吗？')
    const one = await sit('handler')
    await one.case(id)
    await one.press(one.w.act['case.draft'])
    await eventually(async () => (await readCase(id)).case.claim?.name).toBe('钱伟')
    await one.page.context().setOffline(true)
    await one.page.locator('#reply-text').fill('周一闭馆，周二至周日开放。')
    await one.submit(one.w.reply.save)
    await seen(one.panel.getByRole('alert'))
    await one.page.context().setOffline(false)
    await one.submit(one.w.reply.save)
    await seen(one.page.locator('#case-draft'))
    expect((await readCase(id)).case.draft?.text).toBe('周一闭馆，周二至周日开放。')
  })
})

describe('a platform that is busy for a moment', () => {
  it('[D11] [D14] takes no form away that is open', async () => {
    const id = await inHandling('请问体育馆几点开门？')
    const one = await sit('handler')
    await one.case(id)
    let busy = 0
    await one.page.route(`**/api/staff/cases/${id}`, (route) => {
      if (route.request().method() !== 'GET') return route.fallback()
      busy++
      return route.fulfill({ status: 429, json: { refusal: { code: 'too-many-requests' } } })
    })
    // The claim that comes with the form reads the case again.
    await one.press(one.w.act['case.draft'])
    await one.page.locator('#reply-text').fill('每天八点开门。')
    await seen(one.page.getByText(one.w.case.unreachable))
    expect(busy).toBeGreaterThan(0)
    expect(await one.page.locator('#reply-text').inputValue()).toBe('每天八点开门。')
    await one.page.unroute(`**/api/staff/cases/${id}`)
    await one.submit(one.w.reply.save)
    await seen(one.page.locator('#case-draft'))
    expect((await readCase(id)).case.draft?.text).toBe('每天八点开门。')
  })
})

describe('the board', () => {
  it('filters live in the address, and the way back from a case leads to the same list', async () => {
    await sendCase(world(), { text: '网站搜索结果打不开。', category: 'site-error' })
    await sendCase(world(), { text: '请问政务大厅周末上班吗？', category: 'enquiry' })
    const officer = await sit('moderator')
    await officer.board('?view=open')
    await officer.page.getByLabel(officer.w.board.type, { exact: true }).selectOption('site-error')
    await officer.page.waitForURL((url) => url.searchParams.get('type') === 'site-error')
    await officer.page.getByLabel(officer.w.board.search).fill('搜索结果')
    await officer.page.getByLabel(officer.w.board.search).press('Enter')
    await officer.page.waitForURL((url) => url.searchParams.get('q') === '搜索结果')
    await eventually(() => officer.page.locator('.case-row').count()).toBe(1)
    await officer.row('网站搜索').getByRole('link').click()
    await seen(officer.page.locator('.case-main'))
    await officer.page.getByRole('link', { name: officer.w.title, exact: true }).click()
    await eventually(() => officer.page.locator('.case-row').count()).toBe(1)
    await officer.page.goBack()
    await officer.page.goBack()
    await eventually(() => officer.page.locator('.case-row').count()).toBe(1)
    await officer.press(officer.w.board.clear)
    await eventually(() => officer.page.locator('.case-row').count()).toBeGreaterThan(1)
    await officer.page.getByRole('link', { name: officer.w.board.view.overdue }).click()
    await seen(officer.page.getByText(officer.w.board.empty.overdue))
  })

  it('many are studied at once by keys alone, and taken back', async () => {
    const texts = ['路面积水一', '路面积水二', '路面积水三']
    const sent = await Promise.all(texts.map((text) => sendCase(world(), { text, category: 'complaint' })))
    const officer = await sit('moderator')
    const { page, w } = officer
    await officer.board('?view=received&q=路面积水')
    await eventually(() => page.locator('.case-row').count()).toBe(3)
    for (const _ of texts) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    }
    await seen(page.getByText(w.bulk.selected(3)))
    // Meanwhile somebody else has declined one of them.
    const [, , third] = sent
    if (!third) throw new Error('three were sent')
    await orderOn(world(), third.id, 'siteAdmin', { type: 'case.decline', reason: 'other', explanation: '不予受理' })
    await page.keyboard.press('b')
    await page.locator('#bulk-department').selectOption(TRANSPORT)
    await page.locator('#bulk-reason').fill('道路养护')
    await page
      .locator('dialog')
      .getByRole('button', { name: w.bulk.submit(3) })
      .click()
    await seen(page.getByText(w.bulk.done(2)))
    await seen(page.getByText(w.bulk.failed(1)))
    expect((await readCase(sent[0]?.id ?? '')).case.triage?.department.id).toBe(TRANSPORT)
    await page.keyboard.press('u')
    await seen(page.getByText(w.bulk.undone(2)))
    expect((await readCase(sent[0]?.id ?? '')).case.state).toBe('received')
  })

  it('[M13] a case is entered for a citizen who telephoned, and kept while it is typed', async () => {
    const officer = await sit('moderator')
    const { page, w } = officer
    await officer.board()
    await page.keyboard.press('e')
    await page.locator('#enter-text').fill('来电反映：东街井盖松动。')
    await page.locator('#enter-contact').fill('5551234')
    await page.reload()
    await seen(page.locator('.case-views'))
    await officer.press(w.board.enter)
    await eventually(() => page.locator('#enter-text').inputValue()).toContain('井盖松动')
    await page.locator('dialog').getByRole('button', { name: w.enter.submit, exact: true }).click()
    await seen(page.locator('.case-receipt'))
    const [number = ''] = await page.locator('.case-receipt-code').allInnerTexts()
    expect(number).toMatch(/^\w{3}-\w{3}-\w{3}$/)
    await page.getByRole('link', { name: w.enter.open }).click()
    await textOf(page.locator('.case-main')).toContain('井盖松动')
    await textOf(page.locator('.case-facts')).toContain(w.case.origin.desk(w.channel.telephone, '林晓燕'))
  })

  it('an administrator exports all cases, without any way to reach a citizen', async () => {
    const admin = await sit('siteAdmin')
    await admin.board()
    await admin.press(admin.w.board.export)
    await admin.page.locator('#export-format').selectOption('jsonl')
    const download = admin.page.waitForEvent('download')
    await admin.page.locator('dialog').getByRole('button', { name: admin.w.exporting.submit, exact: true }).click()
    const text = await (await download).createReadStream().then(async (stream) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(Buffer.from(part))
      return Buffer.concat(parts).toString()
    })
    expect(text).toContain('井盖松动')
    expect(text).not.toContain('5551234')
  })

  it('templates are written by an administrator and filled in for the case', async () => {
    const id = await inHandling('公交卡丢了怎么补办？')
    const admin = await sit('siteAdmin')
    await admin.board()
    await admin.press(admin.w.templates.title)
    await admin.press(admin.w.templates.add)
    const dialog = admin.page.locator('dialog')
    await dialog.getByLabel(admin.w.templates.name).fill('开头')
    await dialog
      .getByLabel(admin.w.templates.text, { exact: true })
      .fill('您好，您的来信（{number}）已由{department}办理。')
    await dialog.getByRole('button', { name: admin.w.templates.save }).click()
    await eventually(async () => {
      const token = await world().staff.token('siteAdmin')
      return (await ok(world().call('case.templates', { params: { siteId: COUNTY }, token }))).templates.length
    }).toBe(1)
    const handler = await sit('handler')
    await handler.case(id)
    await handler.press(handler.w.act['case.draft'])
    await handler.page.locator('#reply-template').selectOption({ label: '开头' })
    await handler.press(handler.w.reply.insert)
    const { number } = (await readCase(id)).case
    await eventually(() => handler.page.locator('#reply-text').inputValue()).toBe(
      `您好，您的来信（${number}）已由云溪县交通运输局办理。`,
    )
    await handler.submit(handler.t.cancel)
  })
})

describe('[M12] accessible, in both languages, on a phone and on a desk', () => {
  for (const [language, viewport] of [
    ['zh-CN', DESKTOP],
    ['en', PHONE],
  ] as const)
    it(`${language}: the board, its dialogs, a case and its forms`, async () => {
      const id = await inHandling(`${LAMP}（${language}）`, 'suggestion')
      await orderOn(world(), id, 'handler', { type: 'case.draft', text: REPLY, attachments: [], publicText: null })
      const officer = await sit('siteAdmin', { language, viewport })
      const { page, w } = officer
      const { look, found } = examiner(page)
      await officer.board('?view=open')
      await seen(page.locator('.case-row'))
      await page.locator('.case-summary > summary').click()
      await look('board')
      for (const name of [w.board.enter, w.board.export, w.templates.title]) {
        await officer.press(name)
        await seen(page.locator('dialog[open] button.primary'))
        await look(name)
        await page.keyboard.press('Escape')
        await gone(page.locator('dialog[open]'))
      }
      await page.keyboard.press('?')
      await look('shortcuts')
      await page.keyboard.press('Escape')
      await officer.case(id)
      await page.keyboard.press('h')
      await look('case')
      for (const act of [
        w.editDraft,
        w.act['case.submit'],
        w.act['case.ask'],
        w.act['case.extend'],
        w.act['case.merge'],
        w.act['case.return'],
        w.act['case.decline'],
      ]) {
        await officer.press(act)
        await seen(officer.panel.locator('button').last())
        await look(act)
        await officer.submit(officer.t.cancel)
        await gone(officer.panel)
        await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('case-actions')
      }
      expect(found).toEqual([])
      expect(officer.watched.problems).toEqual([])
    })
})
