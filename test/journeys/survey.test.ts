import { describe, expect, it } from 'vitest'
import type { StaffResponse } from '#contract/survey/response.ts'
import { survey as en } from '../../web/i18n/survey.en.ts'
import { type SurveyWords, survey as zhCN } from '../../web/i18n/survey.zh-CN.ts'
import { ok } from '../support/call.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { announceSurvey, EVERYTHING, PLAIN, SATISFACTION } from './support/survey.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE, type World } from './support/world.ts'

const ids = { plain: '', every: '', sensitive: '', over: '', early: '', once: '' }

const prepare = async (world: World): Promise<void> => {
  const hour = 3_600_000
  ids.plain = await announceSurvey(world, SATISFACTION, {
    purpose: { 'zh-CN': '邮箱仅用于告知结果。', en: 'Your address is only used to tell you the results.' },
  })
  ids.every = await announceSurvey(world, EVERYTHING)
  ids.sensitive = await announceSurvey(world, SATISFACTION, { keepOnDevice: false })
  ids.early = await announceSurvey(world, SATISFACTION, { opensAt: Date.now() + hour })
  ids.once = await announceSurvey(world, SATISFACTION, { once: 'participant', limit: 1 })
}
const world = useWorld({ prepare })

const sit = async (activityId: string, language: 'zh-CN' | 'en', viewport = LAPTOP) => {
  const visitor = await world().visit(activityId, { language, viewport })
  const t: SurveyWords = language === 'en' ? en : zhCN
  const { page } = visitor
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return { ...visitor, t, page, press }
}
type Seat = Awaited<ReturnType<typeof sit>>

const pick = (page: Seat['page'], name: string) => page.getByLabel(name, { exact: true }).check()

/** From the first question to the last check, in Chinese. */
const answerAll = async ({ page, press, t }: Seat) => {
  await pick(page, '使用过')
  await pick(page, '网上办事')
  await press(t.next)
  await pick(page, '4')
  await page.getByLabel('您的年龄').fill('35')
  await press(t.next)
  await pick(page, t.agreed)
  await press(t.next)
  await seen(page.getByRole('heading', { name: t.check }))
}

const responsesTo = async (activityId: string) => {
  const token = await world().staff.token('siteAdmin')
  const found: StaffResponse[] = []
  let after: string | null | undefined
  while (after !== null) {
    const query = after ? { after } : {}
    const { responses, next } = await ok(world().call('response.list', { params: { activityId }, query, token }))
    found.push(...responses)
    after = next
  }
  return found
}

