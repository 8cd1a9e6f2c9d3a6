import { describe, expect, it } from 'vitest'
import { checkCharacter } from '#contract/case/receipt.ts'
import { words as accountEn } from '../../web/i18n/case.account.en.ts'
import { words as accountZh } from '../../web/i18n/case.account.zh-CN.ts'
import { words as boxEn } from '../../web/i18n/case.box.en.ts'
import { words as boxZh } from '../../web/i18n/case.box.zh-CN.ts'
import { words as receiptEn } from '../../web/i18n/case.receipt.en.ts'
import { words as receiptZh } from '../../web/i18n/case.receipt.zh-CN.ts'
import { ok } from '../support/call.ts'
import { answerCase, caseNumbered, orderOn, prepareCases, sendCase, triageCase } from './support/case.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, LAPTOP, PHONE, type World } from './support/world.ts'

const BUS = '城西到高铁站的公交车末班几点？能不能延长到晚上十点半？'
const ANSWER = '您好。自下月一日起，末班车时间延长至 22:30，沿线各站同步调整。'
const known = { number: '' }

const prepare = async (world: World): Promise<void> => {
  await prepareCases(world)
  const { id, number } = await sendCase(world, { text: BUS })
  await triageCase(world, id)
  await answerCase(world, id, ANSWER, BUS)
  known.number = number
}
const world = useWorld({ prepare })

type Element = 'suggestions' | 'receipt' | 'account'
type Language = 'zh-CN' | 'en'

const WORDS = {
  'zh-CN': { box: boxZh, receipt: receiptZh, account: accountZh },
  en: { box: boxEn, receipt: receiptEn, account: accountEn },
}

const sit = async (element: Element, language: Language = 'zh-CN', viewport = LAPTOP) => {
  const { host, url, visit } = world()
  const tag = `zhitong-${element}`
  const body = `<script type="module" src="${url}/embed.js"></script><${tag} site="${COUNTY}" lang="${language}"><p>需要启用脚本。</p></${tag}>`
  const { page, watched } = await visit('', { at: host.page({ body }), language, viewport })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return { page, watched, press, ...WORDS[language] }
}

const focused = (page: Awaited<ReturnType<typeof sit>>['page']) =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? '')

const NEW = '县图书馆周末的开放时间太短，建议周六、周日延长到晚上九点。'

/** From the empty form to the receipt. */
const submit = async (seat: Awaited<ReturnType<typeof sit>>, text = NEW) => {
  const { page, press, box } = seat
  await page.getByRole('radio', { name: box.type.suggestion, exact: true }).check()
  await page.locator('#box-text').fill(text)
  await press(box.box.submit)
  await seen(page.locator('.slip'))
  const [number = '', code = ''] = await page.locator('.slip .big').allInnerTexts()
  return { number, code }
}

const lookUp = async (seat: Awaited<ReturnType<typeof sit>>, number: string, code: string) => {
  const { page, press, receipt } = seat
  await page.locator('#look-number').fill(number)
  await page.locator('#look-code').fill(code)
  await press(receipt.look.submit)
}

