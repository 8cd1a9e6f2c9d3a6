import { mkdir, readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { fromRoot } from '../../infra/root.ts'
import { consoleEntriesEn } from '../../web/i18n/console-entries.en.ts'
import { consoleEntriesZhCN } from '../../web/i18n/console-entries.zh-CN.ts'
import { consolePreviewEn } from '../../web/i18n/console-preview.en.ts'
import { consolePreviewZhCN } from '../../web/i18n/console-preview.zh-CN.ts'
import { consoleResultsEn } from '../../web/i18n/console-results.en.ts'
import { consoleResultsZhCN } from '../../web/i18n/console-results.zh-CN.ts'
import { surveyResultsEn } from '../../web/i18n/survey-results.en.ts'
import { surveyResultsZhCN } from '../../web/i18n/survey-results.zh-CN.ts'
import { ok } from '../support/call.ts'
import { inParallel } from '../support/pool.ts'
import type { StaffName } from './support/accounts.ts'
import { eventually } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { announceSurvey } from './support/survey.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE, type World } from './support/world.ts'

const WORDS = { 'zh-CN': consoleResultsZhCN, en: consoleResultsEn }
const ENTRIES = { 'zh-CN': consoleEntriesZhCN, en: consoleEntriesEn }
const PREVIEW = { 'zh-CN': consolePreviewZhCN, en: consolePreviewEn }
const PUBLIC = { 'zh-CN': surveyResultsZhCN, en: surveyResultsEn }
const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const options = (...of: [string, string, string][]) =>
  of.map(([value, zh, en]) => ({ id: `o-${value}`, value, text: both(zh, en) }))

const SCALE = options(
  ['5', '非常满意', 'Very satisfied'],
  ['4', '满意', 'Satisfied'],
  ['3', '一般', 'Neither'],
  ['2', '不满意', 'Dissatisfied'],
)
const PLANNING: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('城乡规划意见调查', 'Survey on town planning'),
  pages: [
    {
      id: 'p',
      name: 'p',
      elements: [
        {
          ...{ type: 'radiogroup', id: 'sex', name: 'sex', title: both('您的性别', 'Your sex') },
          choices: options(['f', '女', 'Female'], ['m', '男', 'Male']),
        },
        {
          ...{
            type: 'checkbox',
            id: 'needs',
            name: 'needs',
            title: both('您最希望增加哪些设施？', 'What should there be more of?'),
          },
          choices: options(
            ['park', '公园绿地', 'Parks'],
            [
              'bus',
              '公交线路和站点（含夜间班次和通往各乡镇、村的班车）',
              'Bus lines and stops, also at night and to the villages',
            ],
            ['school', '幼儿园和学校', 'Nurseries and schools'],
          ),
        },
        {
          ...{
            type: 'matrix',
            id: 'likert',
            name: 'likert',
            title: both('您对以下方面是否满意？', 'How satisfied are you with these?'),
          },
          columns: SCALE,
          rows: options(['air', '空气质量', 'Air'], ['roads', '道路', 'Roads'], ['care', '医疗', 'Health care']),
        },
        {
          type: 'text',
          id: 'age',
          name: 'age',
          inputType: 'number',
          min: 1,
          max: 120,
          title: both('您的年龄', 'Your age'),
        },
        { type: 'region', id: 'where', name: 'where', depth: 3, title: both('所在地区', 'Where you live') },
        { type: 'comment', id: 'words', name: 'words', title: both('其他意见', 'Anything else') },
      ],
    },
  ],
}

const answers = (at: number) => ({
  sex: at % 3 === 0 ? 'm' : 'f',
  needs: ['park', 'bus', 'school'].filter((_, place) => (at + place) % 2 === 0 || place === at % 3),
  likert: { air: String(5 - (at % 3)), roads: String(4 - (at % 3)), care: String(5 - (at % 4)) },
  age: 20 + ((at * 7) % 55),
  where: at % 4 ? '341502' : '310101',
  ...(at % 2 ? { words: at % 4 === 1 ? '希望增加公交班次，等车时间太长' : 'More benches in the park, please' } : {}),
})

