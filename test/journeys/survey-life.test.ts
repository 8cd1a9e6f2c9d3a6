import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import type { SurveyDetails } from '#contract/survey/activity.ts'
import { consoleEntriesEn } from '../../web/i18n/console-entries.en.ts'
import { consoleEntriesZhCN } from '../../web/i18n/console-entries.zh-CN.ts'
import { consoleResultsEn } from '../../web/i18n/console-results.en.ts'
import { consoleResultsZhCN } from '../../web/i18n/console-results.zh-CN.ts'
import { consoleSurveyEn } from '../../web/i18n/console-survey.en.ts'
import { consoleSurveyZhCN } from '../../web/i18n/console-survey.zh-CN.ts'
import { surveyResultsEn } from '../../web/i18n/survey-results.en.ts'
import { surveyResultsZhCN } from '../../web/i18n/survey-results.zh-CN.ts'
import { ok } from '../support/call.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { announceSurvey, SATISFACTION, surveyDetails } from './support/survey.ts'
import { responsesTo, SURVEY_WORDS, sitAtSurvey } from './support/survey-seat.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, LAPTOP, PHONE } from './support/world.ts'

const world = useWorld()
const WORDS = {
  'zh-CN': {
    console: consoleSurveyZhCN,
    results: consoleResultsZhCN,
    entries: consoleEntriesZhCN,
    published: surveyResultsZhCN,
  },
  en: { console: consoleSurveyEn, results: consoleResultsEn, entries: consoleEntriesEn, published: surveyResultsEn },
}
const ASKED = {
  'zh-CN': { used: '使用过', unused: '没有使用过', age: '您的年龄' },
  en: { used: 'Yes, I did', unused: 'No, I did not', age: 'Your age' },
}

const PLAN = { 'zh-CN': '用于改进网站', en: 'To better the website' }
const PURPOSE = { 'zh-CN': '仅用于告知结果', en: 'Only to tell you of the results' }
const DONE = { 'zh-CN': '已增设老年人大字版', en: 'A version in large print was added' }
const NAMES = { 'zh-CN': { 'zh-CN': '中文', en: '英语' }, en: { 'zh-CN': 'Chinese', en: 'English' } }

/** What is cached for a second may still be as it was before. */
const shows = (page: Page, wanted: Locator, before: Locator): Promise<void> =>
  eventually(async () => {
    await seen(wanted.or(before))
    if (await wanted.first().isVisible()) return true
    await page.reload()
    return false
  }).toBe(true)

/** A draft with its questions, by the moderator. */
const draft = async (more: Partial<SurveyDetails> = {}): Promise<string> => {
  const { call, staff } = world()
  const activityId = newId()
  const token = await staff.token('moderator')
  const details = surveyDetails({ threshold: 1, plan: PLAN, ...more })
  const params = { siteId: COUNTY, activityId }
  await ok(call('survey.create', { params, body: { commandId: newId(), details }, token }))
  const body = { type: 'survey.define' as const, revision: 0, commandId: newId(), definition: SATISFACTION }
  await ok(call('survey.command', { params: { activityId }, body, token }))
  return activityId
}

