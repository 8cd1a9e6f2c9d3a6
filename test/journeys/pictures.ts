/** The README's pictures: `npm run pictures`, by hand. Each is what the real platform shows. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { fromRoot } from '../../infra/root.ts'
import { ACCOUNTS } from './support/accounts.ts'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { smallPng } from './support/small-png.ts'
import { newId } from './support/staff.ts'
import { COUNTY, LAPTOP, openWorld, PHONE, type World } from './support/world.ts'

const FOLDER = fromRoot('test/journeys/pictures')
const MOST_BYTES = 150_000
const NAMES = ['安娜', '小明', null, '老张', null, '云溪人', null, '李女士']

const take = async (page: Page, name: string): Promise<void> => {
  // The pointer, the caret and a half-faded thing would make another picture each time.
  await page.mouse.move(0, 0)
  const picture = smallPng(await page.screenshot({ animations: 'disabled' }))
  console.log(`${name}.png ${picture.length} bytes`)
  if (picture.length > MOST_BYTES) throw new Error(`${name}.png has more than ${MOST_BYTES} bytes`)
  writeFileSync(join(FOLDER, `${name}.png`), picture)
}

const vote = async ({ call }: World, activityId: string, questionId: string, votes: number): Promise<void> => {
  for (let voter = 0; voter < votes; voter++) {
    const { reply } = await call('participant.create', { params: { activityId } })
    const params = { activityId, questionId }
    await call('question.vote', { params, body: { on: true }, token: reply?.token ?? '' })
  }
}

/** An interview in full swing. */
const inFullSwing = async (world: World, title: string): Promise<string> => {
  const { staff } = world
  const id = await staff.interview('live', { title })
  await staff.say(id, '各位网友大家好，欢迎来到云溪县政府网站在线访谈。今天我们邀请到县政务服务和数据局局长沈建华。')
  const answered: string[] = []
  for (const [index, text] of QUESTIONS.slice(0, 5).entries()) {
    const question = await staff.publish(id, text, NAMES[index] ?? null)
    await vote(world, id, question, [9, 6, 4, 2, 1][index] ?? 0)
    answered.push(question)
  }
  for (const [index, answer] of ANSWERS.slice(0, 3).entries()) await staff.say(id, answer, answered[index] ?? null)
  await staff.run('host', id, { type: 'activity.answering', id: answered[3] ?? null })
  for (const [index, text] of QUESTIONS.slice(5).entries()) await staff.ask(id, text, NAMES[index + 5] ?? null)
  await staff.ask(id, '老人不会用智能手机，网上办事有没有更简单的办法？')
  const options = ['网上办事', '站内搜索', '信箱答复'].map((text) => ({ id: newId(), text }))
  const question = '您最希望先改进哪一项？'
  const poll = newId()
  await staff.run('moderator', id, {
    type: 'poll.create',
    id: poll,
    question,
    options,
    multiple: false,
    results: 'live',
  })
  await staff.run('moderator', id, { type: 'poll.open', id: poll, version: 1 })
  return id
}

mkdirSync(FOLDER, { recursive: true })
const world = await openWorld()
try {
  const { staff, url } = world
  const [announced, live, ending] = await Promise.all([
    staff.interview('announced', { title: '“一件事一次办”怎样办得更顺' }),
    inFullSwing(world, '政府网站怎样更好地为民服务'),
    inFullSwing(world, '政务公开怎样更贴近群众'),
  ])

  const coming = await world.visit(announced, { viewport: PHONE })
  await coming.page.locator('.tabs').waitFor()
  await coming.page.locator('zhitong-activity').evaluate((element) => element.scrollIntoView())
  await take(coming.page, 'embed-announced-phone')

  const phone = await world.visit(live, { viewport: PHONE })
  await phone.page.locator('.turn').first().waitFor()
  await phone.page.locator('zhitong-activity').evaluate((element) => element.scrollIntoView())
  await take(phone.page, 'embed-live-phone')
  await phone.tab('questions')
  await phone.page.locator('.bar').evaluate((element) => element.scrollIntoView())
  await take(phone.page, 'embed-questions-phone')

  const desk = await world.visit(live, { viewport: LAPTOP, language: 'en' })
  await desk.page.locator('.turn').first().waitFor()
  await desk.page.locator('zhitong-activity').evaluate((element) => element.scrollIntoView())
  await take(desk.page, 'embed-live-desktop-en')

  const home = await world.seat('siteAdmin', { viewport: LAPTOP })
  await home.open('site', { siteId: COUNTY })
  await home.page.locator('.list-table').waitFor()
  await take(home.page, 'console-home')

  const moderator = await world.seat('moderator', { viewport: LAPTOP })
  await moderator.open('live', { activityId: live })
  await moderator.card(QUESTIONS[5]).waitFor()
  await staff.say(live, ANSWERS[3], (await staff.backstage(live)).activity.brief.answering)
  await moderator.page.getByText(moderator.t.delivery.tone.good).waitFor()
  await take(moderator.page, 'console-live')

  await staff.run('host', ending, { type: 'activity.finish' })
  await moderator.open('review', { activityId: ending })
  await moderator.page.locator('.left-open').first().waitFor()
  await take(moderator.page, 'console-review')

  const { questions, polls } = await staff.backstage(ending)
  for (const { id, version } of polls) await staff.run('moderator', ending, { type: 'poll.close', id, version })
  for (const { id, version, state } of questions)
    if (state === 'pending')
      await staff.run('moderator', ending, {
        type: 'question.decline',
        id,
        version,
        reason: 'out-of-time',
        explanation: '因时间所限未能答复，请通过本网站的留言渠道反映。',
      })
  await staff.run('moderator', ending, { type: 'activity.submit', providedBy: '县政务服务和数据局' })
  await staff.run('reviewer', ending, { type: 'activity.secrecy' })
  await staff.run('reviewer', ending, { type: 'activity.publish' })
  const reader = await world.visit('', { viewport: LAPTOP, at: `${url}/p/${ending}` })
  await take(reader.page, 'published-page')

  const nobody = await world.seat(null, { viewport: PHONE })
  await nobody.page.goto(`${url}/console/`)
  await nobody.button(nobody.t.signIn.button).click()
  await nobody.page.getByText(ACCOUNTS.moderator.name).waitFor()
  await take(nobody.page, 'sign-in-phone')
} finally {
  await world.stop()
}
