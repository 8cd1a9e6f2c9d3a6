import { describe, expect, it } from 'vitest'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { useWorld } from './support/use-world.ts'
import { PHONE, type World } from './support/world.ts'

describe('a citizen whose network is bad', () => {
  const world = useWorld()
  const prepared = async ({ staff }: World) => {
    const id = await staff.interview('live')
    const question = await staff.publish(id, QUESTIONS[0])
    await staff.say(id, '欢迎各位网友。')
    return { id, question }
  }
  const asked = async (id: string, text: string) =>
    (await world().staff.backstage(id)).questions.filter((question) => question.text === text).length

  it('[D3][D4][D9][D11] loses it, goes on writing, misses nothing, and what was written arrives once', async () => {
    const { staff, platform } = world()
    const { id, question } = await prepared(world())
    const citizen = await world().visit(id, { viewport: PHONE })
    const { page, t, watched } = citizen
    await seen(page.getByText('欢迎各位网友。'))
    await eventually(() => watched.frames).toBeGreaterThan(0)

    await page.context().setOffline(true)
    platform.faults.cutSockets()
    await seen(page.getByText(t.offline))
    // Meanwhile the interview goes on.
    for (const answer of ANSWERS) await staff.say(id, answer, question)
    for (const text of QUESTIONS.slice(1, 5)) await staff.publish(id, text)
    await citizen.ask('断网的时候也能提问吗？', '小安')
    await seen(page.getByText(t.askedKept))
    await citizen.tab('mine')
    await seen(page.getByText(t.unsent))
    expect(await asked(id, '断网的时候也能提问吗？')).toBe(0)

    await page.context().setOffline(false)
    await gone(page.getByText(t.offline))
    await seen(page.getByText(t.questionState.pending))
    await eventually(() => asked(id, '断网的时候也能提问吗？')).toBe(1)
    await citizen.tab('transcript')
    await eventually(() => page.locator('.turn').count()).toBe(1 + ANSWERS.length)
    const turns = await page.locator('.turn .prose').allTextContents()
    expect(turns).toEqual(['欢迎各位网友。', ...ANSWERS])
    await citizen.tab('questions')
    await textOf(page.locator('.questions')).toContain(QUESTIONS[4])
    expect(await page.locator('.questions .question').count()).toBe(5)
    // And live again: the next one comes by a new socket.
    const frames = watched.frames
    await staff.say(id, '网络恢复以后的发言。')
    await seen(page.getByRole('tab', { name: `${t.transcript} ${2 + ANSWERS.length}` }))
    await eventually(() => watched.frames).toBeGreaterThan(frames)
    expect(watched.sockets.length).toBeGreaterThan(1)
    expect(await asked(id, '断网的时候也能提问吗？')).toBe(1)
    expect(watched.problems).toEqual([])
  })

  it('[D2][D11] sends it once, also where the answer to the first attempt was lost', async () => {
    const { id } = await prepared(world())
    const citizen = await world().visit(id)
    let lost = 0
    await citizen.page.route('**/questions/*', async (route) => {
      if (route.request().method() !== 'PUT' || lost > 0) return route.continue()
      lost++
      // The platform stores it; the answer never comes back.
      await route.fetch()
      return route.abort('connectionreset')
    })
    await citizen.ask('答复丢了会怎样？')
    await citizen.tab('mine')
    await seen(citizen.page.getByText(citizen.t.questionState.pending))
    expect(lost).toBe(1)
    expect(await asked(id, '答复丢了会怎样？')).toBe(1)
  })

  it('[D11] a reload in the middle of a question keeps every word, and so does one before it could be sent', async () => {
    const { id } = await prepared(world())
    const citizen = await world().visit(id, { viewport: PHONE })
    const { page, t } = citizen
    await citizen.tab('questions')
    await page.getByLabel(t.askLabel).fill('写了一半的问')
    await page.getByLabel(t.nameLabel).fill('小安')
    await page.reload()
    await citizen.tab('questions')
    expect(await page.getByLabel(t.askLabel).inputValue()).toBe('写了一半的问')
    expect(await page.getByLabel(t.nameLabel).inputValue()).toBe('小安')

    await page.route('**/questions/*', (route) => route.abort())
    await citizen.ask('还没有发出去的问题')
    await seen(page.getByText(t.askedKept))
    await page.unroute('**/questions/*')
    await page.reload()
    await citizen.tab('mine')
    await seen(page.getByText(t.questionState.pending))
    expect(await asked(id, '还没有发出去的问题')).toBe(1)
  })

  const noSocketsAtAll = () => {
    window.WebSocket = class {
      constructor() {
        throw new DOMException('blocked', 'SecurityError')
      }
    } as unknown as typeof WebSocket
  }
  const ways: [name: string, before: (() => void) | undefined, policy: (strict: string) => string][] = [
    ['the browser forbids them', noSocketsAtAll, (strict) => strict],
    ['the page’s policy forbids them', undefined, (strict) => strict.replace(/ wss?:[^;]*/, '')],
    ['a proxy refuses them', undefined, (strict) => strict],
  ]
  it.each(ways)('[D9] sees the same by polling where sockets are blocked: %s', async (name, before, policy) => {
    const { host, staff, platform, snippet } = world()
    const { id, question } = await prepared(world())
    if (name.includes('proxy')) platform.faults.set({ refuse: 1 })
    const at = host.page({ body: snippet(id, 'lang="zh-CN"'), policy: policy(host.policy) })
    const citizen = await world().visit(id, { at, ...(before ? { before } : {}) })
    const { page, t } = citizen
    await seen(page.getByText('欢迎各位网友。'))
    await staff.say(id, ANSWERS[0], question)
    await staff.run('host', id, { type: 'activity.answering', id: question })
    await seen(page.getByText(ANSWERS[0]))
    await seen(page.locator('.answering').getByText(QUESTIONS[0]))
    await citizen.tab('questions')
    await citizen.vote(QUESTIONS[0]).click()
    await citizen.ask('没有实时连接也能提问吗？')
    await citizen.tab('mine')
    await seen(page.getByText(t.questionState.pending))
    expect(await page.getByText(t.offline).count()).toBe(0)
    expect(await page.getByText(t.reconnecting).count()).toBe(0)
    platform.faults.clear()
  })

  it('§4 without storage everything works for the visit', async () => {
    const { id } = await prepared(world())
    const citizen = await world().visit(id, {
      before: () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('denied', 'SecurityError')
            },
          })
      },
    })
    const { page, t, watched } = citizen
    await citizen.ask('不让存东西也能提问吗？')
    await citizen.vote(QUESTIONS[0]).click()
    await eventually(() => citizen.vote(QUESTIONS[0]).getAttribute('aria-pressed')).toBe('true')
    await citizen.tab('mine')
    await seen(page.getByText(t.questionState.pending))
    await eventually(async () => (await world().staff.backstage(id)).tallies.map(({ total }) => total)).toEqual([1])
    expect(watched.problems).toEqual([])
  })

  it('[D9] finds the platform again when it was not there at first', async () => {
    const { id } = await prepared(world())
    const { host, snippet } = world()
    const citizen = await world().visit(id, { at: host.page({ body: '<p>…</p>' }) })
    await citizen.page.route('**/api/**', (route) => route.abort())
    await citizen.page.goto(host.page({ body: snippet(id, 'lang="zh-CN"') }))
    await seen(citizen.page.getByRole('alert'))
    await seen(citizen.page.getByText('本访谈需要启用脚本。'))
    await citizen.page.unroute('**/api/**')
    await seen(citizen.page.getByText('欢迎各位网友。'))
  })
})
