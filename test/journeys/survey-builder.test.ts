import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Definition } from '#contract/survey/definition.ts'
import type { ResponsePage } from '#contract/survey/response.ts'
import { consoleSurveyEn } from '../../web/i18n/console-survey.en.ts'
import { consoleSurveyZhCN } from '../../web/i18n/console-survey.zh-CN.ts'
import { survey as embedWords } from '../../web/i18n/survey.zh-CN.ts'
import { ok } from '../support/call.ts'
import type { StaffName } from './support/accounts.ts'
import { eventually, gone, seen } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { announceSurvey, SATISFACTION, surveyDetails } from './support/survey.ts'
import { useWorld } from './support/use-world.ts'
import { workbook } from './support/workbook.ts'
import { COUNTY, DESKTOP, PHONE } from './support/world.ts'

const t = consoleSurveyZhCN
const { build } = t

const world = useWorld()
type ResponseReply = v.InferOutput<typeof ResponsePage>

/** A draft of a survey, its questions where they are given. */
const draft = async (definition?: Definition): Promise<string> => {
  const { call, staff } = world()
  const activityId = newId()
  const token = await staff.token('moderator')
  const body = { commandId: newId(), details: surveyDetails() }
  await ok(call('survey.create', { params: { siteId: COUNTY, activityId }, body, token }))
  const command = { type: 'survey.define' as const, revision: 0, commandId: newId() }
  if (definition) await ok(call('survey.command', { params: { activityId }, body: { ...command, definition }, token }))
  return activityId
}
const stored = async (activityId: string) => {
  const { call, staff } = world()
  return ok(call('survey.backstage', { params: { activityId }, token: await staff.token('moderator') }))
}
const elementsOf = async (activityId: string) =>
  (await stored(activityId)).draft?.pages.flatMap((page) => page.elements ?? []) ?? []

const sit = async (name: StaffName, activityId: string) => {
  const seat = await world().seat(name, { viewport: DESKTOP })
  await seat.open('surveyBuild', { activityId })
  await seen(seat.page.locator('.b-outline'))
  return seat
}
const line = (page: Page, title: string): Locator => page.locator('.b-item').filter({ hasText: title })
const saved = (page: Page) => seen(page.getByRole('status').filter({ hasText: build.saving.saved }))
const titleField = (page: Page, language = 'zh-CN'): Locator =>
  page.locator(`.b-editor input[id$=".title.${language}"]`)

/** Presses Tab until it has the focus. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached by Tab')
}
/** Chooses an option of the focused list by its first letters, as one does by keyboard. */
const choose = async (page: Page, wanted: Locator, label: string): Promise<void> => {
  await tabTo(page, wanted)
  const options = await wanted.locator('option').allInnerTexts()
  const here = await wanted.evaluate((element: HTMLSelectElement) => element.selectedIndex)
  const there = options.findIndex((option) => option.trim().startsWith(label))
  expect(there, `${label} in ${options.join()}`).toBeGreaterThanOrEqual(0)
  for (let at = here; at < there; at++) await page.keyboard.press('ArrowDown')
  for (let at = here; at > there; at--) await page.keyboard.press('ArrowUp')
}