describe('§3 a citizen answers a survey', () => {
  it('is told every problem at the top and at its question, goes back without loss, checks, changes and sends', async () => {
    const seat = await sit(ids.plain, 'zh-CN', PHONE)
    const { page, press, t } = seat
    await seen(page.getByText('邮箱仅用于告知结果。'))
    await press(t.next)
    const summary = page.getByRole('alert')
    await textOf(summary).toContain(`您近一年使用过县政府网站吗？ – ${t.problem.required}`)
    await eventually(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe('summary')
    expect(await page.locator('.field.bad .wrong').innerText()).toContain(t.problem.required)
    await summary.getByRole('link').click()
    await eventually(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe('q-used')

    await answerAll(seat)
    await textOf(page.locator('.replies')).toContain('网上办事')
    // Away from the scale an answer says what its ends are.
    await textOf(page.locator('.replies')).toContain(`4${t.more.scale('1 很不满意', '5 很满意')}`)
    // [SR6] The device's own Back goes one step back, and Forward one on; nothing is lost by it.
    await page.goBack()
    await seen(page.getByLabel(t.agreed, { exact: true }))
    await page.goBack()
    expect(await page.getByLabel('您的年龄').inputValue()).toBe('35')
    await page.goForward()
    await page.goForward()
    await seen(page.getByRole('heading', { name: t.check }))
    await page.getByRole('button', { name: `${t.change} 您的年龄` }).click()
    expect(await page.getByLabel('您的年龄').inputValue()).toBe('35')
    await page.getByLabel('您的年龄').fill('36')
    await press(t.next)
    await seen(page.getByRole('heading', { name: t.check }))
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    const [response] = await responsesTo(ids.plain)
    expect(response?.answers).toEqual({ used: 'yes', why: ['do'], score: 4, age: 36, agree: true })
    expect(seat.watched.problems).toEqual([])
    // Once it is sent, Back leads to where the citizen came from.
    await page.goBack()
    expect(page.url()).toBe('about:blank')
  })

  it('[D11] finds what was typed after a reload, and sends it once the network is back', async () => {
    const before = (await responsesTo(ids.plain)).length
    const seat = await sit(ids.plain, 'zh-CN')
    const { page, press, t } = seat
    await pick(page, '没有使用过')
    await page.getByLabel('没有使用的原因是什么？').fill('不知道有网站')
    await page.reload()
    await seen(page.getByText(t.resumed))
    expect(await page.getByLabel('没有使用的原因是什么？').inputValue()).toBe('不知道有网站')
    await press(t.next)
    await pick(page, t.agreed)
    await press(t.next)
    await page.context().setOffline(true)
    await press(t.send)
    await seen(page.getByText(t.waiting))
    expect(await responsesTo(ids.plain)).toHaveLength(before)
    await page.context().setOffline(false)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(await responsesTo(ids.plain)).toHaveLength(before + 1)
  })

  it('[D11] needs no network from the first question on: everything else has come in the background', async () => {
    const before = (await responsesTo(ids.plain)).length
    const seat = await sit(ids.plain, 'zh-CN')
    const { page, press, t } = seat
    await pick(page, '使用过')
    // It is among the last to come.
    await seen(page.getByText(t.clear))
    await page.context().setOffline(true)
    await press(t.next)
    await textOf(page.getByRole('alert')).toContain(t.problem.required)
    await answerAll(seat)
    await press(t.send)
    await seen(page.getByText(t.waiting))
    await page.context().setOffline(false)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(await responsesTo(ids.plain)).toHaveLength(before + 1)
  })

  it('[D11][D12] whoever goes on before that has come is told so, keeps the answers, and is taken on once it has', async () => {
    const seat = await sit(ids.sensitive, 'zh-CN')
    const { page, press, t } = seat
    await page.context().route(/survey\.finish/, (route) => route.abort())
    await page.reload()
    await pick(page, '没有使用过')
    await page.getByLabel('没有使用的原因是什么？').fill('不知道有网站')
    await press(t.next)
    await seen(page.getByText(t.onward))
    expect(await page.getByLabel('没有使用的原因是什么？').inputValue()).toBe('不知道有网站')
    // Going on to answer takes the wish back: nobody is led away from what they are typing.
    await page.getByLabel('没有使用的原因是什么？').fill('不知道有这个网站')
    await gone(page.getByText(t.onward))
    await press(t.next)
    await seen(page.getByText(t.onward))
    await page.context().unroute(/survey\.finish/)
    await pick(page, t.agreed)
    await press(t.next)
    await seen(page.getByRole('heading', { name: t.check }))
    await textOf(page.locator('.replies')).toContain('不知道有这个网站')
  })

  it('§3 goes on on another device by a link, encrypted for everybody else, and works a moment before it sends', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { resumable: true, proofOfWork: true })
    const { page, press, t, watched } = await sit(activityId, 'zh-CN')
    await pick(page, '没有使用过')
    await page.getByLabel('没有使用的原因是什么？').fill('不知道有网站')
    await page.getByText(t.elsewhere.title).click()
    await press(t.elsewhere.make)
    const link = await page.getByLabel(t.elsewhere.link).inputValue()
    const sent = watched.requests.find((request) => request.method() === 'PUT')
    expect(sent?.postData()).not.toContain('不知道有网站')

    const other = await sit(activityId, 'zh-CN', PHONE)
    await other.page.goto(link)
    await other.page.reload()
    await seen(other.page.getByText(other.t.resumed))
    expect(other.page.url()).not.toContain('zhitong-resume')
    expect(await other.page.getByLabel('没有使用的原因是什么？').inputValue()).toBe('不知道有网站')
    await other.press(t.next)
    await pick(other.page, t.agreed)
    await other.press(t.next)
    await other.press(t.send)
    await textOf(other.page.locator('.notice')).toContain(t.given)
    const [response] = await responsesTo(activityId)
    expect(response?.answers).toMatchObject({ used: 'no', whynot: '不知道有网站' })
  })

  it('§3 says so where the link leads to nothing any more', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { resumable: true })
    const { page, t } = await sit(activityId, 'zh-CN')
    await page.goto(`${page.url()}#zhitong-resume=${activityId}.bm90aGluZw`)
    await page.reload()
    await seen(page.getByText(t.elsewhere.lost))
  })

  it('§3 keeps nothing of a sensitive survey on the device', async () => {
    const { page, t } = await sit(ids.sensitive, 'zh-CN')
    await seen(page.getByText(t.notKept))
    await pick(page, '使用过')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.reload()
    await seen(page.getByText('您近一年使用过县政府网站吗？'))
    expect(await page.getByLabel('使用过', { exact: true }).isChecked()).toBe(false)
  })

  it('§3 clears what was filled in, where others use the device too', async () => {
    const { page, press, t } = await sit(ids.plain, 'zh-CN')
    await pick(page, '使用过')
    await page.getByText(t.clear, { exact: true }).click()
    await press(t.clearYes)
    expect(await page.getByLabel('使用过', { exact: true }).isChecked()).toBe(false)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  })

  it('changes the language in place, with the answers kept', async () => {
    const { page } = await sit(ids.plain, 'zh-CN')
    await pick(page, '使用过')
    await page.getByLabel(zhCN.language).selectOption('en')
    await seen(page.getByText('Did you use the county’s website in the past year?'))
    expect(await page.getByLabel('Yes, I did').isChecked()).toBe(true)
    await seen(page.getByRole('button', { name: en.next, exact: true }))
  })

  it('loads no expression language for a survey without conditions, and judges its answers all the same', async () => {
    const activityId = await announceSurvey(world(), PLAIN)
    const { page, press, t, watched } = await sit(activityId, 'en')
    await page.getByLabel('Date').fill('2021-01-01')
    await pick(page, 'First')
    await press(t.send)
    await textOf(page.getByRole('alert')).toContain('Must be 2020-12-31 or less')
    await textOf(page.getByRole('alert')).toContain('Choose at least 2')
    await page.getByLabel('Date').fill('2020-01-01')
    await pick(page, 'Third')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect((await responsesTo(activityId)).map(({ answers }) => answers)).toEqual([
      { day: '2020-01-01', many: ['a', 'c'] },
    ])
    expect(watched.requests.filter((request) => request.url().includes('rules'))).toEqual([])
  })

  it('§3 an option of a list asks for words of its own, and they are sent with it', async () => {
    const en = (text: string) => ({ en: text })
    const choices = [
      { id: 'c-bus', value: 'bus', text: en('Bus') },
      { id: 'c-else', value: 'else', text: en('Something else'), showCommentArea: true, isCommentRequired: true },
    ]
    const elements = [{ type: 'dropdown' as const, id: 'how', name: 'how', title: en('How did you come?'), choices }]
    const activityId = await announceSurvey(world(), { languages: ['en'], pages: [{ id: 'p', name: 'p', elements }] })
    const { page, press, t } = await sit(activityId, 'en')
    const list = page.getByLabel('How did you come?')
    await list.selectOption('Bus')
    expect(await page.getByRole('textbox').count()).toBe(0)
    await list.selectOption('Something else')
    await press(t.send)
    await textOf(page.getByRole('alert')).toContain(t.problem['other-empty'])
    await page.getByRole('textbox', { name: `Something else: ${t.otherText}` }).fill('On a horse')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    const [response] = await responsesTo(activityId)
    expect(response?.answers).toEqual({ how: { value: 'else', comment: 'On a horse' } })
  })

  it('goes through with the keyboard alone', async () => {
    const before = (await responsesTo(ids.plain)).length
    const { page, t } = await sit(ids.plain, 'en')
    const key = (name: string) => page.keyboard.press(name)
    await page.getByLabel('No, I did not').waitFor()
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement
        return `${element?.id} ${element?.textContent} ${element?.getAttribute('type')}`
      })
    const tabTo = async (wanted: RegExp) => {
      for (let step = 0; step < 30 && !wanted.test(await focused()); step++) await key('Tab')
      expect(await focused()).toMatch(wanted)
    }
    await tabTo(/^q-used/)
    await key('ArrowDown')
    await key('Tab')
    await page.keyboard.type('No time')
    await tabTo(new RegExp(t.next))
    await key('Enter')
    await tabTo(/^q-agree /)
    await key('Space')
    await tabTo(new RegExp(t.next))
    await key('Enter')
    await tabTo(new RegExp(t.send))
    await key('Enter')
    await textOf(page.locator('.notice')).toContain(t.given)
    const responses = await responsesTo(ids.plain)
    expect(responses).toHaveLength(before + 1)
    expect(responses.map(({ answers }) => answers.whynot)).toContain('No time')
  })
})

