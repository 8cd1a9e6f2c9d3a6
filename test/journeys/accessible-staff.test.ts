import { describe, expect, it } from 'vitest'
import { ACCOUNTS } from './support/accounts.ts'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { seen } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, LAPTOP, PROVINCE, TABLET, type World } from './support/world.ts'

describe('[M12] the staff’s every screen is accessible', () => {
  let draft: string
  let live: string
  let review: string
  let published: string
  const prepare = async ({ staff }: World) => {
    ;[draft, live, review, published] = await Promise.all([
      staff.create({ title: '草稿中的访谈' }),
      staff.interview('live', { turnsNeedReview: true }),
      staff.interview('live'),
      staff.interview('published'),
    ])
    const answered = await staff.publish(live, QUESTIONS[0], '安娜')
    await staff.burst(live, await staff.publish(live, QUESTIONS[1]))
    for (const text of QUESTIONS.slice(2, 5)) await staff.ask(live, text)
    await staff.ask(live, `请问${QUESTIONS[0]}`)
    await staff.run('host', live, { type: 'activity.answering', id: answered })
    await staff.say(live, '欢迎各位网友。')
    const id = await staff.say(live, ANSWERS[0], answered)
    await staff.run('reviewer', live, { type: 'turn.approve', id, version: 1 })
    await staff.run('host', live, { type: 'note.add', id: newId(), text: '还有五分钟。', to: null })
    const options = ['是', '否'].map((text) => ({ id: newId(), text }))
    const poll = newId()
    const question = '您用过网上办事吗？'
    await staff.run('moderator', live, {
      type: 'poll.create',
      id: poll,
      question,
      options,
      multiple: false,
      results: 'live',
    })
    await staff.run('moderator', live, { type: 'poll.open', id: poll, version: 1 })
    await staff.burst(review, await staff.publish(review, QUESTIONS[5]))
    await staff.ask(review, QUESTIONS[6])
    await staff.say(review, '谢谢各位。')
    await staff.run('host', review, { type: 'activity.finish' })
  }
  const world = useWorld({ prepare })
  const seats = [
    ['zh-CN', LAPTOP],
    ['en', TABLET],
  ] as const

  it.each(seats)('signing in and the screens of a site, in %s at %o', async (language, viewport) => {
    const { url } = world()
    const admin = await world().seat(null, { language, viewport })
    const { page, t } = admin
    const { found, look } = examiner(page)
    const siteId = COUNTY
    await page.goto(`${url}/console/`)
    await seen(admin.button(t.signIn.button))
    await look('sign-in')
    await admin.button(t.signIn.button).click()
    await seen(page.locator('[name=password]'))
    await look('the organisation’s sign-in')
    await page.locator('[name=username]').first().fill('siteadmin')
    await page.locator('[name=password]').first().fill('wrong')
    await page.locator('form button[type=submit]').first().click()
    await seen(page.getByRole('alert'))
    await look('wrong password')
    await admin.signIn(ACCOUNTS.siteAdmin)
    await seen(page.locator('.list-table'))
    await look('interviews')
    await admin.open('newInterview', { siteId })
    await admin.button(t.editor.create).click()
    await seen(page.getByText(t.editor.fields.title).first())
    await admin.button(t.editor.addMaterial).click()
    await look('new interview with problems')
    await admin.open('settings', { siteId })
    await seen(page.getByLabel(t.settings.name))
    await look('settings')
    await admin.open('subsites', { siteId })
    await seen(page.getByText(t.subsites.create).first())
    await admin.button(t.subsites.create).first().click()
    await look('new site below')
    await admin.open('staff', { siteId })
    await seen(page.locator('.list-table'))
    await admin.button(t.staff.add).click()
    await admin.button(t.save).click()
    await look('staff, with problems')
    await admin.open('audit', { siteId })
    await page.locator('.audit-entry summary').first().click()
    await look('audit trail')
    await admin.open('site', { siteId: PROVINCE })
    await seen(page.getByRole('alert'))
    await look('a site that is not theirs')
    await page.goto(`${url}/console/no/such/page`)
    await seen(page.getByText(t.notFound.title))
    await look('no such page')
    expect(found).toEqual([])
  })

  it.each(seats)('the screens of an interview, in %s at %o', async (language, viewport) => {
    const admin = await world().seat('siteAdmin', { language, viewport })
    const { page, t } = admin
    const { found, look } = examiner(page)
    await admin.open('interview', { activityId: draft })
    await seen(page.locator('.steps'))
    await look('draft')
    await admin.button(t.cancelling.button).click()
    await seen(page.getByRole('dialog'))
    await look('cancel?')
    await admin.open('edit', { activityId: draft })
    await seen(page.getByLabel(t.editor.fields.summary))
    await look('edit')

    await admin.open('live', { activityId: live })
    const open = admin.card(QUESTIONS[2])
    await seen(open)
    await look('live')
    for (const form of ['edit', 'decline', 'mark'] as const) {
      await open.getByRole('button', { name: t.question.forms[form], exact: true }).click()
      await seen(open.locator('.question-form'))
      await look(`live: ${form}`)
    }
    const twin = admin.card(`请问${QUESTIONS[0]}`)
    await twin.getByRole('button', { name: t.question.forms.merge, exact: true }).click()
    await seen(twin.getByText(t.question.likely))
    await look('live: merge')
    await page.getByRole('tab', { name: t.middle.polls(1) }).click()
    await admin.button(t.polls.create).click()
    await look('live: polls')
    await page.getByRole('tab', { name: t.middle.notes(1) }).click()
    await look('live: notes')
    await page.getByRole('tab', { name: t.middle.holds(1) }).click()
    await seen(page.locator('.hold-question'))
    await look('live: withheld votes')
    await page.getByRole('button', { name: t.transcript.correct }).first().click()
    await admin.button(t.transcript.imageAdd).last().click()
    await look('live: correct')
    await page.getByRole('button', { name: t.shortcuts.open }).click()
    await seen(page.getByRole('dialog'))
    await look('live: shortcuts')
    await page.keyboard.press('Escape')
    await page.locator('.live-facts button').first().click()
    await seen(page.getByRole('dialog'))
    await look('live: delivery')

    await admin.open('stage', { activityId: live })
    await seen(page.locator('.stage-next'))
    await look('guests’ screen')
    await admin.open('review', { activityId: review })
    await seen(page.locator('.hold-question'))
    await page.getByRole('button', { name: t.review.answer }).first().click()
    await look('review')
    await admin.open('interview', { activityId: published })
    await seen(page.getByText(t.embed.title))
    await look('published')
    expect(found).toEqual([])
    expect(admin.watched.problems).toEqual([])
  })
})
