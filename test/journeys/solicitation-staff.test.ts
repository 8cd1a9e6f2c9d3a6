import { describe, expect, it } from 'vitest'
import { createClock } from '../../infra/local/clock.ts'
import { consoleSolicitationEn } from '../../web/i18n/console-solicitation.en.ts'
import { consoleSolicitationZhCN, type SolicitationConsoleWords } from '../../web/i18n/console-solicitation.zh-CN.ts'
import { solicitation as citizen } from '../../web/i18n/solicitation.zh-CN.ts'
import type { StaffName } from './support/accounts.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { DRAFT, dayFromNow, type Solicitors, solicitors } from './support/solicitation.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, DESKTOP, PHONE } from './support/world.ts'

const DAY_MS = 24 * 3_600_000
const clock = createClock()
let office: Solicitors
const world = useWorld({
  clock,
  prepare: async (opened) => {
    office = solicitors(opened)
  },
})

const sit = async (name: StaffName, language: 'zh-CN' | 'en' = 'zh-CN', viewport = DESKTOP) => {
  const person = await world().seat(name, { language, viewport })
  const w: SolicitationConsoleWords = language === 'en' ? consoleSolicitationEn : consoleSolicitationZhCN
  const { page } = person
  const press = (label: string) => page.getByRole('button', { name: label, exact: true }).first().click()
  return { ...person, page, w, press }
}

const SOURCE = `云溪县养犬管理办法（征求意见稿）
第一章 总则
第一条 为了规范养犬行为，制定本办法。
第二条 本县城区内养犬，适用本办法。养犬人应当依法办理登记。
第二章 附则
第三条 本办法自公布之日起施行。`

describe('[M3] from the form to the announcement', () => {
  it('an editor fills in, imports, corrects by hand with undo, sees what is missing; another announces', async () => {
    const { page, w, press, t, watched, open } = await sit('moderator')
    await open('newSolicitation', { siteId: COUNTY })
    const { fields } = w.form
    await page.getByLabel(fields.title, { exact: true }).fill('云溪县养犬管理办法')
    await page.getByLabel(fields.kind, { exact: true }).selectOption('rule')
    await page.getByLabel(fields.closesOn, { exact: true }).fill(dayFromNow(10))
    await seen(page.getByText(w.period.tooShort))
    await page.getByLabel(fields.closesOn, { exact: true }).fill(dayFromNow(40))
    await seen(page.getByText(w.period.enough))
    // [D11] What is typed survives a reload, also one that comes before the next frame.
    const storedAtOnce = await page.getByLabel(fields.background, { exact: true }).evaluate(async (area, text) => {
      Object.assign(area, { value: text }).dispatchEvent(new Event('input', { bubbles: true }))
      for (let turn = 0; turn < 10; turn += 1) await null
      return Object.values(localStorage).some((value) => value.includes(text))
    }, '背景')
    expect(storedAtOnce).toBe(true)
    await page.reload()
    await seen(page.getByText(t.form.restored))
    await press(w.form.create)
    await textOf(page.locator('.check-missing')).toContain(w.checks.items.basis)
    await page.locator('.check-missing').filter({ hasText: w.checks.items.basis }).getByRole('link').click()
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('f-basis')
    await page.keyboard.type('依据')
    await page.getByLabel(fields.reasons, { exact: true }).fill('理由')
    await page.getByLabel(fields.howToReply, { exact: true }).fill('来信')
    await press(t.save)
    await page.locator('.check-missing').filter({ hasText: w.checks.items.parts }).getByRole('link').click()

    await page.getByLabel(w.draft.source).fill(SOURCE)
    await press(w.draft.read)
    await seen(page.getByText(w.draft.imported(3, 2)))
    const rows = page.locator('.part')
    await eventually(() => rows.count()).toBe(5)
    await rows.nth(2).getByRole('button').first().click()
    const text = page.getByLabel(w.draft.text, { exact: true })
    await text.evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf('养犬人应当')
      area.setSelectionRange(at, at)
    })
    await press(w.draft.splitHere)
    await eventually(() => rows.count()).toBe(6)
    await press(w.draft.undo)
    await eventually(() => rows.count()).toBe(5)
    await rows.nth(4).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await textOf(rows.nth(3)).toContain('第三条')
    await press(w.draft.undo)
    await textOf(rows.nth(4)).toContain('第三条')
    await press(w.draft.save)
    await seen(page.getByText(w.draft.allSaved))

    const activityId = page.url().split('/').at(-2) ?? ''
    await open('solicitation', { activityId })
    await seen(page.getByText(w.checks.allDone))
    // The editor has no role for it; the step says whose it is.
    await textOf(page.locator('.steps')).toContain(t.roles.reviewer)
    expect(watched.problems).toEqual([])

    const reviewer = await sit('reviewer')
    await reviewer.open('solicitation', { activityId })
    reviewer.agree()
    await reviewer.press(w.steps.act.announce)
    await seen(reviewer.page.locator('.badge').filter({ hasText: reviewer.t.solicitationPhase.open }))
  })

  it('two who correct the same draft: what one changed is joined, what both changed is chosen, nothing is lost', async () => {
    const activityId = await office.draft()
    const { page, w, press, open } = await sit('moderator')
    await open('solicitationDraft', { activityId })
    const rows = page.locator('.part')
    await rows.nth(4).getByRole('button').first().click()
    await page.getByLabel(w.draft.text, { exact: true }).fill('我改的第三条。')
    const theirs = DRAFT.map((part) =>
      part.type === 'article' && part.id === 'article-03'
        ? { ...part, text: '他改的第三条。' }
        : part.type === 'article' && part.id === 'article-01'
          ? { ...part, text: '他改的第一条。' }
          : part,
    )
    await office.order('second', activityId, { type: 'solicitation.draft', document: 'draft', parts: theirs })
    // Back at the tab, it looks at once and not only at its own pace.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await seen(page.getByText(w.draft.joinNow))
    await press(w.draft.joinNow)
    await textOf(rows.nth(1)).toContain('他改的第一条')
    await textOf(page.locator('.callout')).toContain('他改的第三条')
    await press(w.draft.keepBoth)
    await press(w.draft.save)
    await seen(page.getByText(w.draft.allSaved))
    const { solicitation } = await office.backstage(activityId)
    const texts = solicitation.parts.flatMap((part) => (part.type === 'article' ? [part.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['他改的第一条。', '我改的第三条。', '他改的第三条。']))
  })
})

