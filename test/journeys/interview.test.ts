import { describe, expect, it } from 'vitest'
import { consoleAuditZhCN } from '../../web/i18n/console-audit.zh-CN.ts'
import { ACCOUNTS } from './support/accounts.ts'
import type { Visitor } from './support/citizen.ts'
import type { Colleague } from './support/colleague.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, DESKTOP, LAPTOP, PHONE, type World } from './support/world.ts'

const ASKED = {
  anna: '老年人不会用智能手机，网上办事有没有更简单的办法？',
  same: '老年人不会用智能手机，在网上办事有没有更简单的办法呢？',
  spam: 'Cheap loans, call now, best offer in the county!',
  edited: 'when can i book the county hospital on the website???',
  clean: 'When can appointments at the county hospital be booked on the website?',
  open: '农村宅基地审批的进度在哪里可以查到？',
}

/** One interview from the first draft to the published page, told in the order in which it happens. */
describe('a whole interview, three citizens and the staff of a county', () => {
  let activityId: string
  /** Phone, in Chinese; phone, in English; at a desk, in Chinese. */
  let anna: Visitor
  let ben: Visitor
  let chen: Visitor
  let moderator: Colleague
  let second: Colleague
  let siteAdmin: Colleague
  let reviewer: Colleague
  let host: Colleague
  let transcriber: Colleague

  const prepare = async (opened: World) => {
    ;[moderator, second, siteAdmin, reviewer, host, transcriber] = await Promise.all([
      opened.seat(null, { viewport: LAPTOP }),
      opened.seat(null, { viewport: LAPTOP, language: 'en' }),
      opened.seat('siteAdmin'),
      opened.seat('reviewer'),
      opened.seat('host'),
      opened.seat('transcriber', { language: 'en' }),
    ])
  }
  const world = useWorld({ prepare, stay: true })

  it('[M2] a moderator signs in and drafts the interview', async () => {
    const { page, t } = moderator
    await moderator.signIn(ACCOUNTS.moderator)
    await page.getByRole('link', { name: t.activities.create.interview }).click()
    const { fields } = t.editor
    await page.getByLabel(fields.title, { exact: true }).first().fill('政府网站怎样办得更好')
    await page.getByLabel(fields.summary).fill('回应大家在网上办事中遇到的难点。')
    const host = page.getByRole('group', { name: fields.host, exact: true })
    await host.getByLabel(fields.name, { exact: true }).fill('苏婉')
    const guest = page.getByRole('group', { name: t.editor.item(fields.guests, 1) })
    await guest.getByLabel(fields.name, { exact: true }).fill('沈建华')
    await guest.getByLabel(fields.post).fill('县政务服务和数据局局长')
    await moderator.button(t.editor.create).click()
    await page.waitForURL(/\/console\/interviews\/[\w-]+$/)
    activityId = page.url().split('/').at(-1) ?? ''
    await seen(page.getByText(t.interviewState.draft))
  })

  it('[M7] whoever edited it last is told that a second person must announce it', async () => {
    await siteAdmin.open('edit', { activityId })
    await siteAdmin.page
      .getByLabel(siteAdmin.t.editor.fields.title, { exact: true })
      .first()
      .fill('政府网站怎样更好地为民服务')
    await siteAdmin.button(siteAdmin.t.save).click()
    await seen(siteAdmin.page.getByRole('heading', { name: '政府网站怎样更好地为民服务' }))
    const told = ({ page }: Colleague) => textOf(page.locator('.step.open'))
    /** The part of a sentence after its first variable. */
    const rest = (sentence: string) => sentence.slice(sentence.indexOf('§') + 1)
    await told(siteAdmin).toContain(rest(siteAdmin.t.steps.needsSecond('', '§')))
    await told(siteAdmin).toContain(ACCOUNTS.siteAdmin.name)
    expect(await siteAdmin.button(siteAdmin.t.steps.act.announce).count()).toBe(0)

    await told(moderator).toContain(rest(moderator.t.steps.needsRole('§')))
    expect(await moderator.button(moderator.t.steps.act.announce).count()).toBe(0)
  })

  it('[M2][M7] a second person announces it, and questions open', async () => {
    await reviewer.open('interview', { activityId })
    reviewer.agree()
    await reviewer.button(reviewer.t.steps.act.announce).click()
    await seen(reviewer.page.getByText(reviewer.t.interviewState.announced))
  })

  it('[M2] citizens find it in the page of their county and ask ahead of time', async () => {
    ;[anna, ben, chen] = await Promise.all([
      world().visit(activityId, { viewport: PHONE }),
      world().visit(activityId, { viewport: PHONE, language: 'en' }),
      world().visit(activityId, { viewport: DESKTOP }),
    ])
    for (const citizen of [anna, ben, chen]) await seen(citizen.page.getByText(citizen.t.state.announced))
    await seen(ben.page.getByText('县政务服务和数据局局长'))
    await anna.ask(ASKED.anna, '安娜')
    await seen(anna.page.getByText(anna.t.askedSent))
    await chen.ask(ASKED.same)
    await ben.ask(ASKED.edited)
    await seen(ben.page.getByText(ben.t.askedSent))
    await ben.ask(ASKED.spam)
    await ben.tab('mine')
    await eventually(() => ben.page.getByText(ben.t.questionState.pending).count()).toBe(2)
  })

  it('two moderators see one queue, and who is on what', async () => {
    await second.signIn(ACCOUNTS.second)
    await Promise.all([moderator.open('live', { activityId }), second.open('live', { activityId })])
    for (const colleague of [moderator, second]) await seen(colleague.page.getByText(colleague.t.queue.title(4)))
    await moderator.card(ASKED.edited).getByRole('button', { name: moderator.t.question.forms.edit }).click()
    await seen(second.card(ASKED.edited).getByText(second.t.question.heldBy(ACCOUNTS.moderator.name)))
    expect(
      await second
        .card(ASKED.edited)
        .getByRole('button', { name: second.t.question.publish, exact: true })
        .isDisabled(),
    ).toBe(true)
  })

  it('a question is published in better words, and its asker sees that it was edited', async () => {
    const card = moderator.card(ASKED.edited)
    await card.getByLabel(moderator.t.question.text).fill(ASKED.clean)
    await card.getByRole('button', { name: moderator.t.question.publishEdited }).click()
    await seen(ben.page.getByText(ben.t.questionState.published))
    await chen.tab('questions')
    await seen(chen.question(ASKED.clean))
    await seen(chen.question(ASKED.clean).getByText(chen.t.edited))
  })

  it('[M2] a question is declined with a reason, and its asker is told', async () => {
    const { t } = second
    const card = second.card(ASKED.spam)
    await card.getByRole('button', { name: t.question.decline, exact: true }).click()
    await card.getByLabel(t.question.reason).selectOption('advertising')
    await card.locator('.question-form').getByRole('button', { name: t.question.decline, exact: true }).click()
    await seen(ben.page.getByText(ben.t.declined(ben.t.decline.advertising)))
    // The interview is Chinese, so is what the public reads of it; the page around it is in the reader's language.
    await seen(ben.page.getByText(moderator.t.declineProposals.advertising))
    await gone(second.card(ASKED.spam).getByRole('button', { name: t.question.publish, exact: true }))
  })

  it('[D6] likely duplicates are proposed; merged, every vote counts once, the asker is told, and it can be undone', async () => {
    for (const text of [ASKED.anna, ASKED.same]) {
      await moderator.card(text).getByRole('button', { name: moderator.t.question.publish, exact: true }).click()
      await seen(second.page.locator('[aria-label]').filter({ hasText: text }))
    }
    for (const citizen of [anna, ben, chen]) {
      await citizen.tab('questions')
      const fresh = citizen.page.locator('.fresh button')
      await eventually(async () => {
        if (await fresh.count()) await fresh.click()
        return citizen.page.locator('button.vote').count()
      }).toBe(3)
    }
    await anna.vote(ASKED.anna).click()
    await ben.vote(ASKED.anna).click()
    await ben.vote(ASKED.same).click()
    await chen.vote(ASKED.same).click()
    const votes = (n: number) => moderator.t.question.votes(n)
    const kept = moderator.card(ASKED.anna)
    const merged = moderator.card(ASKED.same)
    await seen(kept.getByText(votes(2), { exact: true }))
    await seen(merged.getByText(votes(2), { exact: true }))

    const merge = async () => {
      await merged.getByRole('button', { name: moderator.t.question.forms.merge }).click()
      await seen(merged.getByText(moderator.t.question.likely))
      await merged.locator('.question-form').getByRole('button', { name: moderator.t.question.merge }).click()
      await seen(kept.getByText(votes(3), { exact: true }))
    }
    await merge()
    await eventually(() => anna.vote(ASKED.anna).textContent()).toContain('3')
    await chen.tab('mine')
    await seen(chen.page.getByText(chen.t.mergedInto))

    await moderator.page.locator('[aria-keyshortcuts="u"]').click()
    await seen(kept.getByText(votes(2), { exact: true }))
    await gone(chen.page.getByText(chen.t.mergedInto))
    await merge()
    await seen(chen.page.getByText(chen.t.mergedInto))
  })

  it('[M1] the host goes live, and citizens see what is being answered and the transcript as it is typed', async () => {
    await host.open('live', { activityId })
    await host.button(host.t.live.start).click()
    for (const citizen of [anna, ben, chen]) await citizen.follow('live')
    await host.card(ASKED.anna).getByRole('button', { name: host.t.question.answering }).click()
    await seen(anna.page.locator('.answering').getByText(ASKED.anna))
    await anna.tab('mine')
    await seen(anna.page.getByText(anna.t.answeringMine))

    await transcriber.open('live', { activityId })
    const { t, page } = transcriber
    await page.locator('#turn-speaker').selectOption({ index: 1 })
    await seen(page.locator('.turn-answers').getByText(ASKED.anna))
    await page.locator('#turn-text').fill('我们正在建设大字版和语音版，乡镇便民服务点有帮办人员。')
    await page.locator('#turn-text').press('Control+Enter')
    await eventually(() => page.locator('#turn-text').inputValue()).toBe('')
    for (const citizen of [anna, ben, chen]) {
      await citizen.tab('transcript')
      await seen(citizen.page.getByRole('article').getByText('帮办人员'))
    }
    await anna.tab('mine')
    await seen(anna.page.getByText(anna.t.questionState.answered))
    expect(await page.getByText(t.transcript.title(1)).count()).toBe(1)
  })

  it('[M4] a poll is opened, answered, changed, and its results are shown only after it closes', async () => {
    const { page, t } = moderator
    await page.getByRole('tab', { name: t.middle.polls(0) }).click()
    await moderator.button(t.polls.create).click()
    await page.getByLabel(t.polls.question).fill('您最希望先改进哪一项？')
    await page.getByLabel(t.polls.options).fill('网上办事\n站内搜索\n信箱答复')
    await moderator.button(t.polls.save).click()
    await moderator.button(t.polls.open).click()

    const answer = async (citizen: Visitor, option: string) => {
      await citizen.page.getByRole('radio', { name: option }).check()
      await citizen.button(citizen.t.pollSubmit).click()
      await seen(citizen.page.getByText(citizen.t.pollDone))
    }
    for (const citizen of [anna, ben, chen]) await citizen.tab('polls')
    await answer(anna, '网上办事')
    await answer(ben, '站内搜索')
    await answer(chen, '网上办事')
    await seen(page.getByText(t.polls.persons(3)))
    expect(await anna.page.getByText(anna.t.pollLater).count()).toBe(1)
    expect(await anna.page.locator('progress').count()).toBe(0)
    await ben.button(ben.t.pollChange).click()
    await answer(ben, '网上办事')

    await moderator.button(t.polls.close).click()
    for (const citizen of [anna, ben, chen]) await seen(citizen.page.getByText(citizen.t.pollShare('3', '100%')))
    await seen(ben.page.getByText(ben.t.pollTotal('3')))
  })

  it('[M2] what is left open at the end is answered in writing', async () => {
    await anna.ask(ASKED.open)
    // Her list stands still while she works in it, and tells what waits.
    await second.button(second.t.live.newOnes(1)).click()
    await second.card(ASKED.open).getByRole('button', { name: second.t.question.publish, exact: true }).click()
    await seen(second.page.getByText(second.t.question.saidPublished).first())
    host.agree()
    await host.button(host.t.live.finish).click()
    for (const citizen of [anna, ben, chen]) await citizen.follow('review')

    await moderator.open('review', { activityId })
    const { t } = moderator
    await seen(moderator.page.getByText(t.review.open(2)))
    const left = moderator.page.locator('.left-open').filter({ hasText: ASKED.open })
    await left.getByRole('button', { name: t.review.answer }).click()
    await left.getByLabel(t.review.answerText).fill('在政府网站“办事进度”栏目输入受理编号即可查询。')
    await left.getByRole('button', { name: t.review.saveAnswer }).click()
    await seen(moderator.page.getByText(t.review.open(1)))
    const other = moderator.page.locator('.left-open').filter({ hasText: ASKED.clean })
    await other.getByRole('button', { name: t.question.decline }).first().click()
    await other.getByLabel(t.question.reason).selectOption('out-of-time')
    await other.locator('.question-form').getByRole('button', { name: t.question.decline }).click()
    await seen(moderator.page.getByText(t.review.noneOpen))
    await anna.tab('mine')
    await seen(anna.page.getByText('受理编号'))
  })

  it('[M7] whoever submits it neither reviews it for secrecy nor signs it off', async () => {
    const { t, page } = moderator
    await page.getByLabel(t.review.provider).fill('县政务服务和数据局')
    await moderator.button(t.steps.act.submit).click()
    await eventually(() => moderator.button(t.steps.act.submit).count()).toBe(0)
    expect(await moderator.button(t.steps.act.secrecy).count()).toBe(0)

    await reviewer.open('review', { activityId })
    reviewer.agree()
    await reviewer.button(reviewer.t.steps.act.secrecy).click()
    await seen(reviewer.button(reviewer.t.steps.act.publish))
    reviewer.agree()
    await reviewer.button(reviewer.t.steps.act.publish).click()
    await seen(reviewer.page.getByText(reviewer.t.interviewState.published))
    for (const citizen of [anna, ben, chen]) await citizen.follow('published')
  })

  it('[M2][M9] the published page is read without any script, with anchors, exact figures and those who answer for it', async () => {
    const context = await world().browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`${world().url}/p/${activityId}`)
    const text = (await page.locator('body').allTextContents()).join()
    for (const part of [
      '政府网站怎样更好地为民服务',
      '帮办人员',
      ASKED.anna,
      ASKED.clean,
      '受理编号',
      '县政务服务和数据局',
      ACCOUNTS.reviewer.name,
      '网上办事 3 · 100%',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain(ASKED.spam)
    const figures = await page.locator('dl.figures > div').allInnerTexts()
    expect(figures.map((figure) => figure.split(/\s+/))).toEqual([
      ['收到提问', '5'],
      ['公开', '3'],
      ['合并', '1'],
      ['答复', '2'],
      ['未采用', '2'],
      ['网友撤回', '0'],
    ])
    const link = page.locator('[id^=turn-] a.link').first()
    await link.click()
    expect(new URL(page.url()).hash).toMatch(/^#turn-/)
    expect(await page.locator(':target').count()).toBe(1)
    await page.emulateMedia({ media: 'print' })
    expect(await link.isVisible()).toBe(false)
    expect(await page.getByText('帮办人员').first().isVisible()).toBe(true)
    await context.close()
  })

  it('nobody’s page had an error, or broke the policy of the county’s website', () => {
    for (const { watched } of [anna, ben, chen, moderator, second, siteAdmin, reviewer, host, transcriber])
      expect(watched.problems).toEqual([])
  })

  it('[M7] every act is in the audit trail', async () => {
    await siteAdmin.open('audit', { siteId: COUNTY })
    const { t, page } = siteAdmin
    const acts = page.locator('.audit-entry strong')
    await textOf(acts).toContain(t.actions['question.answer'])
    await page.getByLabel(consoleAuditZhCN.filters.action, { exact: true }).selectOption('activity.publish')
    await textOf(acts).toBe(t.actions['activity.publish'])
    await seen(page.locator('.audit-entry').getByText(ACCOUNTS.reviewer.name))
  })

  it('[I10] the administrator erases a question on its asker’s request, and readers find that it was', async () => {
    const { t, page } = siteAdmin
    await siteAdmin.open('interview', { activityId })
    await siteAdmin.button(t.erasing.button).click()
    await page.getByLabel(t.erasing.search).fill('county hospital')
    await page.getByRole('radio', { name: ASKED.clean }).check()
    await page.getByLabel(t.erasing.reason).fill('本人书面申请，已核对身份证件')
    await siteAdmin.button(t.erasing.confirm).click()
    await gone(page.getByRole('dialog'))
    const read = async () => (await fetch(`${world().url}/p/${activityId}`)).text()
    await eventually(read).not.toContain(ASKED.clean)
    expect(await read()).toContain('内容已应本人要求删除')
  })
})
