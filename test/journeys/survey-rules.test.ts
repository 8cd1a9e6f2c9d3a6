import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { announceSurvey, EVERYTHING } from './support/survey.ts'
import { RULES } from './support/survey-rules.ts'
import { responsesTo, SURVEY_WORDS, sitAtSurvey } from './support/survey-seat.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE, type World } from './support/world.ts'

const ids = { oneByOne: '', allAtOnce: '', every: '' }
const prepare = async (world: World): Promise<void> => {
  ids.oneByOne = await announceSurvey(world, { ...RULES, questionsOnPageMode: 'questionPerPage' })
  ids.allAtOnce = await announceSurvey(world, { ...RULES, questionsOnPageMode: 'singlePage' })
  ids.every = await announceSurvey(world, { ...EVERYTHING, showPreviewBeforeComplete: false })
}
const world = useWorld({ prepare })

const WORDS = {
  'zh-CN': {
    ...{ person: '个人', firm: '企业', name: '企业名称', all: '全选', other: '其他', paper: '报纸', web: '网站' },
    ...{
      nowhere: '从不了解',
      whyNot: '为什么不了解？',
      town: '所在乡镇',
      shop: '门店',
      office: '办公室',
      area: '面积',
    },
    ...{ price: '单价', count: '数量', place: '场所：', pays: '云溪茶厂的成本', tax: '¥150.00中有多少是税？' },
    ...{ own: '不能超过合计', words: '作为“企业”，您还有什么建议？', asPerson: '作为“个人”，您还有什么建议？' },
    ...{ visit: '可以回访吗？', news: '从哪里了解政策？' },
  },
  en: {
    ...{ person: 'A person', firm: 'A firm', name: 'Name of the firm', paper: 'Newspapers', web: 'Websites' },
    ...{ nowhere: 'Nowhere at all', whyNot: 'Why not?', town: 'Town', shop: 'Shop', office: 'Office', area: 'Area' },
    ...{ price: 'Price', count: 'Number', place: 'Place: ', pays: 'What 云溪茶厂 pays' },
    ...{ tax: 'How much of CN¥150.00 is tax?', own: 'It cannot be more than the total' },
    ...{ words: 'As “A firm”, what else would you suggest?', asPerson: 'As “A person”, what else would you suggest?' },
    ...{ visit: 'May we visit you?', news: 'Where do you hear of policies?' },
  },
}

const answersTo = async (activityId: string) => (await responsesTo(world(), activityId)).map(({ answers }) => answers)