describe('[M3, M7, M13] from the comments to the published result', () => {
  it('comments are masked, decided in bulk by keyboard, undone, grouped; the result is reviewed and published by another', async () => {
    const activityId = await office.announced()
    await office.say(activityId, { text: '三十分钟太长，冬天放学路上已经全黑。' })
    await office.say(activityId, { text: '三十分钟太长，冬天放学的路上已经全黑。' })
    await office.say(activityId, {
      articleId: 'article-04',
      stance: 'ask',
      text: '坏了打哪个电话？我的电话是13812345678。',
    })
    await office.say(activityId, { articleId: null, stance: 'support', text: '' })
    const { page, w, press, t, open, watched } = await sit('moderator')
    const cards = page.locator('.comment')
    await open('solicitationComments', { activityId })
    await eventually(() => cards.count()).toBe(4)

    await cards.filter({ hasText: '13812345678' }).getByRole('button', { name: w.comments.redact }).click()
    await page.getByRole('dialog').getByRole('checkbox').first().check()
    await textOf(page.getByRole('dialog')).toContain('138******78')
    await press(w.redact.save)
    await gone(page.getByRole('dialog'))
    await seen(cards.locator('mark'))

    await page.getByRole('button', { name: /^第三条/ }).click()
    await eventually(() => new URL(page.url()).search).toBe('?article=article-03')
    await eventually(() => cards.count()).toBe(2)
    await cards.first().focus()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('n')
    await page.keyboard.type('与上位法不一致')
    await press(w.comments.confirm)
    await eventually(() => cards.filter({ hasText: w.adoption.not }).count()).toBe(2)
    await press(w.comments.undoLast)
    await eventually(() => cards.filter({ hasText: w.adoption.not }).count()).toBe(0)

    await press(w.beside.start)
    await page
      .getByRole('textbox', { name: w.beside.next })
      .fill('道路照明应当在日落后十五分钟内开启，在日出前三十分钟内关闭。')
    await textOf(page.locator('.beside ins')).toContain('十五')
    await press(w.beside.save)
    await eventually(async () =>
      (await office.backstage(activityId)).next?.some((part) => part.type === 'article' && part.text.includes('十五')),
    ).toBe(true)

    await page.locator('.groups summary').click()
    await press(w.groups.run)
    await textOf(page.locator('.group')).toContain(w.groups.size('2'))
    await page.locator('.group').getByRole('button', { name: w.groups.decide }).click()
    await press(w.comments.confirm)
    await eventually(() => cards.filter({ hasText: w.adoption.adopted }).count()).toBe(2)
    await page.getByRole('button', { name: /^第四条/ }).click()
    await eventually(() => cards.count()).toBe(1)
    await page.locator('.comment-check').check()
    await press(w.comments.partly)
    await page.locator('#bulk-reason').fill('已在附则中写明电话。')
    await press(w.comments.confirm)
    await textOf(cards).toContain(w.adoption.partly)

    const { solicitation } = await office.backstage(activityId)
    clock.set((solicitation.period?.closesAt ?? 0) + DAY_MS)
    try {
      await open('solicitationResult', { activityId })
      await page.getByLabel(w.result.statement, { exact: true }).fill('多数意见已吸收。')
      await page.getByLabel(w.result.provider, { exact: true }).fill('县城市管理局')
      await page.getByLabel(w.result.withNext).check()
      await press(w.result.submit)
      await seen(page.getByText(w.result.underReview))
      // Whoever submitted it is told that it takes another.
      await textOf(page.locator('.steps')).toContain(t.roles.reviewer)
      expect(watched.problems).toEqual([])

      const reviewer = await sit('reviewer')
      await reviewer.open('solicitationResult', { activityId })
      reviewer.agree()
      await reviewer.press(w.steps.act.secrecy)
      await seen(reviewer.page.getByRole('button', { name: w.steps.act.publish }))
      reviewer.agree()
      await reviewer.press(w.steps.act.publish)
      await seen(reviewer.page.locator('.badge').filter({ hasText: reviewer.t.solicitationPhase.published }))

      const visitor = await world().visit(activityId, { viewport: PHONE })
      const { found, look } = examiner(visitor.page)
      await visitor.page.getByRole('button', { name: citizen.seeResult }).click()
      await textOf(visitor.page.locator('#panel')).toContain('多数意见已吸收。')
      await visitor.page.getByText(citizen.seeOpinions).first().click()
      await textOf(visitor.page.locator('table')).toContain(citizen.adoption.adopted)
      await look('result')
      await visitor.page.getByText(citizen.seeOpinions).nth(1).click()
      await textOf(visitor.page.locator('table').nth(1)).toContain('138******78')
      await visitor.page.getByRole('tab', { name: citizen.compare }).click()
      await textOf(visitor.page.locator('.row ins')).toContain('十五')
      expect(found).toEqual([])
      expect(visitor.watched.problems).toEqual([])
    } finally {
      clock.set(null)
    }
  })
})