const PEOPLE = 36

const answered = async (
  world: World,
  details: Partial<SurveyDetails> = {},
  { definition, people, answer } = { definition: PLANNING, people: PEOPLE, answer: answers as (at: number) => object },
): Promise<string> => {
  const activityId = await announceSurvey(world, definition, { threshold: 3, title: '城乡规划意见调查', ...details })
  const { token } = await ok(world.call('participant.create', { params: { activityId } }))
  await inParallel(Array.from({ length: people }).keys(), 6, async (at) => {
    const body = {
      ...{ version: 1, lang: at % 5 ? 'zh-CN' : 'en', answers: answer(at), startedAt: Date.now() - 90_000 },
      signals: { tookMs: at === 7 ? 900 : 40_000 + 1_000 * at, changes: 3, automated: at === 7 },
    }
    await ok(world.call('response.give', { params: { activityId, responseId: newId() }, body, token }))
  })
  const staff = await world.staff.token('siteAdmin')
  await eventually(async () => {
    const { total } = await ok(world.call('results.staff', { params: { activityId }, token: staff }))
    return total === people
  }, 'the tallies').toBe(true)
  return activityId
}

/** For people to look at: `.build/journeys`. */
const picture = async (page: Page, name: string): Promise<void> => {
  await mkdir(fromRoot('.build/journeys'), { recursive: true })
  await page.screenshot({ path: fromRoot(`.build/journeys/results-${name}.png`), fullPage: true })
}

const world = useWorld()
const order = async (activityId: string, name: StaffName, body: object): Promise<number> => {
  const { call, staff } = world()
  const token = await staff.token(name)
  const sent = { commandId: newId(), ...body } as never
  return (await ok(call('survey.command', { params: { activityId }, body: sent, token }))).versions[activityId] ?? 0
}