describe('§3 when nothing can be answered', () => {
  it('says when it opens', async () => {
    const { page, t } = await sit(ids.early, 'zh-CN')
    await textOf(page.locator('.notice')).toContain(t.opensAt('').slice(0, 4))
  })

  it('keeps the answers to be copied where the survey fills up meanwhile, and takes no second response', async () => {
    const late = await sit(ids.once, 'zh-CN')
    await answerAll(late)
    const first = await sit(ids.once, 'zh-CN')
    await answerAll(first)
    await first.press(first.t.send)
    await textOf(first.page.locator('.notice')).toContain(first.t.given)
    await late.press(late.t.send)
    await textOf(late.page.locator('.notice')).toContain(late.t.refusal['survey-full'])
    await textOf(late.page.locator('.replies')).toContain('网上办事')
    expect(await responsesTo(ids.once)).toHaveLength(1)
  })

  it('is closed by hand while somebody answers: said so at sending, and nothing is lost', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION)
    const seat = await sit(activityId, 'zh-CN')
    await answerAll(seat)
    const token = await world().staff.token('moderator')
    const body = { commandId: 'close-by-hand-1', type: 'survey.close' } as const
    await ok(world().call('survey.command', { params: { activityId }, body, token }))
    await seat.press(seat.t.send)
    await textOf(seat.page.locator('.notice')).toContain(seat.t.closedNow)
    await textOf(seat.page.locator('.replies')).toContain('网上办事')
  })
})