describe('the builder of surveys', () => {
  it('[SB1] [M12] builds a survey with a condition by keyboard alone, moves, deletes and brings back', async () => {
    const id = await draft()
    const { page, watched } = await sit('moderator', id)
    const add = async (kind: string, title: string) => {
      await tabTo(page, page.locator('[data-add]'))
      await page.keyboard.press('Enter')
      const wanted = page
        .getByRole('dialog')
        .locator('.b-kind')
        .filter({ has: page.getByText(kind, { exact: true }) })
      await seen(wanted)
      await tabTo(page, wanted)
      await page.keyboard.press('Enter')
      await eventually(() => titleField(page).evaluate((field) => field === document.activeElement)).toBe(true)
      await page.keyboard.type(title)
    }
    await add(t.kinds.single.name, '您来过吗')
    const option = page.locator('.b-option input').first()
    await tabTo(page, option)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('来过')
    await add(t.kinds.long.name, '为什么')
    const when = page.locator('.b-condition').first()
    await tabTo(page, when.getByRole('button', { name: t.conditions.addRow }))
    await page.keyboard.press('Enter')
    await choose(page, when.getByLabel(t.conditions.question), '您来过吗')
    await choose(page, when.getByLabel(t.conditions.operator), t.conditions.operators['!='])
    await choose(page, when.getByLabel(t.conditions.value), '来过')
    await saved(page)
    await eventually(async () => (await elementsOf(id)).map(({ visibleIf }) => visibleIf)).toEqual([
      undefined,
      "{question1} != 'item1'",
    ])

    await line(page, '为什么').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await eventually(() => page.locator('.b-inside .b-item-title').allInnerTexts()).toEqual(['为什么', '您来过吗'])
    expect(await line(page, '为什么').evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Delete')
    await gone(line(page, '为什么'))
    await page.keyboard.press('ControlOrMeta+Z')
    await seen(line(page, '为什么'))
    await page.keyboard.press('ControlOrMeta+Z')
    await eventually(() => page.locator('.b-inside .b-item-title').allInnerTexts()).toEqual(['您来过吗', '为什么'])
    await page.keyboard.press('ControlOrMeta+Y')
    await eventually(() => page.locator('.b-inside .b-item-title').allInnerTexts()).toEqual(['为什么', '您来过吗'])
    expect(watched.problems).toEqual([])
  })

  it('[SB2] keeps a condition that rows cannot say, and tells where an expression is wrong', async () => {
    const definition = structuredClone(SATISFACTION)
    const [, why] = definition.pages[0]?.elements ?? []
    if (why) why.visibleIf = "{used} = 'yes' and ({age} > 3 or {age} empty)"
    const id = await draft(definition)
    const { page } = await sit('moderator', id)
    await line(page, '您主要用它做什么').click()
    const when = page.locator('.b-editor > section .b-condition').first()
    await seen(when.getByText(t.conditions.notAsRows))
    const text = when.getByLabel(t.conditions.expression)
    expect(await text.inputValue()).toBe("{used} = 'yes' and ({age} > 3 or {age} empty)")
    await text.fill("{used} = 'yes")
    await seen(when.getByText(t.conditions.problemAt(t.conditions.reasons.unclosed, 10)))
    await text.fill("{used} = 'nobody'")
    await page.getByRole('tab', { name: t.checks.title }).click()
    await seen(page.locator('.b-side').getByText('nobody'))
    await text.fill("{used} = 'yes'")
    await when.getByRole('button', { name: t.conditions.asRows }).click()
    expect(await when.getByLabel(t.conditions.value).inputValue()).toBe('yes')
  })

  it('[SB3] takes over an outline, SurveyJS and an XLSForm, and names what it could not; it goes out as SurveyJS again', async () => {
    const id = await draft(SATISFACTION)
    const { page } = await sit('moderator', id)
    const dialog = page.getByRole('dialog')
    const open = async (format: keyof typeof t.import.formats) => {
      await page.getByRole('button', { name: t.import.button, exact: true }).click()
      await dialog.getByRole('radio', { name: t.import.formats[format] }).check()
    }
    const take = async (first: string) => {
      await dialog.getByRole('button', { name: t.import.take }).click()
      await gone(dialog)
      await seen(line(page, first))
    }
    await open('outline')
    await dialog
      .locator('#import-text')
      .fill('# 大纲\n1. 您的年龄 [数字 18-120] *\n2. 您喜欢什么 [多选]\n- 阅读\n3. 猜猜看 [玄学]')
    await seen(dialog.getByText(t.import.understood(3, 1)))
    await seen(dialog.locator('.b-notes').getByText(t.import.reasons['unknown-kind']))
    await take('您的年龄')

    await open('surveyjs')
    const json = {
      elements: [
        { type: 'text', name: 'a', title: '来自 JSON' },
        { type: 'signaturepad', name: 's' },
      ],
    }
    await dialog.locator('#import-text').fill(JSON.stringify(json))
    await seen(dialog.locator('.b-notes').getByText('.elements[1]'))
    await take('来自 JSON')

    await open('xlsform')
    const sheets = {
      survey: [
        ['type', 'name', 'label'],
        ['select_one yn', 'came', '来自表格'],
        ['geopoint', 'where', '位置'],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['yn', 'yes', '是'],
        ['yn', 'no', '否'],
      ],
    }
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await dialog.locator('#import-file').setInputFiles({ name: 'form.xlsx', mimeType, buffer: workbook(sheets) })
    await seen(dialog.locator('.b-notes').getByText('survey 3 type'))
    await take('来自表格')
    await saved(page)
    await eventually(async () => (await elementsOf(id))[0]).toMatchObject({ type: 'radiogroup', name: 'came' })

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: build.exportSurveyJS }).click(),
    ])
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({
      pages: [{ elements: [{ type: 'radiogroup', title: '来自表格' }] }],
    })
    for (const _ of [1, 2, 3]) await page.getByRole('button', { name: build.undo }).click()
    await seen(line(page, '您近一年使用过县政府网站吗'))
  })

  it('[SB4] two edit at once: what does not meet is joined, what does is shown to be chosen, and nothing is lost', async () => {
    const id = await draft(SATISFACTION)
    const [first, second] = await Promise.all([sit('moderator', id), sit('second', id)])
    await line(first.page, '您的年龄').click()
    await titleField(first.page).fill('您今年多大')
    await saved(first.page)
    await line(second.page, '没有使用的原因').click()
    await titleField(second.page).fill('为什么没有用')
    await line(second.page, '您的年龄').click()
    await titleField(second.page).fill('年龄（周岁）')
    await seen(second.page.getByText(build.conflictTitle))
    await seen(second.page.locator('.b-versions').getByText('您今年多大'))
    await saved(second.page)
    await second.page.getByRole('button', { name: build.takeTheirs }).click()
    await gone(second.page.getByText(build.conflictTitle))
    await saved(second.page)
    await eventually(async () => (await elementsOf(id)).map(({ title }) => title?.['zh-CN'])).toEqual(
      expect.arrayContaining(['您今年多大', '为什么没有用']),
    )
    await line(first.page, '您近一年使用过').click()
    await titleField(first.page).fill('您用过吗')
    await seen(line(first.page, '为什么没有用'))
  })

  it('[SB4] [D11] what could not be stored outlives a closed tab', async () => {
    const id = await draft(SATISFACTION)
    const { page } = await sit('moderator', id)
    const down = (url: URL) => url.pathname.endsWith(`/${id}/survey`)
    await page.route(down, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    await line(page, '您的年龄').click()
    await titleField(page).fill('还没有存上的题目')
    await seen(page.getByText(build.saving.unsaved).or(page.getByText(build.saving.saving)))
    // What a page sends while it is being left passes every route set here, and may well arrive: it has no network, either.
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    })
    await page.reload()
    await seen(line(page, '还没有存上的题目'))
    expect((await elementsOf(id)).some(({ title }) => title?.['zh-CN'] === '还没有存上的题目')).toBe(false)
    await page.unroute(down)
    await page.reload()
    await saved(page)
    await eventually(async () => (await elementsOf(id)).map(({ title }) => title?.['zh-CN'])).toContain(
      '还没有存上的题目',
    )
  })

  it('[SB5] previews on phone width in each language with the citizens’ own screens; a test response counts nowhere', async () => {
    const id = await draft({
      ...{ languages: ['zh-CN', 'en'], showPreviewBeforeComplete: false },
      pages: [
        {
          ...{ id: 'p', name: 'p' },
          elements: [{ type: 'text', id: 'q', name: 'q', title: { 'zh-CN': '您的单位', en: 'Your office' } }],
        },
      ],
    })
    const { page } = await sit('moderator', id)
    const phone = page.locator('.b-phone')
    await seen(phone.getByText('您的单位'))
    expect((await phone.boundingBox())?.width).toBeLessThanOrEqual(390)
    await page.locator('.b-preview select').first().selectOption('en')
    await seen(phone.getByText('Your office'))
    await page.locator('.b-preview select').first().selectOption('zh-CN')
    await line(page, '您的单位').click()
    await titleField(page).fill('您所在的单位')
    await seen(phone.getByText('您所在的单位'))
    await page.getByRole('checkbox', { name: t.preview.sends }).check()
    await phone.getByLabel('您所在的单位').fill('档案馆')
    await phone.getByRole('button', { name: embedWords.send }).click()
    await seen(phone.getByText(embedWords.given))
    const token = await world().staff.token('siteAdmin')
    const params = { activityId: id }
    const trials: unknown[] = []
    let after: string | null = ''
    while (after !== null) {
      const query: Record<string, string> = { trials: 'yes', ...(after ? { after } : {}) }
      const { responses, next }: ResponseReply = await ok(world().call('response.list', { params, query, token }))
      trials.push(...responses.map(({ answers }) => answers))
      after = next
    }
    expect(trials).toEqual([{ q: '档案馆' }])
    expect((await ok(world().call('results.staff', { params, token }))).total).toBe(0)
  })

  it('[SB6] [M7] [M10] is announced by a second person once every check is met, and released again with its effect shown', async () => {
    const id = await draft(SATISFACTION)
    const editor = await sit('moderator', id)
    const { page } = editor
    await line(page, '您的年龄').click()
    await titleField(page, 'en').fill('')
    await seen(page.locator('.b-editor').getByText(build.missing).first())
    await saved(page)
    const reviewer = await world().seat('reviewer', { viewport: DESKTOP })
    await reviewer.open('survey', { activityId: id })
    await seen(reviewer.page.getByText(t.steps.checks(1)))
    await titleField(page, 'en').fill('Age')
    await saved(page)
    await reviewer.page.reload()
    reviewer.agree()
    await reviewer.button(t.steps.act.announce).click()
    await seen(reviewer.page.getByText(t.versions.version(1)))

    await line(page, '您近一年使用过').click()
    await page.getByRole('button', { name: build.addOption }).click()
    await page.locator('.b-option').nth(2).locator('input').first().fill('不记得')
    await page.locator('.b-option').nth(2).locator('input').nth(1).fill('I forget')
    await saved(page)
    await reviewer.page.reload()
    await seen(reviewer.page.getByText(t.release.effects.options))
    await seen(reviewer.page.getByText(`${t.release.optionsAdded}: 不记得`))
    reviewer.agree()
    await reviewer.button(t.release.button(2)).click()
    await eventually(async () => (await stored(id)).survey.asked.version).toBe(2)
    await gone(reviewer.page.getByText(t.release.title))
  })

  it('[SB3] begins with a template; its details, codes and copy are there', async () => {
    const seat = await world().seat('moderator', { viewport: DESKTOP })
    const { page } = seat
    await seat.open('newSurvey', { siteId: COUNTY })
    await page.getByRole('radio', { name: t.new.ways.template }).check()
    await page.getByRole('radio', { name: t.new.templates.registration.name }).check()
    await seat.button(t.new.create).click()
    await seen(page.getByRole('alert'))
    await page.locator('#d-title').fill('读书会报名')
    await page.locator('#d-summary').fill('欢迎参加。')
    await page.locator('#d-once').selectOption('code')
    await seat.button(t.new.create).click()
    await page.waitForURL(/\/build$/)
    await seen(line(page, '手机号码'))
    await seat.page.getByRole('link', { name: t.tabs.survey }).click()
    await page.locator('#codes-count').fill('3')
    const [file] = await Promise.all([page.waitForEvent('download'), seat.button(t.codes.make).click()])
    expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(4)
    await seat.button(t.copying.button).click()
    await page.waitForURL(/\/build$/)
    await seen(page.getByRole('heading', { name: `读书会报名 ${t.copying.suffix}` }))
    expect(seat.watched.problems).toEqual([])
  })

  it('[M12] every screen in both languages under axe, on a desktop and at 320 px', async () => {
    const announced = await announceSurvey(world(), SATISFACTION)
    for (const language of ['zh-CN', 'en'] as const) {
      const w = language === 'en' ? consoleSurveyEn : consoleSurveyZhCN
      for (const viewport of [DESKTOP, PHONE]) {
        const seat = await world().seat('moderator', { viewport, language })
        const { page } = seat
        const { found, look } = examiner(page)
        await seat.open('newSurvey', { siteId: COUNTY })
        await page.getByRole('radio', { name: w.new.ways.import }).check()
        await look(`new ${language}`)
        await seat.open('surveyBuild', { activityId: announced })
        await seen(page.locator('.b-phone form'))
        await look(`settings ${language}`)
        await page.locator('.b-item').nth(3).click()
        await page.locator('.b-more > summary').click()
        await look(`question ${language}`)
        await page.getByRole('tab', { name: w.checks.title }).click()
        await look(`checks ${language}`)
        await page.locator('[data-add]').first().click()
        await look(`adding ${language}`)
        await seat.open('survey', { activityId: announced })
        await seen(page.locator('.overview'))
        await look(`overview ${language}`)
        expect(found).toEqual([])
        await seat.close()
      }
    }
  })
})