describe.each(['zh-CN', 'en'] as const)('[M12] results in the console, %s', (language: Language) => {
  const t = WORDS[language]

  it('are charts with their tables, compared, searched, weighted and taken along', async () => {
    const activityId = await answered(world())
    const desk = await world().seat('siteAdmin', { language, viewport: LAPTOP })
    const { page } = desk
    const { look, found } = examiner(page)
    await desk.open('surveyResults', { activityId })
    await page
      .getByRole('heading', { name: new RegExp(PLANNING.pages[0]?.elements?.[0]?.title?.[language] ?? '') })
      .waitFor()
    await page
      .getByText(t.asked(String(PEOPLE), String(PEOPLE)))
      .first()
      .waitFor()
    await page.getByText(t.table).first().click()
    expect(await page.getByRole('table').first().innerText()).toMatch(/24/)
    // Regions by name, also for who hears the chart.
    await page.locator('svg desc', { hasText: '安徽省 27' }).waitFor({ state: 'attached' })
    // A column is read off by key, as by pointer; what shows where is no part of the picture that is taken along.
    const reader = page.getByRole('slider', {
      name: t.readOff(PLANNING.pages[0]?.elements?.[3]?.title?.[language] ?? ''),
    })
    await reader.press('End')
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^\d+.*: \d+$/)
    await page.locator('.chart-cursor').waitFor()
    await look('overview')
    await picture(page, `overview-${language}`)
    await page.setViewportSize(PHONE)
    await picture(page, `overview-phone-${language}`)
    await page.setViewportSize(LAPTOP)

    const saved = page.waitForEvent('download')
    await page
      .getByRole('button', { name: new RegExp(`^${t.downloadOf('SVG', '').trim()}`) })
      .first()
      .click()
    const svg = await readFile(await (await saved).path(), 'utf8')
    expect(svg).toMatch(/^<svg[\s\S]*<desc[\s\S]*<\/svg>$/)
    const png = page.waitForEvent('download')
    await page
      .getByRole('button', { name: new RegExp(`^${t.downloadOf('PNG', '').trim()}`) })
      .first()
      .click()
    expect((await readFile(await (await png).path())).subarray(1, 4).toString()).toBe('PNG')

    // By keyboard: which part, which questions, and on.
    await page.getByRole('link', { name: t.views.cross }).press('Enter')
    await page.getByLabel(t.rows, { exact: true }).selectOption('sex')
    await page.getByLabel(t.columns, { exact: true }).selectOption('likert.o-roads')
    await desk.button(t.run).press('Enter')
    const table = page.getByRole('table', { name: /×/ }).first()
    await table.waitFor()
    expect(await table.innerText()).toMatch(/36/)
    // The address holds what was asked: sent to a colleague, it shows the same.
    await page.reload()
    await page.getByRole('table', { name: /×/ }).first().waitFor()
    await look('cross')
    await picture(page, `cross-${language}`)

    await page.getByRole('link', { name: t.views.texts }).click()
    await page.getByLabel(t.search, { exact: true }).fill('公交')
    await desk.button(t.search).click()
    await page.getByText(t.answersShown('9', '9')).first().waitFor()
    await look('texts')
    await picture(page, `texts-${language}`)

    await page.getByRole('link', { name: t.views.weigh }).click()
    await page.getByLabel(t.addMargin).selectOption('sex')
    const labels = language === 'en' ? ['Female', 'Male'] : ['女', '男']
    await page.getByLabel(t.shareOf(labels[0] ?? ''), { exact: true }).fill('51')
    await page.getByLabel(t.shareOf(labels[1] ?? ''), { exact: true }).fill('48')
    await desk.button(t.weighRun).click()
    await page.getByRole('alert').filter({ hasText: t.sumWrong }).waitFor()
    await page.getByLabel(t.shareOf(labels[1] ?? ''), { exact: true }).fill('49')
    await desk.button(t.weighRun).click()
    await page.getByText(t.effective).waitFor()
    await look('weigh')
    await picture(page, `weigh-${language}`)

    await page.getByRole('link', { name: t.views.export }).click()
    await page.getByLabel(t.formats.csv).check()
    const file = page.waitForEvent('download')
    await desk.button(t.exportRun).click()
    const csv = await readFile(await (await file).path(), 'utf8')
    expect(csv.trimEnd().split('\r\n')).toHaveLength(PEOPLE + 1)
    expect(csv).toContain('341502,安徽省 六安市 金安区')
    await look('export')
    expect(found).toEqual([])
    expect(desk.watched.problems).toEqual([])
  })

  it('[Q13] tell nothing of answers to who may not read single responses until they are submitted, and are not cut more finely', async () => {
    const activityId = await answered(world())
    const desk = await world().seat('moderator', { language, viewport: PHONE })
    const { page } = desk
    await desk.open('surveyResults', { activityId })
    // Anybody may answer this one several times: only how many came is shown.
    await page.getByText(t.withoutAnswers('5')).waitFor()
    await page.getByRole('heading', { name: t.channels, exact: true }).waitFor()
    const question = page.getByRole('img', { name: PLANNING.pages[0]?.elements?.[0]?.title?.[language] ?? '' })
    expect(await question.count()).toBe(0)
    expect(await page.getByRole('navigation', { name: t.views.label }).getByRole('link').allInnerTexts()).toEqual([
      t.views.overview,
    ])
    const { look, found } = examiner(page)
    await look('batches')
    await picture(page, `batches-${language}`)
    await order(activityId, 'moderator', { type: 'survey.close' })
    await order(activityId, 'moderator', { type: 'survey.submit', providedBy: '县自然资源局' })
    await page.reload()
    await question.waitFor()
    await page.getByRole('link', { name: t.views.cross }).click()
    await page.getByLabel(t.rows, { exact: true }).selectOption('sex')
    await page.getByLabel(t.columns, { exact: true }).selectOption('likert.o-roads')
    expect(await page.getByLabel(t.addFilter).count()).toBe(0)
    await desk.button(t.run).click()
    await page.getByRole('table', { name: /×/ }).first().waitFor()
    await look('closed')
    expect(found).toEqual([])
    expect(desk.watched.problems).toEqual([])
  })

  it('are made of responses that are read one by one, entered from paper, and erased on request', async () => {
    const activityId = await answered(world())
    const desk = await world().seat('siteAdmin', { language, viewport: LAPTOP })
    const { page } = desk
    const { look, found } = examiner(page)
    await desk.open('surveyResponses', { activityId })
    await page.getByRole('button', { name: t.responses.read }).first().waitFor()
    await look('list')
    await picture(page, `responses-${language}`)
    await page.getByRole('button', { name: t.responses.read }).first().click()
    await page.getByText(PLANNING.pages[0]?.elements?.[1]?.title?.[language] ?? '').waitFor()
    await page.getByText(/^(?:安徽省 六安市 金安区|上海市 黄浦区)$/).waitFor()
    await look('one')
    await picture(page, `response-${language}`)
    await desk.button(t.responses.erase).click()
    await page.getByRole('dialog').getByRole('button', { name: t.responses.eraseYes, exact: true }).click()
    await page.getByRole('button', { name: t.responses.read }).first().waitFor()

    const e = ENTRIES[language]
    await desk.button(e.open).click()
    await page.getByLabel(e.reference, { exact: true }).fill('政务大厅三号箱')
    await look('batches')
    await picture(page, `entry-batches-${language}`)
    await desk.button(e.create).click()
    await desk.button(e.enterMore).click()
    const female = language === 'en' ? 'Female' : '女'
    await page.getByLabel(female, { exact: true }).check()
    await look('enter')
    await picture(page, `enter-${language}`)
    // Straight on to the end of the citizen's own screens.
    await page.getByRole('button', { name: language === 'en' ? 'Send my response' : '提交答卷' }).click()
    await desk.button(e.next).waitFor()
    // Whoever entered it is told who confirms it, before anything can be clicked.
    await page.getByText(e.waiting).waitFor()
    expect(await desk.button(e.confirm).count()).toBe(0)
    const token = await world().staff.token('siteAdmin')
    const results = async () => ok(world().call('results.staff', { params: { activityId }, token }))
    expect((await results()).channels.paper).toBe(undefined)

    const second = await world().seat('reviewer', { language, viewport: PHONE })
    await second.open('surveyResponses', { activityId })
    await second.page.getByRole('button', { name: e.show('政务大厅三号箱') }).click()
    await second.page.getByText(/^(?:No\. 1|第 1 份)/).click()
    await second.page.getByText(female, { exact: true }).waitFor()
    const seconds = examiner(second.page)
    await seconds.look('confirm')
    await picture(second.page, `entry-confirm-${language}`)
    second.page.once('dialog', (dialog) => dialog.accept())
    await second.button(e.confirm).click()
    await eventually(async () => {
      const { channels, total } = await results()
      return channels.paper === 1 && total === PEOPLE
    }, 'one erased, one entered').toBe(true)
    expect(seconds.found).toEqual([])
    expect(second.watched.problems).toEqual([])
    expect(found).toEqual([])
    expect(desk.watched.problems).toEqual([])
  })
})

