import { describe, expect, it } from 'vitest'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { eventually, seen } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId, type Staff } from './support/staff.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, LAPTOP, PHONE, TABLET, type World } from './support/world.ts'

interface Scenes {
  announced: string
  live: string
  published: string
  cancelled: string
}

const poll = async (staff: Staff, activityId: string, state: 'open' | 'closed') => {
  const id = newId()
  const options = ['网上办事', '站内搜索', '信箱答复'].map((text) => ({ id: newId(), text }))
  const question = state === 'open' ? '您最希望先改进哪一项？' : '您平时怎样办事？'
  await staff.run('moderator', activityId, {
    type: 'poll.create',
    id,
    question,
    options,
    multiple: true,
    results: 'closed',
  })
  await staff.run('moderator', activityId, { type: 'poll.open', id, version: 1 })
  if (state === 'closed') await staff.run('moderator', activityId, { type: 'poll.close', id, version: 2 })
}

/** An interview in which everything has happened that a citizen can see. */
const eventful = async (staff: Staff, last: 'open' | 'closed'): Promise<string> => {
  const id = await staff.interview('live')
  const first = await staff.publish(id, QUESTIONS[0], '安娜')
  await staff.burst(id, await staff.publish(id, QUESTIONS[1]))
  const declined = await staff.publish(id, QUESTIONS[4])
  await staff.run('moderator', id, {
    type: 'question.decline',
    id: declined,
    version: await staff.version(id, declined),
    reason: 'needs-formal-channel',
    explanation: '请通过政务服务窗口办理。',
  })
  await staff.run('host', id, { type: 'activity.answering', id: first })
  await staff.say(id, '欢迎各位网友。')
  await staff.say(id, ANSWERS[0], first)
  const wrong = await staff.say(id, '下月启用。')
  const speaker = { role: 'other', name: '周敏' } as const
  await staff.run('transcriber', id, {
    type: 'turn.correct',
    id: wrong,
    version: 1,
    speaker,
    text: '本月启用。',
    images: [],
    note: '时间有误',
  })
  const taken = await staff.say(id, '这句话说错了。')
  await staff.run('transcriber', id, { type: 'turn.retract', id: taken, version: 1, reason: '记录有误' })
  await poll(staff, id, 'closed')
  await poll(staff, id, last)
  return id
}

describe('[M12] a citizen’s every screen is accessible', () => {
  let scenes: Scenes
  const prepare = async ({ staff }: World) => {
    const [announced, live, published, cancelled] = await Promise.all([
      staff.interview('announced'),
      eventful(staff, 'open'),
      eventful(staff, 'closed'),
      staff.interview('announced'),
    ])
    await staff.run('siteAdmin', cancelled, { type: 'activity.cancel', notice: '因故取消，改期另行通知。' })
    await staff.run('host', published, { type: 'activity.finish' })
    await staff.run('moderator', published, { type: 'activity.submit', providedBy: '县政务服务和数据局' })
    await staff.run('reviewer', published, { type: 'activity.secrecy' })
    await staff.run('reviewer', published, { type: 'activity.publish' })
    scenes = { announced, live, published, cancelled }
  }
  const world = useWorld({ prepare })

  const seats = [
    ['zh-CN', PHONE, 'light'],
    ['en', TABLET, 'dark'],
    ['zh-CN', LAPTOP, 'dark'],
    ['en', PHONE, 'light'],
  ] as const
  it.each(seats)('the embed in %s at %o, %s', async (language, viewport, theme) => {
    const { host, snippet, staff } = world()
    const at = (id: string) => {
      const page = host.page({ body: snippet(id, `lang="${language}" theme="${theme}"`) })
      return page
    }
    const citizen = await world().visit(scenes.announced, { language, viewport, at: at(scenes.announced) })
    const { page, t } = citizen
    const { found, look } = examiner(page)
    const go = async (id: string) => {
      await page.goto(at(id))
      await seen(page.locator('.tabs'))
    }
    await seen(page.locator('.tabs'))
    await look('announced: about')
    await citizen.tab('questions')
    await citizen.button(t.submit).click()
    await seen(page.getByText(t.askErrors))
    await look('announced: question missing')
    await citizen.ask('适老版网站什么时候上线？', '小安')
    await citizen.tab('mine')
    await seen(page.getByText(t.questionState.pending))
    await citizen.button(t.withdraw).click()
    await look('announced: withdraw?')
    await citizen.button(t.cancel).click()
    await citizen.button(t.edit).click()
    await look('announced: edit own')
    await citizen.button(t.largeText).click()
    await look('announced: large text')
    await citizen.button(t.largeText).click()

    await go(scenes.live)
    await staff.say(scenes.live, '又一条发言。')
    await page.locator('details summary').first().click()
    await look('live: transcript')
    await citizen.tab('questions')
    await seen(page.getByText(/\d+ (票短时集中涌入|more votes came in a burst)/))
    await citizen.vote(QUESTIONS[1]).click()
    await citizen.question(QUESTIONS[0]).getByRole('button', { name: t.showAnswer }).click()
    await look('live: questions')
    await citizen.tab('polls')
    await look('live: polls')
    await page.getByRole('checkbox').first().check()
    await citizen.button(t.pollSubmit).click()
    await seen(citizen.button(t.pollChange))
    await look('live: poll answered')
    await page.context().setOffline(true)
    await seen(page.getByText(t.offline))
    await look('live: offline')
    await page.context().setOffline(false)

    await go(scenes.published)
    await look('published: transcript')
    await citizen.tab('questions')
    await seen(page.getByText(/\d+ (票短时集中涌入|more votes came in a burst)/))
    await look('published: questions')
    await page.goto(at(scenes.cancelled))
    await seen(page.getByText(t.cancelled))
    await look('cancelled')
    await page.goto(at('nosuchactivity0'))
    await seen(page.getByRole('alert'))
    await look('refused')
    expect(found).toEqual([])
  })

  it.each(['zh-CN', 'en'] as const)('the pages the platform renders itself, in %s', async (language) => {
    const { url } = world()
    const citizen = await world().visit('', { language, viewport: PHONE, at: `${url}/p/${scenes.published}` })
    const { page } = citizen
    const { found, look } = examiner(page)
    await look('published page')
    await page.emulateMedia({ media: 'print' })
    await look('published page, printed')
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${url}/p/${scenes.live}`)
    await look('page of a live interview')
    await page.goto(`${url}/p/site/${COUNTY}`)
    await look('list of a site')
    await page.goto(`${url}/p/${scenes.live}/frame`)
    await seen(page.locator('.tabs'))
    await look('the embed as a document of its own')
    await eventually(() => citizen.watched.problems).toEqual([])
    expect(found).toEqual([])
  })
})