describe('§2 the suggestion box', () => {
  it('says what is not taken and where to go, tells every problem, and gives a receipt whose QR code has no code in it', async () => {
    const seat = await sit('suggestions', 'zh-CN', PHONE)
    const { page, press, box } = seat
    await seen(page.getByRole('link', { name: '国家信访局网上信访大厅' }))
    await press(box.box.submit)
    await textOf(page.getByRole('alert')).toContain(`${box.box.category} – ${box.box.problem.category}`)
    await eventually(() => focused(page)).toBe('summary')
    await page.getByRole('alert').getByRole('link').last().click()
    await eventually(() => focused(page)).toBe('box-text')
    const { number, code } = await submit(seat)
    expect([number, code].map((it) => it.length)).toEqual([11, 14])
    const slip = page.locator('.slip')
    await seen(slip.getByRole('img', { name: box.slip.qr }))
    const address = await slip.getByRole('link').getAttribute('href')
    expect(address).toBe(`${world().url}/p/site/${COUNTY}/receipt#${number.replaceAll('-', '')}`)
    expect(seat.watched.requests.some((request) => request.url().includes(code.replaceAll('-', '')))).toBe(false)
    expect(seat.watched.problems).toEqual([])
  })

  it('offers what was answered already, and sends nothing where that is enough', async () => {
    const { page, press, box, watched } = await sit('suggestions')
    await page.getByRole('radio', { name: box.type.enquiry, exact: true }).check()
    await page.locator('#box-text').fill('城西到高铁站的公交末班车能不能延长到十点半？')
    await press(box.box.submit)
    await page.locator('summary').filter({ hasText: '高铁站' }).click()
    await seen(page.getByText(ANSWER))
    await press(box.box.solved)
    await seen(page.getByText(box.box.solvedThanks))
    expect(watched.requests.filter((request) => request.method() === 'PUT')).toEqual([])
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('suggestion')))).toEqual([])
  })

  it('[D2] [D11] keeps what was typed over a reload, sends it once when the network is back, and shows the receipt until it is kept', async () => {
    const { page, press, box } = await sit('suggestions')
    await page.getByRole('radio', { name: box.type['site-error'], exact: true }).check()
    await page.locator('#box-text').fill('网站首页的办事指南链接打不开。')
    await press(box.box.attachmentAdd)
    await page.locator('#box-title-0').fill('出错的页面')
    await page.locator('#box-attachment-0').fill('http://example.gov.cn/guide 显示 404')
    await page.reload()
    await seen(page.getByText(box.box.resumed))
    expect(await page.locator('#box-title-0').inputValue()).toBe('出错的页面')
    await page.context().setOffline(true)
    await press(box.box.submit)
    await seen(page.getByText(box.box.waiting))
    await page.context().setOffline(false)
    await seen(page.locator('.slip'))
    const before = await page.locator('.slip .big').allInnerTexts()
    await page.reload()
    await eventually(() => page.locator('.slip .big').allInnerTexts()).toEqual(before)
    await press(box.slip.done)
    await seen(page.getByText(box.slip.noted))
    await page.reload()
    await seen(page.locator('#box-text'))
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    expect(kept).not.toContain(before[1]?.replaceAll('-', '') ?? '-')
    await caseNumbered(world(), before[0] ?? '')
  })

  it('reads a text file, and says where it is none', async () => {
    const { page, press, box } = await sit('suggestions')
    await press(box.box.attachmentAdd)
    const file = (name: string, bytes: Uint8Array) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) })
    await file('说明.txt', new TextEncoder().encode('第一行\n第二行'))
    await eventually(() => page.locator('#box-attachment-0').inputValue()).toBe('第一行\n第二行')
    expect(await page.locator('#box-title-0').inputValue()).toBe('说明')
    await file('图.png', new Uint8Array([137, 80, 78, 71, 0, 255]))
    await seen(page.getByText(box.box.problem.file))
    expect(await page.locator('#box-attachment-0').inputValue()).toBe('第一行\n第二行')
  })
})