/** Three came by telephone: with them the eight of the counter are hidden, and all that only these were asked. */
const BRANCHING: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('办事渠道调查', 'Ways to be served'),
  pages: [
    {
      id: 'p',
      name: 'p',
      elements: [
        {
          ...{
            type: 'radiogroup',
            id: 'way',
            name: 'way',
            title: both('您通过哪种渠道办事？', 'How were you served?'),
          },
          choices: options(
            ['web', '网上', 'Online'],
            ['counter', '窗口', 'At the counter'],
            ['phone', '电话', 'By telephone'],
          ),
        },
        ...Array.from(
          { length: 12 },
          (_, at): Element => ({
            ...{ type: 'rating', id: `c${at}`, name: `c${at}`, visibleIf: "{way} = 'counter'" },
            title: both(`窗口服务评价第 ${at + 1} 项`, `The counter, item ${at + 1}`),
          }),
        ),
        {
          ...{ type: 'comment', id: 'call', name: 'call', visibleIf: "{way} = 'phone'" },
          title: both('电话办理的意见', 'About the telephone'),
        },
        { type: 'boolean', id: 'again', name: 'again', title: both('是否愿意再次使用？', 'Would you use it again?') },
        { type: 'comment', id: 'more', name: 'more', title: both('其他意见', 'Anything else') },
      ],
    },
  ],
}
const came = (at: number) => (at < 3 ? 'phone' : at < 11 ? 'counter' : 'web')
const branched = (at: number) => ({
  ...{ way: came(at), again: at % 3 > 0 },
  ...(came(at) === 'counter'
    ? Object.fromEntries(Array.from({ length: 12 }, (_, item) => [`c${item}`, 1 + ((at + item) % 5)]))
    : {}),
  ...(came(at) === 'phone' ? { call: '占线' } : {}),
})