describe('§3 every type of question', () => {
  it.each([
    ['zh-CN', PHONE],
    ['en', LAPTOP],
  ] as const)(
    '[M12] in %s has nothing axe or a narrow screen objects to, empty, wrong and checked',
    async (language, viewport) => {
      const { page, press, t, watched } = await sit(ids.every, language, viewport)
      const zh = language === 'zh-CN'
      const { found, look } = examiner(page)
      await seen(page.getByRole('button', { name: t.next, exact: true }))
      await look('empty')
      await press(t.next)
      await seen(page.getByRole('alert'))
      await look('wrong')
      await page.getByLabel(zh ? '称呼' : 'Name').fill('Ann')
      await page.getByLabel(zh ? '3. 数字' : '3. Number', { exact: true }).fill('4')
      await eventually(() => page.locator('output').innerText()).toBe('8')
      await press(t.more.keepOrder)
      await page.getByRole('button', { name: `${zh ? '丙' : 'Third'}: ${t.more.up}` }).click()
      await page.getByLabel(t.more.value).last().fill('20')
      await page.getByLabel(t.more.value).last().blur()
      await page.getByLabel(t.more.search).fill(zh ? '乙' : 'sec')
      await gone(page.locator('.listed .option').filter({ hasText: zh ? '甲' : 'First' }))
      await page
        .locator('.listed')
        .getByLabel(zh ? '乙' : 'Second')
        .check()
      await page.getByRole('button', { name: t.tables.add }).first().click()
      await page
        .getByLabel(zh ? '称呼' : 'Name')
        .nth(1)
        .fill('Bo')
      await page.locator('.grid').first().getByRole('radio').nth(4).check()
      for (const [level, name] of [t.region.levels[0], t.region.levels[1], t.region.levels[2]].entries())
        await page.getByLabel(name ?? '', { exact: true }).selectOption(['安徽省', '六安市', '金安区'][level] ?? '')
      await look('answered')
      await press(t.next)
      await seen(page.getByRole('heading', { name: t.check }))
      await seen(page.getByText('安徽省 六安市 金安区'))
      await look('check')
      await press(t.send)
      await textOf(page.locator('.notice')).toContain(t.given)
      await look('sent')
      expect(found).toEqual([])
      expect(watched.problems).toEqual([])
      const answers = (await responsesTo(ids.every)).find(({ lang }) => lang === language)?.answers
      expect(answers).toMatchObject({
        number: 4,
        double: 8,
        rank: ['a', 'c', 'b'],
        slide: 20,
        tags: ['b'],
        people: [{ who: 'Ann' }, { who: 'Bo' }],
        likert: { b: 'b' },
        region: '341502',
      })
    },
  )
})