describe('§3 a receipt', () => {
  it('is followed from the first day to the end: added to, asked about, answered, rated, reopened once', async () => {
    const { number, code } = await submit(await sit('suggestions'))
    const caseId = await caseNumbered(world(), number)
    const seat = await sit('receipt', 'zh-CN', PHONE)
    const { page, press, receipt } = seat
    const { own } = receipt
    const wide = (text: string) => text.replace(/[A-Z0-9]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    await lookUp(seat, wide(number.toLowerCase().toUpperCase()), ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    await textOf(page.locator('.badge')).toBe(receipt.state.received)
    await eventually(() => focused(page)).toBe('step')
    await page.getByText(own.how).click()
    await textOf(page.locator('.how')).toContain('国办发〔2014〕57号')

    await page.getByText(own.add, { exact: true }).click()
    await page.locator('#own-add').fill('周六、周日都希望延长。')
    await page.reload()
    expect(await page.locator('#own-add').inputValue()).toBe('周六、周日都希望延长。')
    await press(own.addSend)
    await seen(page.getByText(own.done.add))

    await triageCase(world(), caseId)
    await orderOn(world(), caseId, 'siteAdmin', { type: 'case.take' })
    await orderOn(world(), caseId, 'siteAdmin', { type: 'case.ask', question: '您说的是总馆还是分馆？' })
    await press(receipt.look.refresh)
    await seen(page.getByText('您说的是总馆还是分馆？').first())
    await page.locator('#own-add').fill('总馆。')
    await press(own.addSend)
    await seen(page.getByText(own.done.add))
    await textOf(page.locator('.badge')).toBe(receipt.state.handling)

    await answerCase(world(), caseId, '自下月起延长开放。', null, false)
    await press(receipt.look.refresh)
    await seen(page.getByText('自下月起延长开放。'))
    await press(own.rateSend)
    await seen(page.getByText(own.rateMissing))
    await page.getByRole('radio', { name: receipt.score[2], exact: true }).check()
    await page.locator('#own-rate-text').fill('没有说从哪一天开始。')
    await press(own.rateSend)
    await textOf(page.locator('article')).toContain(receipt.score[2])
    await page.getByText(own.reopen).click()
    await page.locator('#own-reopen').fill('请写明开始的日期。')
    await press(own.reopenSend)
    await seen(page.getByText(own.done.reopen))
    await textOf(page.locator('.badge')).toBe(receipt.state.received)
    await page.getByText(own.earlier).click()
    await seen(page.getByText('自下月起延长开放。'))
    await gone(page.getByText(own.reopen, { exact: true }))
    await press(receipt.look.leave)
    await seen(page.getByText(receipt.look.left))
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('写明')
    expect(seat.watched.problems).toEqual([])
  })

  it('is withdrawn, asking first', async () => {
    const { number, code } = await sendCase(world(), { text: '路灯坏了。' })
    const seat = await sit('receipt', 'en')
    const { page, press, receipt } = seat
    await lookUp(seat, number, code)
    await page.getByText(receipt.own.withdraw, { exact: true }).click()
    await seen(page.getByText(receipt.own.withdrawSure))
    await press(receipt.own.withdrawYes)
    await textOf(page.locator('.badge')).toBe(receipt.state.withdrawn)
  })

  it('is reached by the QR code’s address, with the number filled in', async () => {
    const { number, code } = await sendCase(world(), { text: '公厕指示牌看不清。' })
    const { url, visit } = world()
    const at = `${url}/p/site/${COUNTY}/receipt#${number}`
    const { page, watched } = await visit('', { at, viewport: PHONE })
    await seen(page.locator('#look-number'))
    expect((await page.locator('#look-number').inputValue()).replaceAll('-', '')).toBe(number)
    await page.locator('#look-code').fill(code)
    await page.keyboard.press('Enter')
    await textOf(page.locator('.badge')).toBe(receiptZh.state.received)
    expect(watched.requests.some((request) => request.url().includes(number))).toBe(false)
    expect(watched.problems).toEqual([])
  })

  it('goes through with the keyboard alone', async () => {
    const { page, box } = await sit('suggestions', 'en')
    await seen(page.locator('#box-text'))
    const key = (name: string) => page.keyboard.press(name)
    const tabTo = async (wanted: RegExp) => {
      const name = () =>
        page.evaluate(() => {
          const element = document.activeElement?.shadowRoot?.activeElement
          return `${element?.id} ${element?.textContent?.slice(0, 40)}`
        })
      for (let step = 0; step < 30 && !wanted.test(await name()); step++) await key('Tab')
      expect(await name()).toMatch(wanted)
    }
    await tabTo(/^box-category/)
    await key('Space')
    await key('Tab')
    await page.keyboard.type('The square needs benches in the shade.')
    await tabTo(new RegExp(` ${box.box.submit}$`))
    await key('Enter')
    await seen(page.locator('.slip'))
    await eventually(() => focused(page)).toBe('step')
  })
})

describe('§5 the public account', () => {
  it('[M5] [M11] shows the figures and the answered cases, and finds by words', async () => {
    const { page, press, account, watched } = await sit('account')
    await seen(page.locator('.figures'))
    await seen(page.getByRole('table').first())
    await page.locator('#account-search').fill('末班')
    await press(account.account.searchButton)
    await seen(page.getByText(account.account.results(1)))
    await page.locator('.case summary').click()
    await seen(page.getByText(ANSWER))
    expect(watched.problems).toEqual([])
  })

  it('[M9] is there without script: the account, its search, one case, the box and the look-up', async () => {
    const { url, browser } = world()
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', viewport: PHONE })
    const page = await context.newPage()
    await page.goto(`${url}/p/site/${COUNTY}`)
    await page.getByRole('link', { name: '受理统计' }).click()
    await page.getByLabel('查找已答复的事项').fill('末班')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: BUS }).click()
    await seen(page.getByText(ANSWER))
    expect(page.url()).toBe(`${url}/p/cases/${known.number}`)
    const hidden = await sendCase(world(), { text: '只想让承办人员看到。', public: false })
    expect((await world().call('page.case', { params: { number: hidden.number } })).status).toBe(404)
    await page.goto(`${url}/p/site/${COUNTY}/suggestions`)
    await seen(page.getByText('国家信访局网上信访大厅'))
    await page.getByRole('link', { name: '查询办理情况' }).click()
    await seen(page.getByText('查询需要浏览器启用脚本。'))
    await context.close()
  })
})