describe.each(['zh-CN', 'en'] as const)('[Q14] what the public will read, %s', (language: Language) => {
  const w = PREVIEW[language]
  const t = PUBLIC[language]
  const asked = (page: Page) => page.locator('.outcome .asked').allInnerTexts()
  const submit = async (activityId: string) => {
    await order(activityId, 'moderator', { type: 'survey.close' })
    return order(activityId, 'moderator', { type: 'survey.submit', providedBy: '县政务服务局' })
  }

  it('is on the screen of who signs it off, with all that is withheld and why, and is what is then published', async () => {
    const survey = { definition: BRANCHING, people: 31, answer: branched }
    const activityId = await answered(world(), { threshold: 5, title: '办事渠道调查' }, survey)
    const editor = await world().seat('moderator', { language, viewport: PHONE })
    const preview = (page: Page) => page.getByRole('region', { name: w.title })
    await order(activityId, 'moderator', { type: 'survey.close' })
    await editor.open('survey', { activityId })
    await preview(editor.page).getByText(w.later).waitFor()
    const { look: lookAtEditor, found: foundByEditor } = examiner(editor.page)
    await lookAtEditor('closed')
    const submitted = await order(activityId, 'moderator', { type: 'survey.submit', providedBy: '县政务服务局' })

    const desk = await world().seat('reviewer', { language, viewport: LAPTOP })
    const { page } = desk
    const { look, found } = examiner(page)
    await desk.open('survey', { activityId })
    const way = w.titled(BRANCHING.pages[0]?.elements?.[0]?.title?.[language] ?? '')
    await preview(page)
      .getByText(w.withheld(1, 13, 16))
      .waitFor()
    await preview(page)
      .getByText(w.group(12, w.why.tells(way)))
      .waitFor()
    await preview(page)
      .getByText(w.group(1, w.why.few('5')))
      .waitFor()
    await preview(page).getByText(w.unanswered(1)).waitFor()
    await look('summary')
    await picture(page, `preview-summary-${language}`)
    await page.getByText(w.read(16)).press('Enter')
    await preview(page).getByText(w.partly(2, '5')).waitFor()
    await look('preview')
    await picture(page, `preview-${language}`)
    await page.setViewportSize(PHONE)
    await picture(page, `preview-phone-${language}`)
    const previewed = await asked(page)
    expect(previewed).toHaveLength(15)

    const reviewed = await order(activityId, 'reviewer', { type: 'survey.secrecy', version: submitted })
    await order(activityId, 'reviewer', { type: 'survey.publish', version: reviewed })
    const citizen = await world().visit(activityId, { language, viewport: PHONE })
    await citizen.page.getByRole('heading', { name: t.title }).waitFor()
    expect(await asked(citizen.page)).toEqual(previewed)
    await page.reload()
    await page.locator('.overview').waitFor()
    expect(await preview(page).count()).toBe(0)
    expect([...found, ...foundByEditor]).toEqual([])
    for (const seat of [desk, editor, citizen]) expect(seat.watched.problems).toEqual([])
  })

  it('says so where nothing is withheld, where too few responded, and where nobody did', async () => {
    const desk = await world().seat('siteAdmin', { language, viewport: LAPTOP })
    const { page } = desk
    const { look, found } = examiner(page)
    const even = {
      definition: BRANCHING,
      people: 12,
      answer: (at: number) => ({ way: at % 2 ? 'web' : 'phone', again: at > 5 }),
    }
    for (const [state, people, said] of [
      ['whole', 12, w.nothing(2)],
      ['few', 4, w.tooFew('5')],
      ['nobody', 0, w.nobody],
    ] as const) {
      const activityId = await answered(world(), { threshold: 5 }, { ...even, people })
      await submit(activityId)
      await desk.open('survey', { activityId })
      await page.getByRole('region', { name: w.title }).getByText(said).waitFor()
      if (people > 0) await page.getByText(w.read(16)).click()
      await look(state)
      await picture(page, `preview-${state}-${language}`)
      await page.setViewportSize(PHONE)
      await picture(page, `preview-${state}-phone-${language}`)
      await page.setViewportSize(LAPTOP)
    }
    expect(found).toEqual([])
    expect(desk.watched.problems).toEqual([])
  })
})

