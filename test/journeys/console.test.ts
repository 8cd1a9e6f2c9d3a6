import { describe, expect, it } from 'vitest'
import { consoleAuditZhCN } from '../../web/i18n/console-audit.zh-CN.ts'
import { ACCOUNTS } from './support/accounts.ts'
import { QUESTIONS } from './support/content.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, LAPTOP, PROVINCE, TABLET } from './support/world.ts'

const TOKENS = 'zhitong.console.session'

describe('the console', () => {
  const world = useWorld()

  it('§5 signs in by the organisation’s own page, tells a wrong password, and signs out for good', async () => {
    const reviewer = await world().seat(null)
    const { page, t } = reviewer
    await page.goto(`${world().url}/console/sites/${COUNTY}`)
    await reviewer.button(t.signIn.button).click()
    await page.locator('[name=username]').first().fill('reviewer')
    await page.locator('[name=password]').first().fill('wrong')
    await page.locator('form button[type=submit]').first().click()
    await seen(page.getByRole('alert'))
    await page.locator('[name=password]').first().fill(ACCOUNTS.reviewer.password)
    await page.locator('form button[type=submit]').first().click()
    await page.waitForURL(`${world().url}/console/sites/${COUNTY}`)
    await seen(page.getByText(ACCOUNTS.reviewer.name))
    await reviewer.button(t.signOut).click()
    await page.locator('button[value=yes]').click()
    await seen(reviewer.button(t.signIn.button))
    await page.goto(`${world().url}/console/sites/${COUNTY}`)
    await reviewer.button(t.signIn.button).click()
    await seen(page.locator('[name=password]'))
    expect(reviewer.watched.problems).toEqual([])
  })

  it('[D11] a session that ends in the middle of work loses nothing: sign in again in a window, and it goes on', async () => {
    const { staff } = world()
    const id = await staff.interview('live')
    await staff.ask(id, QUESTIONS[0])
    const moderator = await world().seat(null, { viewport: LAPTOP })
    const { page, t } = moderator
    await moderator.signIn(ACCOUNTS.moderator)
    await moderator.open('live', { activityId: id })
    const card = moderator.card(QUESTIONS[0])
    await card.getByRole('button', { name: t.question.forms.edit }).click()
    await card.getByLabel(t.question.text).fill('改到一半的问题')
    // The organisation ends it: neither the access token nor the one that renews it is any good now.
    await page.context().clearCookies()
    await page.evaluate((key) => {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}')
      sessionStorage.setItem(key, JSON.stringify({ ...kept, accessToken: 'x', refreshToken: 'x', expiresAt: 0 }))
    }, TOKENS)
    await page.reload()
    const dialog = page.getByRole('dialog')
    await seen(dialog.getByText(t.signIn.lapsed))
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: t.signIn.again }).click(),
    ])
    await popup.locator('[name=username]').first().fill('moderator')
    await popup.locator('[name=password]').first().fill(ACCOUNTS.moderator.password)
    await popup.locator('form button[type=submit]').first().click()
    await gone(dialog)
    await card.getByRole('button', { name: t.question.forms.edit }).click()
    expect(await card.getByLabel(t.question.text).inputValue()).toBe('改到一半的问题')
    await card.getByRole('button', { name: t.question.publishEdited }).click()
    await seen(page.getByText(t.queue.title(0)))
  })

  it('[M8] a site below inherits what it does not set, and follows when the one above changes', async () => {
    const admin = await world().seat('admin')
    const { page, t } = admin
    await admin.open('settings', { siteId: PROVINCE })
    const days = page
      .getByRole('group', { name: t.rules.caseTypes['interview-question'] })
      .getByLabel(t.rules.workingDays)
    const inherit = (part: string, words = t.settings.inherit) =>
      page.getByRole('group', { name: part }).getByRole('checkbox', { name: words })
    await inherit(t.settings.parts.casePolicies).uncheck()
    await days.fill('3')
    await admin.button(t.save).click()
    await seen(page.getByText(t.form.saved))

    await admin.open('settings', { siteId: COUNTY })
    expect(await inherit(t.settings.parts.casePolicies).isChecked()).toBe(true)
    await eventually(() => days.inputValue()).toBe('3')
    await inherit(t.settings.parts.casePolicies).uncheck()
    await days.fill('7')
    await admin.button(t.save).click()
    await seen(page.getByText(t.form.saved))
    await page.reload()
    await eventually(() => days.inputValue()).toBe('7')
    await inherit(t.settings.parts.casePolicies).check()
    await admin.button(t.save).click()
    await seen(page.getByText(t.form.saved))
    await page.reload()
    await eventually(() => days.inputValue()).toBe('3')
  })

  it('[M8] a new site below, its staff, and taking a role away works at once', async () => {
    const admin = await world().seat('admin')
    const { page, t } = admin
    await admin.open('subsites', { siteId: COUNTY })
    await admin.button(t.subsites.create).first().click()
    await page.getByLabel(t.subsites.id).fill('yunxi-edu')
    await page.getByLabel(t.settings.name).fill('云溪县教育局')
    await page
      .locator('form')
      .getByRole('button', { name: /创建|新建|保存/ })
      .click()
    await seen(page.getByRole('link', { name: '云溪县教育局' }))

    await admin.open('staff', { siteId: 'yunxi-edu' })
    await admin.button(t.staff.add).click()
    await page.getByLabel(t.staff.subject).fill('stranger')
    await page.getByLabel(t.staff.name, { exact: true }).fill('路人')
    await page.getByRole('checkbox', { name: t.roles.moderator }).check()
    await admin.button(t.save).click()
    await seen(page.getByRole('row').filter({ hasText: '路人' }))

    const stranger = await world().seat('stranger')
    await stranger.open('home')
    await seen(stranger.page.getByRole('heading', { name: '云溪县教育局' }))
    admin.agree()
    await page.getByRole('row').filter({ hasText: '路人' }).getByRole('button', { name: t.staff.remove }).click()
    await seen(page.getByText(t.staff.removed('路人')))
    await stranger.open('home')
    await seen(stranger.page.getByText(stranger.t.home.noRoles))
    expect(admin.watched.problems).toEqual([])
  })

  it('the audit trail is filtered by activity, person and days, and says in words what changed', async () => {
    const { staff } = world()
    const id = await staff.interview('announced')
    const admin = await world().seat('siteAdmin')
    const { page, t } = admin
    const words = consoleAuditZhCN
    await admin.open('audit', { siteId: COUNTY })
    const acts = page.locator('.audit-entry strong')
    await page.getByLabel(words.filters.activityId).selectOption(id)
    await textOf(acts).toBe([t.actions['activity.announce'], t.actions['activity.create']].join('\n'))
    await page.getByLabel(words.filters.subject).selectOption({ label: ACCOUNTS.reviewer.name })
    await textOf(acts).toBe(t.actions['activity.announce'])
    await page.locator('.audit-entry summary').click()
    const state = page.locator('.audit-table tr').filter({ hasText: words.fields.state })
    await seen(state.getByText(words.codes.draft))
    await seen(state.getByText(words.codes.announced))
    await page.getByLabel(words.filters.until).fill('2020-01-01')
    await seen(page.getByText(words.none))
  })

  it('[M8] a contractor helps, and is offered nothing that approves or publishes', async () => {
    const { staff } = world()
    const draft = await staff.create()
    const live = await staff.interview('live', { turnsNeedReview: true })
    const review = await staff.interview('review')
    await staff.ask(live, QUESTIONS[0])
    await staff.say(live, '待审核的发言。')
    const contractor = await world().seat('contractor', { viewport: LAPTOP })
    const { page, t } = contractor
    const absent = async (...names: string[]) => {
      for (const name of names) expect(await contractor.button(name).count(), name).toBe(0)
    }
    await contractor.open('interview', { activityId: draft })
    await seen(page.locator('.steps'))
    await absent(t.steps.act.announce, t.cancelling.button)
    await contractor.open('live', { activityId: live })
    await seen(contractor.card(QUESTIONS[0]))
    await seen(page.locator('#turn-text'))
    await absent(t.question.publish, t.question.decline, t.question.merge, t.transcript.approve, t.live.finish)
    await contractor.open('review', { activityId: review })
    await seen(page.locator('.review-steps'))
    await absent(t.steps.act.submit, t.steps.act.secrecy, t.steps.act.publish)
  })

  it('two people edit one interview at once: the later is told, and both changes are kept', async () => {
    const { staff } = world()
    const id = await staff.create({ title: '原来的题目' })
    const [first, second] = await Promise.all([world().seat('moderator'), world().seat('second')])
    const title = (of: typeof first) => of.page.getByLabel(of.t.editor.fields.title, { exact: true }).first()
    const summary = (of: typeof first) => of.page.getByLabel(of.t.editor.fields.summary)
    await Promise.all([first.open('edit', { activityId: id }), second.open('edit', { activityId: id })])
    await summary(second).fill('后改的人写的概要。')
    await title(first).fill('先存的人改的题目')
    await first.button(first.t.save).click()
    await seen(first.page.getByRole('heading', { name: '先存的人改的题目' }))

    const { page, t } = second
    await seen(page.getByText(t.conflict.title(ACCOUNTS.moderator.name)))
    await seen(page.getByText('先存的人改的题目').and(page.locator('ins')))
    await second.button(t.conflict.join).click()
    expect(await title(second).inputValue()).toBe('先存的人改的题目')
    expect(await summary(second).inputValue()).toBe('后改的人写的概要。')
    await second.button(t.save).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
    const { activity } = await staff.backstage(id)
    expect(activity.details).toMatchObject({ title: '先存的人改的题目', summary: '后改的人写的概要。' })
  })

  it('[D11] what was typed into a form outlives a closed tab and a lost network', async () => {
    const { staff } = world()
    const id = await staff.create()
    const moderator = await world().seat('moderator')
    const { page, t } = moderator
    await moderator.open('edit', { activityId: id })
    const summary = page.getByLabel(t.editor.fields.summary)
    await summary.fill('还没有保存的概要。')
    await seen(page.getByText(t.form.keptHere))
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await eventually(() => summary.inputValue()).toBe('还没有保存的概要。')
    await seen(page.getByText(t.form.restored))
    await page.context().setOffline(true)
    await seen(page.getByText(t.offline))
    await moderator.button(t.save).click()
    await page.context().setOffline(false)
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
    expect((await staff.backstage(id)).activity.details.summary).toBe('还没有保存的概要。')
  })

  it('§5 the live screen shows all at once on a laptop, and has all within reach on a tablet', async () => {
    const { staff } = world()
    const id = await staff.interview('live')
    await staff.publish(id, QUESTIONS[0])
    await staff.ask(id, QUESTIONS[1])
    await staff.say(id, '欢迎各位网友。')
    const parts = (page: Awaited<ReturnType<typeof sit>>['page']) => [
      page.locator('.now'),
      page.locator('.live-facts'),
      page.getByText(QUESTIONS[1]),
      page.locator('[data-card]').filter({ hasText: QUESTIONS[0] }),
      page.getByText('欢迎各位网友。'),
      page.locator('#turn-text'),
    ]
    const sit = async (viewport: { width: number; height: number }) => {
      const moderator = await world().seat('moderator', { viewport })
      await moderator.open('live', { activityId: id })
      await seen(moderator.page.getByText('欢迎各位网友。'))
      return moderator
    }
    const laptop = await sit(LAPTOP)
    for (const part of parts(laptop.page)) {
      await seen(part)
      const box = await part.first().boundingBox()
      expect(box && box.y + box.height).toBeLessThanOrEqual(LAPTOP.height)
    }
    expect(await laptop.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    const tablet = await sit(TABLET)
    for (const part of parts(tablet.page)) {
      await part.first().scrollIntoViewIfNeeded()
      expect(await part.first().isVisible()).toBe(true)
    }
    expect(await tablet.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it('a turn that needs a second person is not shown before one approved it', async () => {
    const { staff } = world()
    const id = await staff.interview('live', { turnsNeedReview: true })
    const transcriber = await world().seat('transcriber', { viewport: LAPTOP })
    const host = await world().seat('host', { viewport: LAPTOP })
    const citizen = await world().visit(id)
    await transcriber.open('live', { activityId: id })
    await host.open('live', { activityId: id })
    await transcriber.page.locator('#turn-text').fill('请先审核。')
    await transcriber.page.locator('#turn-text').press('Control+Enter')
    await seen(transcriber.page.getByText(transcriber.t.transcript.secondPerson))
    await seen(host.button(host.t.transcript.approve))
    await citizen.tab('transcript')
    expect(await citizen.page.getByText('请先审核。').count()).toBe(0)
    await host.button(host.t.transcript.approve).click()
    await seen(citizen.page.getByText('请先审核。'))
  })
})