describe('[M12] the screens of a solicitation', () => {
  it.each([
    ['zh-CN', DESKTOP],
    ['en', PHONE],
  ] as const)('in %s have nothing axe or a narrow screen objects to', async (language, viewport) => {
    const draft = await office.draft({ basis: '', closesOn: null })
    const running = await office.announced({}, { law: true })
    await office.say(running, { text: '我的电话是13812345678。', contact: '13812345678' })
    const { page, w, press, open, watched } = await sit('moderator', language, viewport)
    const { found, look } = examiner(page)
    await open('newSolicitation', { siteId: COUNTY })
    await press(w.form.create)
    await seen(page.getByRole('alert'))
    await look('new, wrong')
    // Leaving the form that was begun asks first.
    page.on('dialog', (dialog) => void dialog.accept())
    await open('solicitation', { activityId: draft })
    await seen(page.locator('.checks'))
    await look('overview of a draft')
    await open('solicitationDraft', { activityId: draft })
    await page.locator('.part').nth(1).getByRole('button').first().click()
    await page.getByText(w.draft.importTitle, { exact: true }).click()
    await look('draft')
    await open('solicitation', { activityId: running })
    await seen(page.locator('.steps'))
    await look('overview')
    await open('solicitationDraft', { activityId: running })
    await press(w.draft.compare)
    await seen(page.locator('.compare-row'))
    await look('comparison')
    await page.goto(`${world().url}/console/solicitations/${running}/comments?article=article-03`)
    await page.locator('.comment-check').check()
    await press(w.comments.not)
    await look('comments')
    await page.locator('.comment').getByRole('button', { name: w.comments.redact }).click()
    await seen(page.getByRole('dialog').getByRole('checkbox'))
    await look('masking')
    await press(w.redact.save)
    await open('solicitationResult', { activityId: running })
    await seen(page.locator('.figures'))
    await look('result')
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })
})