describe.each(['zh-CN', 'en'] as const)('[M4] published results, %s', (language: Language) => {
  const t = PUBLIC[language]

  it('are read in the embed and as a page without script, with denominators, what is hidden and what was done', async () => {
    const activityId = await answered(world(), { plan: { 'zh-CN': '用于修编规划', en: 'For the plan' } })
    await order(activityId, 'moderator', { type: 'survey.close' })
    const submitted = await order(activityId, 'moderator', { type: 'survey.submit', providedBy: '县自然资源局' })
    const reviewed = await order(activityId, 'reviewer', { type: 'survey.secrecy', version: submitted })
    const published = await order(activityId, 'reviewer', { type: 'survey.publish', version: reviewed })
    for (const viewport of [PHONE, LAPTOP]) {
      const citizen = await world().visit(activityId, { language, viewport })
      const { page } = citizen
      await page.getByRole('heading', { name: t.title }).waitFor()
      await page.getByText(t.total(String(PEOPLE))).waitFor()
      await page.getByText(t.ofMany(String(PEOPLE))).waitFor()
      await page.getByText(language === 'en' ? 'For the plan' : '用于修编规划').waitFor()
      await page.getByText(t.questions('6')).waitFor()
      await page.getByText('安徽省').waitFor()
      await page.getByText('20–29').waitFor()
      const { look, found } = examiner(page)
      await look('embed')
      await picture(page, `embed-${language}-${viewport.width}`)
      expect(found).toEqual([])
      expect(citizen.watched.problems).toEqual([])
      await citizen.close()
    }
    const said = {
      type: 'survey.outcome',
      version: published,
      text: { 'zh-CN': '已增开夜间公交', en: 'Buses run at night' },
    } as const
    const version = await order(activityId, 'moderator', said)
    await order(activityId, 'reviewer', { type: 'survey.outcome.approve', version })
    const citizen = await world().visit(activityId, { language, viewport: PHONE, at: `${world().url}/p/${activityId}` })
    const { page } = citizen
    await page.getByText(language === 'en' ? 'Buses run at night' : '已增开夜间公交').waitFor()
    const { look, found } = examiner(page)
    await look('page')
    await picture(page, `page-${language}`)
    expect(found).toEqual([])
    expect(await page.locator('main').innerText()).toMatch(/20–29[\s\S]*上海市/)
    expect(await page.locator('main').innerText()).toContain(language === 'en' ? 'Valid responses' : '有效答卷')
  })
})