describe.each(['zh-CN', 'en'] as const)('§3 rules seen by a citizen, %s', (language: Language) => {
  const w = WORDS[language]
  const t = SURVEY_WORDS[language]
  const inOther = language === 'en' ? ('zh-CN' as const) : ('en' as const)

  it('requires, enables, repeats, calculates, names and checks as answered; another language half-way keeps it all', async () => {
    const activityId = await announceSurvey(world(), RULES)
    const seat = await sitAtSurvey(world(), activityId, language, PHONE)
    const { page, press, pick, fill } = seat
    const { look, found } = examiner(page)
    // Enabled, and then required, by another answer.
    await pick(w.person)
    await gone(page.getByLabel(w.name))
    expect(await page.getByLabel(w.web, { exact: true }).isDisabled()).toBe(true)
    await pick(w.firm)
    await press(t.next)
    await textOf(page.getByRole('alert')).toContain(`${w.name} – ${t.problem.required}`)
    await page.getByLabel(w.name).fill('云溪茶厂')
    await look('who')
    await press(t.next)

    // Answers in titles; a group of its own rules, twice.
    await seen(page.getByRole('heading', { name: w.pays }))
    await page.getByLabel(w.town).fill('东镇')
    await seen(page.getByRole('group', { name: `${w.place}东镇` }))
    await gone(page.getByLabel(w.area))
    await pick(w.shop)
    await fill(w.area, '80')
    await page.getByRole('button', { name: t.tables.add }).first().click()
    const second = page.locator('.entry').nth(1)
    await second.getByLabel(w.town).fill('西镇')
    await second.getByLabel(w.office).check()
    await gone(second.getByLabel(w.area))
    // The most there may be.
    expect(await page.getByRole('button', { name: t.tables.add }).count()).toBe(1)

    // Sums of rows, of columns, and what is made of them.
    const row = (at: number) => page.getByRole('group', { name: t.tables.row(`${at}`), exact: true })
    await gone(row(1).getByLabel(w.count))
    await row(1).getByLabel(w.price).fill('40')
    await row(1).getByLabel(w.count).fill('3')
    await page.getByRole('button', { name: t.tables.add }).click()
    await row(2).getByLabel(w.price).fill('15')
    await row(2).getByLabel(w.count).fill('2')
    await textOf(page.locator('output')).toContain('120')
    await textOf(page.locator('output').last()).toContain('150.00')
    await page.getByLabel(w.tax).fill('200')
    await press(t.next)
    await textOf(page.getByRole('alert')).toContain(w.own)
    await look('costs, wrong')

    // Half-way in another language: what was answered stays, and what is wrong is said anew.
    const o = WORDS[inOther]
    const ot = SURVEY_WORDS[inOther]
    await page.getByLabel(t.language).selectOption(inOther)
    await textOf(page.getByRole('alert')).toContain(o.own)
    expect(await page.getByLabel(o.tax).inputValue()).toBe('200')
    expect(await page.locator('.entry').nth(1).getByLabel(o.town).inputValue()).toBe('西镇')
    expect(await page.locator('.entry').first().getByLabel(o.shop).isChecked()).toBe(true)
    await page.getByLabel(o.tax).fill('20')
    await press(ot.next)
    await page.getByLabel(o.words).fill('降低费用')
    await page.getByRole('group', { name: o.visit }).getByLabel(ot.yes).check()
    await look('end')
    // Back, and forth again, with nothing lost.
    await page.locator('.back').click()
    expect(await page.getByLabel(o.tax).inputValue()).toBe('20')
    await press(ot.next)
    await press(ot.send)
    await textOf(page.locator('.notice')).toContain(ot.given)
    const [response] = await responsesTo(world(), activityId)
    expect(response?.lang).toBe(inOther)
    expect(response?.answers).toEqual({
      ...{ who: 'firm', firm: '云溪茶厂', total: 150, share: 20, words: '降低费用', call: true, size: 'big' },
      shops: [
        { town: '东镇', kind: 'shop', area: 80 },
        { town: '西镇', kind: 'office' },
      ],
      bills: [
        { price: 40, count: 3, sum: 120 },
        { price: 15, count: 2, sum: 30 },
      ],
    })
    expect(found).toEqual([])
    expect(seat.watched.problems).toEqual([])
  })

  it('jumps over what does not concern one; “other”, “none”, “all” and exclusive options keep each other out', async () => {
    const activityId = await announceSurvey(world(), RULES)
    const { page, press, pick, watched } = await sitAtSurvey(world(), activityId, language, LAPTOP)
    const news = page.getByRole('group', { name: w.news })
    const checked = () =>
      news.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))
    const tick = (name: string) => news.getByLabel(name, { exact: true }).check()
    // All: of what this person may choose, and never the exclusive one.
    await pick(w.firm)
    await tick(t.all)
    // In their order: all, newspapers, websites, nowhere at all, other, none.
    expect(await checked()).toEqual([true, true, true, false, false, false])
    await tick(w.nowhere)
    expect(await checked()).toEqual([false, false, false, true, false, false])
    await page.getByLabel(w.whyNot).fill('没有时间')
    await tick(t.none)
    expect(await checked()).toEqual([false, false, false, false, false, true])
    await gone(page.getByLabel(w.whyNot))
    await tick(t.other)
    expect(await checked()).toEqual([false, false, false, false, true, false])
    await pick(w.person)
    await press(t.next)
    await textOf(page.getByRole('alert')).toContain(t.problem['other-empty'])
    await page.getByLabel(t.otherText).fill('邻居')
    await tick(w.paper)
    await press(t.next)
    // Nothing of what firms are asked is on the way, forth or back.
    await seen(page.getByLabel(w.asPerson))
    await page.locator('.back').click()
    await seen(news)
    // For a person that is all there is to choose.
    expect(await checked()).toEqual([true, true, false, false, true, false])
    await press(t.next)
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    const after = await answersTo(activityId)
    expect(after).toMatchObject([{ who: 'person', news: ['other', 'paper'], 'news-Comment': '邻居' }])
    expect(after[0]).not.toHaveProperty('whynot')
    expect(watched.problems).toEqual([])
  })

  it('one question a page, by keyboard: forth, back, over the jump, with the way left to go said', async () => {
    const { page, focused, watched } = await sitAtSurvey(world(), ids.oneByOne, language, PHONE)
    const { look, found } = examiner(page)
    const key = (name: string) => page.keyboard.press(name)
    const next = async () => {
      await page.getByRole('button', { name: t.next, exact: true }).focus()
      await key('Enter')
      await eventually(focused).toBe('step')
    }
    await seen(page.getByLabel(w.person))
    expect(await page.locator('.field').count()).toBe(1)
    await page.getByLabel(w.person).focus()
    await key('Space')
    await textOf(page.locator('progress + *, .step .meta')).toContain(t.progress('1', '4'))
    await next()
    await textOf(page.locator('.step .meta')).toContain(t.progress('2', '4'))
    await look('second')
    await next()
    await page.getByLabel(w.paper).focus()
    await key('Space')
    await next()
    await seen(page.getByLabel(w.asPerson))
    await page.locator('.back').focus()
    await key('Enter')
    await eventually(() => page.getByLabel(w.paper).isChecked()).toBe(true)
    await next()
    await page.getByLabel(w.asPerson).focus()
    await page.keyboard.type('OK')
    await page.getByRole('button', { name: t.send, exact: true }).focus()
    await key('Enter')
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(await answersTo(ids.oneByOne)).toContainEqual(
      expect.objectContaining({ who: 'person', news: ['paper'], words: 'OK' }),
    )
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })

  it('all on one page: every problem at once, each with its link', async () => {
    const { page, press, watched } = await sitAtSurvey(world(), ids.allAtOnce, language, PHONE)
    const { look, found } = examiner(page)
    await press(t.send)
    const summary = page.getByRole('alert')
    await eventually(() => summary.getByRole('link').count()).toBe(2)
    await look('all at once')
    await page.getByLabel(w.person).check()
    await page.getByLabel(w.town).fill('东镇')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })
})