describe('every screen', () => {
  it.each([
    ['zh-CN', PHONE],
    ['en', LAPTOP],
  ] as const)('[M12] in %s has nothing axe or a narrow screen objects to', async (language, viewport) => {
    const seat = await sit('suggestions', language, viewport)
    const { page, press, box, receipt } = seat
    const first = examiner(page)
    await seen(page.locator('#box-text'))
    await press(box.box.attachmentAdd)
    await press(box.box.submit)
    await seen(page.getByRole('alert'))
    await first.look('box')
    await press(box.box.attachmentRemove(1))
    await page.getByRole('radio', { name: box.type.enquiry, exact: true }).check()
    await page.locator('#box-text').fill('高铁站的公交末班车能不能延长到十点半？')
    await press(box.box.submit)
    await seen(page.locator('details.case'))
    await first.look('similar')
    await press(box.box.sendAnyway)
    await seen(page.locator('.slip svg'))
    await first.look('receipt')
    const [number = '', code = ''] = await page.locator('.slip .big').allInnerTexts()

    const look = await sit('receipt', language, viewport)
    const second = examiner(look.page)
    await look.page.locator('#look-number').fill('abc')
    await look.press(receipt.look.submit)
    await seen(look.page.getByRole('alert'))
    await second.look('look-up')
    await lookUp(look, number, code)
    await seen(look.page.locator('.badge'))
    for (const summary of await look.page.locator('summary').all()) await summary.click()
    await second.look('own case')
    const caseId = await caseNumbered(world(), number)
    await triageCase(world(), caseId)
    await answerCase(world(), caseId, ANSWER, null)
    await look.press(receipt.look.refresh)
    await seen(look.page.locator('.scale'))
    await second.look('answered')

    const { page: account } = await sit('account', language, viewport)
    const third = examiner(account)
    await seen(account.locator('.bars').first())
    await account.locator('.case summary').first().click()
    await third.look('account')

    const pages = await world().visit('', { at: `${world().url}/p/site/${COUNTY}/account`, language, viewport })
    const fourth = examiner(pages.page)
    for (const path of [
      `site/${COUNTY}/account`,
      `cases/${known.number}`,
      `site/${COUNTY}/suggestions`,
      `site/${COUNTY}/receipt`,
    ]) {
      await pages.page.goto(`${world().url}/p/${path}`)
      if (/suggestions|receipt/.test(path)) await seen(pages.page.locator('form'))
      await fourth.look(path)
    }
    expect([...first.found, ...second.found, ...third.found, ...fourth.found]).toEqual([])
    await ok(world().call('account.read', { params: { siteId: COUNTY } }))
  })
})

/** Last: whoever guesses is locked out for a while, and all of this machine with them. */
describe('§3 a receipt, guessed', () => {
  it('that is mistyped is told on the device; a wrong code is not told from a wrong number; guessing is stopped', async () => {
    const { number, code } = await sendCase(world(), { text: '垃圾桶太少。' })
    const seat = await sit('receipt')
    const { page, press, receipt, watched } = seat
    const asked = () => watched.requests.filter((request) => request.url().endsWith('/cases/receipt')).length
    await lookUp(seat, number, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)
    await seen(page.getByText(receipt.look.problem.codeWrong).first())
    expect(asked()).toBe(0)
    const other = `22222222222`
    await page.locator('#look-code').fill(other + checkCharacter(other))
    await press(receipt.look.submit)
    await seen(page.getByText(receipt.look.notFound))
    for (let tries = 0; tries < 40 && !(await page.getByText(receipt.look.tooMany).isVisible()); tries++) {
      const before = asked()
      await press(receipt.look.submit)
      await eventually(asked).toBeGreaterThan(before)
      await gone(page.getByText(receipt.look.searching))
    }
    await seen(page.getByText(receipt.look.tooMany))
  })
})