describe.each(['zh-CN', 'en'] as const)('a survey’s whole life in the console, %s', (language: Language) => {
  const { console: t, results: r, entries: n, published: p } = WORDS[language]
  const w = ASKED[language]
  const e = SURVEY_WORDS[language]
  const seat = (name: 'moderator' | 'reviewer' | 'siteAdmin') => world().seat(name, { language, viewport: LAPTOP })

  const answerBriefly = async (activityId: string) => {
    const citizen = await sitAtSurvey(world(), activityId, language, PHONE)
    const { page } = citizen
    await shows(page, page.getByLabel(w.unused, { exact: true }), page.locator('.notice'))
    await citizen.pick(w.unused)
    await citizen.press(e.next)
    await citizen.pick(e.agreed)
    await citizen.press(e.next)
    await citizen.press(e.send)
    await textOf(page.locator('.notice')).toContain(e.given)
    await citizen.close()
  }

  it('[M4][M7] draft, announced by a second person, answered, closed, reviewed, published by another, told, archived', async () => {
    const activityId = await draft()
    const [editor, approver] = await Promise.all([seat('moderator'), seat('reviewer')])
    const desks = [editor, approver]
    const looks = desks.map(({ page }) => examiner(page))
    const look = (screen: string) => Promise.all(looks.map((one) => one.look(screen)))
    const step = (desk: typeof editor, name: keyof typeof t.steps.names) =>
      desk.page.locator('.step').filter({ hasText: t.steps.names[name] })
    const reload = () =>
      Promise.all(
        desks.map(async ({ page }) => {
          await page.reload()
          await seen(page.locator('.overview'))
        }),
      )
    const act = async (desk: typeof editor, name: 'announce' | 'close' | 'secrecy' | 'publish' | 'archive') => {
      desk.agree()
      await desk.button(t.steps.act[name]).click()
      await seen(step(desk, name).and(desk.page.locator('.done')))
    }
    await Promise.all(desks.map((desk) => desk.open('survey', { activityId })))

    // Who wrote it does not let it out.
    await seen(step(editor, 'announce').and(editor.page.locator('.open')))
    expect(await editor.button(t.steps.act.announce).count()).toBe(0)
    await seen(approver.button(t.steps.act.announce))
    await look('draft')
    await act(approver, 'announce')

    await answerBriefly(activityId)
    await reload()
    await seen(editor.button(t.steps.act.close))
    await look('open')
    await act(editor, 'close')
    const late = await sitAtSurvey(world(), activityId, language, PHONE)
    await textOf(late.page.locator('.notice')).toContain(e.closedNow)
    await late.close()

    // Closed by mistake: open again, answered, and closed for good.
    await editor.button(t.steps.reopen).click()
    await seen(editor.button(t.steps.act.close))
    await answerBriefly(activityId)
    await act(editor, 'close')

    await editor.button(t.steps.act.submit).click()
    await editor.page.getByLabel(t.steps.providedBy).fill('县政务服务局')
    await look('submitting')
    await editor.button(t.steps.act.submit).click()
    await seen(step(editor, 'submit').and(editor.page.locator('.done')))
    expect(await editor.button(t.steps.act.secrecy).count()).toBe(0)
    await reload()
    await seen(approver.button(t.steps.act.secrecy))
    await seen(step(editor, 'secrecy').and(editor.page.locator('.open')))
    await look('in review')
    const waiting = await world().visit(activityId, { language, viewport: PHONE })
    await textOf(waiting.page.locator('.notice')).toContain(e.results)
    await waiting.close()
    await act(approver, 'secrecy')
    await act(approver, 'publish')

    for (const at of [undefined, `${world().url}/p/${activityId}`]) {
      const reader = await world().visit(activityId, { language, viewport: PHONE, ...(at ? { at } : {}) })
      await shows(reader.page, reader.page.getByRole('heading', { name: p.title }), reader.page.getByText(e.results))
      await seen(reader.page.getByText('县政务服务局'))
      const { look: lookAt, found } = examiner(reader.page)
      await lookAt(at ? 'page' : 'embed')
      expect(found).toEqual([])
      expect(reader.watched.problems).toEqual([])
      await reader.close()
    }

    // What we did: written by one, let out by another, and then seen by everybody.
    await reload()
    await look('published')
    const outcome = (desk: typeof editor) => desk.page.getByRole('region', { name: t.outcome.title })
    await outcome(editor).getByRole('button', { name: editor.t.edit, exact: true }).click()
    const said = (lang: Language) => editor.page.getByLabel(t.inLanguage(t.outcome.label, NAMES[language][lang]))
    await said('zh-CN').fill(DONE['zh-CN'])
    await editor.button(t.outcome.propose).click()
    const problems = editor.page.getByRole('alert')
    await textOf(problems).toContain(t.details.problems.missing)
    await look('outcome')
    await problems.getByRole('link').click()
    await editor.page.keyboard.type(DONE.en)
    // What was typed stays on the device until it is sent.
    await editor.page.reload()
    await outcome(editor).getByRole('button', { name: editor.t.edit, exact: true }).click()
    await eventually(() => said('en').inputValue()).toBe(DONE.en)
    await editor.button(t.outcome.propose).click()
    await textOf(outcome(editor)).toContain(t.outcome.proposed)
    await approver.page.reload()
    approver.agree()
    await approver.button(t.outcome.approve).click()
    await gone(approver.button(t.outcome.approve))
    for (const text of Object.values(DONE)) await textOf(outcome(approver)).toContain(text)
    const reader = await world().visit(activityId, { language, viewport: PHONE })
    const told = reader.page.getByText(DONE[language])
    await shows(reader.page, told, reader.page.getByRole('heading', { name: p.title }))
    await reader.close()

    const admin = await seat('siteAdmin')
    await admin.open('survey', { activityId })
    await act(admin, 'archive')
    const after = await world().visit(activityId, { language, viewport: PHONE })
    await seen(after.page.getByText(DONE[language]))
    expect(looks.flatMap(({ found }) => found)).toEqual([])
    for (const desk of [...desks, admin]) expect(desk.watched.problems).toEqual([])
  })

  it('[M10][Q15] says what it is for in the reader’s language, or is not announced', async () => {
    const other = language === 'en' ? 'zh-CN' : 'en'
    const activityId = await draft({ purpose: { [other]: PURPOSE[other] } })
    const [editor, approver, admin] = await Promise.all([seat('moderator'), seat('reviewer'), seat('siteAdmin')])
    const { page } = editor
    const { look, found } = examiner(page)
    await approver.open('survey', { activityId })
    await seen(approver.page.getByText(t.steps.checks(1)))
    expect(await approver.button(t.steps.act.announce).count()).toBe(0)

    // The check leads to the field, in the form that has it.
    await editor.open('surveyBuild', { activityId })
    await page.getByRole('tab', { name: t.checks.title }).click()
    const finding = page.locator('.b-findings li').filter({ hasText: t.details.fields.purpose })
    await textOf(finding).toContain(NAMES[language][language])
    await look('check')
    await finding.getByRole('link').first().click()
    const field = (desk: typeof editor, name: 'purpose' | 'plan', lang: Language) =>
      desk.page.getByLabel(t.inLanguage(t.details.fields[name], NAMES[language][lang]))
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(`d-purpose.${language}`)
    await page.keyboard.type(PURPOSE[language])
    await look('details')
    await page.reload()
    await eventually(() => field(editor, 'purpose', language).inputValue()).toBe(PURPOSE[language])
    await editor.button(editor.t.save).click()
    for (const text of [...Object.values(PURPOSE), ...Object.values(PLAN)])
      await textOf(page.locator('.survey-facts')).toContain(text)

    await approver.page.reload()
    approver.agree()
    await approver.button(t.steps.act.announce).click()
    await gone(approver.button(t.steps.act.announce))
    for (const at of [undefined, `${world().url}/p/${activityId}`]) {
      const reader = await world().visit(activityId, { language, viewport: PHONE, ...(at ? { at } : {}) })
      for (const text of [PURPOSE, PLAN]) {
        await seen(reader.page.locator(`[lang="${language}"]`).filter({ hasText: text[language] }))
        expect(await reader.page.getByText(text[other]).count()).toBe(0)
      }
      const { look: lookAt, found: problems } = examiner(reader.page)
      await lookAt(at ? 'page' : 'embed')
      expect(problems).toEqual([])
      await reader.close()
    }

    // While it runs it stays so, or is said in no language at all.
    await admin.open('survey', { activityId })
    await admin.page
      .getByRole('region', { name: t.overview.details })
      .getByRole('button', { name: admin.t.edit })
      .click()
    await field(admin, 'plan', 'en').fill('')
    await admin.button(admin.t.save).click()
    const problems = admin.page.getByRole('alert')
    await textOf(problems).toContain(t.details.problems.missing)
    await problems.getByRole('link').click()
    expect(await admin.page.evaluate(() => document.activeElement?.id)).toBe('d-plan.en')
    await field(admin, 'plan', 'zh-CN').fill('')
    await admin.button(admin.t.save).click()
    await seen(admin.page.locator('.overview'))
    await gone(admin.page.locator('.survey-facts').getByText(PLAN['zh-CN']))
    expect(found).toEqual([])
    for (const desk of [editor, approver]) expect(desk.watched.problems).toEqual([])
  })

  it('is called off with a notice that citizens read, and copied for another time', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION)
    const admin = await seat('siteAdmin')
    const { page } = admin
    const { look, found } = examiner(page)
    await admin.open('survey', { activityId })
    await admin.button(t.cancelling.button).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: t.cancelling.confirm }).isDisabled()).toBe(true)
    await dialog.getByLabel(t.cancelling.notice).fill('因故取消，敬请谅解。')
    await look('cancelling')
    await dialog.getByRole('button', { name: t.cancelling.confirm }).click()
    await gone(dialog)
    await seen(page.getByText(t.overview.cancelled))
    await look('cancelled')
    const { page: read } = await world().visit(activityId, { language, viewport: PHONE })
    await textOf(read.locator('.notice')).toContain(e.cancelled)
    await textOf(read.locator('.notice')).toContain('因故取消，敬请谅解。')
    await gone(read.getByRole('button', { name: e.next, exact: true }))

    await admin.button(t.copying.button).click()
    await page.waitForURL(/\/build$/)
    await seen(page.locator('.b-item').filter({ hasText: language === 'en' ? 'Your age' : '您的年龄' }))
    expect(found).toEqual([])
    expect(admin.watched.problems).toEqual([])
  })

  it('[SR5] shows what looks like a script and counts it all the same; paper and telephone are typed in, after the close too', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { proofOfWork: true })
    await answerBriefly(activityId)
    const admin = await seat('siteAdmin')
    const { page } = admin
    const { look, found } = examiner(page)
    await admin.open('surveyResponses', { activityId })
    await seen(page.getByText(r.responses.automated))
    const token = await world().staff.token('siteAdmin')
    const body = { commandId: newId(), type: 'survey.close' as const }
    await ok(world().call('survey.command', { params: { activityId }, body, token }))
    await page.reload()
    await admin.button(n.open).click()
    for (const channel of ['phone', 'paper'] as const) {
      await page.getByLabel(n.reference, { exact: true }).fill(channel)
      await page.locator('#entry-channel').selectOption(channel)
      await admin.button(n.create).click()
      await admin.button(n.enterMore).click()
      await page.getByLabel(w.unused, { exact: true }).check()
      await page.getByRole('button', { name: e.next, exact: true }).click()
      // What is missing is told as it is to citizens.
      await page.getByRole('button', { name: e.next, exact: true }).click()
      await textOf(page.getByRole('alert')).toContain(e.problem.required)
      await page.getByLabel(e.agreed, { exact: true }).check()
      await page.getByRole('button', { name: e.next, exact: true }).click()
      await page.getByRole('button', { name: e.send, exact: true }).click()
      await seen(admin.button(n.next))
      await admin.button(n.back).click()
    }
    // [Q17] They count when somebody else has confirmed them.
    expect(await responsesTo(world(), activityId)).toHaveLength(1)
    const second = await world().staff.token('reviewer')
    const { batches } = await ok(world().call('entry.list', { params: { activityId }, token: second }))
    for (const { id: batchId, version } of batches)
      await ok(
        world().call('entry.confirm', {
          ...{ params: { activityId, batchId }, body: { commandId: newId(), version }, token: second },
        }),
      )
    await eventually(async () => (await responsesTo(world(), activityId)).length, 'all counted').toBe(3)
    await admin.button(r.responses.back).click()
    await seen(page.getByRole('cell', { name: r.channel.phone, exact: true }))
    await seen(page.getByRole('cell', { name: r.channel.paper, exact: true }))
    await look('list')
    expect((await responsesTo(world(), activityId)).map(({ channel }) => channel).sort()).toEqual([
      ...['paper', 'phone', 'web'],
    ])
    expect(found).toEqual([])
    expect(admin.watched.problems).toEqual([])
  })

  it('[SB7] quotas an option in one form: written, read again, raised while it runs, and how full each is', async () => {
    const activityId = await draft()
    const [editor, admin] = await Promise.all([seat('moderator'), seat('siteAdmin')])
    const { page } = editor
    const { look, found } = examiner(page)
    const edit = async (desk: typeof editor) => {
      await desk.open('survey', { activityId })
      await desk.page
        .getByRole('region', { name: t.overview.details })
        .getByRole('button', { name: desk.t.edit })
        .click()
      await seen(desk.page.locator('#option-quotas'))
    }
    await edit(editor)
    await page.locator('#option-quotas').selectOption({ index: 1 })
    await page.getByLabel(w.used, { exact: true }).fill('x')
    await page.getByLabel(w.unused, { exact: true }).fill('1')
    await editor.button(editor.t.save).click()
    await textOf(page.getByRole('alert')).toContain(t.details.problems.number)
    await look('wrong number')
    await page.getByLabel(w.used, { exact: true }).fill('20')
    await look('option quotas')
    await editor.button(editor.t.save).click()
    const facts = (desk: typeof editor) => desk.page.locator('.survey-facts')
    await textOf(facts(editor)).toContain(t.conditions.quoted(w.unused))
    await edit(editor)
    expect(await page.getByLabel(w.used, { exact: true }).inputValue()).toBe('20')
    expect(await page.getByLabel(w.unused, { exact: true }).inputValue()).toBe('1')

    await admin.open('survey', { activityId })
    admin.agree()
    await admin.button(t.steps.act.announce).click()
    await answerBriefly(activityId)
    const refused = await sitAtSurvey(world(), activityId, language, PHONE)
    await refused.pick(w.unused)
    await refused.press(e.next)
    await refused.pick(e.agreed)
    await refused.press(e.next)
    await refused.press(e.send)
    await textOf(refused.page.locator('.notice')).toContain(e.refusal['quota-full'])

    await admin.page.reload()
    await textOf(facts(admin)).toContain(t.details.taken('1', '1'))
    await textOf(facts(admin)).toContain(t.details.reached)
    await textOf(facts(admin)).toContain(t.details.taken('0', '20'))
    // Raised while it runs; nothing lower, and none that begins now.
    await edit(admin)
    expect(await admin.page.getByLabel(w.unused, { exact: true }).inputValue()).toBe('1')
    await admin.page.getByLabel(w.unused, { exact: true }).fill('2')
    await admin.button(admin.t.save).click()
    await textOf(facts(admin)).toContain(t.details.taken('1', '2'))
    await refused.page.reload()
    await refused.press(e.send)
    await textOf(refused.page.locator('.notice')).toContain(e.given)
    expect(found).toEqual([])
    expect(editor.watched.problems).toEqual([])
  })
})