/** Presses Tab until what has the focus inside the element has this id, or begins with it. */
const tabTo = async (page: Page, id: string): Promise<void> => {
  const focused = () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? document.activeElement?.id)
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await focused().then((now) => now === id)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${id} is not reached by Tab`)
}

describe.each(['zh-CN', 'en'] as const)('§5 every type of question by keyboard alone, %s', (language: Language) => {
  const t = SURVEY_WORDS[language]

  it('[M12] is reached by Tab in its order, and answered with no pointer', async () => {
    const { page, watched } = await sitAtSurvey(world(), ids.every, language, LAPTOP)
    const zh = language === 'zh-CN'
    await seen(page.getByRole('button', { name: t.send, exact: true }))
    const keys = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name)
    }
    const type = (text: string) => page.keyboard.type(text)
    const at = async (id: string, ...names: string[]) => {
      await tabTo(page, `q-${id}`)
      await keys(...names)
    }
    await at('short')
    await type('Ann')
    await at('long')
    await type('A line')
    await keys('Enter')
    await type('and another')
    await at('number')
    await type('4')
    await at('date')
    // As the browser asks for them, whose language is not the page's.
    await type('01312020')
    await at('time')
    await type('0930A')
    await at('mail')
    await type('ann@example.com')
    await at('phone')
    await type('05643921234')
    await at('link')
    await type('https://example.com/')
    await at('yes', 'Space')
    await at('one', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab')
    await type('Else')
    await at('many', 'Shift+Tab', 'Space')
    await at('drop', 'ArrowDown', 'ArrowDown')
    // The search field comes before its options.
    await keys('Tab')
    await type(zh ? '乙' : 'sec')
    await keys('Tab', 'Space')
    await at('stars', 'Space', 'ArrowRight', 'ArrowRight')
    await at('nps', 'Space', 'ArrowLeft')
    await at('likert', 'Space', 'ArrowRight', 'Tab', 'Space')
    await at('grid', 'Space', 'Tab', 'Tab', 'Space')
    await at('texts.street')
    await type('Renmin Lu')
    await at('texts.house')
    await type('7')
    // Its select: the first to the second place; its button: the last one up.
    await at('rank', 'ArrowDown', 'ArrowDown')
    await at('image', 'Space', 'ArrowDown')
    // The slider comes before the field for its number.
    await keys('Tab', 'ArrowRight', 'ArrowRight')
    await at('people[0].who')
    await type('Bo')
    await keys('Tab')
    const addsPeople = () =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? '')
    for (let pressed = 0; pressed < 3 && (await addsPeople()) !== t.tables.add; pressed++) await keys('Tab')
    await keys('Enter')
    await eventually(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(
      'q-people-1',
    )
    await at('people[1].who')
    await type('Cy')
    await at('rows[0].what')
    await type('Tea')
    await at('table.r1.how', 'ArrowDown')
    await at('agree', 'Space')
    // A municipality has no cities.
    for (const level of ['region', 'region-1']) {
      await eventually(() => page.locator(`[id="q-${level}"] option`).count()).toBeGreaterThan(1)
      await at(level, 'ArrowDown')
    }
    for (let pressed = 0; pressed < 5 && (await addsPeople()) !== t.send; pressed++) await keys('Tab')
    await keys('Enter')
    await textOf(page.locator('.notice')).toContain(t.given)
    const found = (await responsesTo(world(), ids.every)).find(({ lang }) => lang === language)
    expect(found?.answers).toMatchObject({
      ...{ short: 'Ann', long: 'A line\nand another', number: 4, date: '2020-01-31', time: '09:30' },
      ...{ mail: 'ann@example.com', phone: '05643921234', link: 'https://example.com/', yes: true },
      ...{ one: 'other', 'one-Comment': 'Else', many: ['a', 'b', 'c'], drop: 'b', tags: ['b'], stars: 3, nps: 10 },
      ...{ likert: { a: 'b', b: 'a' }, grid: { a: ['a', 'c'] }, texts: { street: 'Renmin Lu', house: '7' } },
      ...{ rank: ['b', 'a', 'c'], image: 'b', slide: 27, double: 8, people: [{ who: 'Bo' }, { who: 'Cy' }] },
      ...{ rows: [{ what: 'Tea' }], table: { r1: { how: 'a' } }, agree: true, region: '110101' },
    })
    expect(watched.problems).toEqual([])
  })
})
