import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { eventually, seen } from './support/eventually.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE, type World } from './support/world.ts'

/** Where a thing is on the screen, and what has the focus. */
const placeOf = async (page: Page, thing: Locator) => ({
  top: await thing.evaluate((element) => Math.round(element.getBoundingClientRect().top)),
  focus: await page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.getAttribute('aria-label') ?? active?.textContent ?? ''
  }),
})

/** Everything that a live region says from now on. */
const listen = async (region: Locator): Promise<() => Promise<string[]>> => {
  const all = await region.evaluateHandle((element) => {
    const texts: string[] = []
    const hear = () => {
      const text = element.textContent?.trim()
      if (text) texts.push(text)
    }
    new MutationObserver(hear).observe(element, { childList: true, characterData: true, subtree: true })
    return texts
  })
  return () => all.jsonValue()
}

describe('[D12] a screen never moves under its reader', () => {
  let id: string
  const prepare = async ({ staff }: World) => {
    id = await staff.interview('live')
    for (const text of QUESTIONS.slice(0, 4)) await staff.publish(id, text)
    for (let turn = 0; turn < 6; turn++) for (const answer of ANSWERS) await staff.say(id, `${turn}：${answer}`)
  }
  const world = useWorld({ prepare })

  it('in the middle of the transcript: new turns wait, and say so politely', async () => {
    const { staff } = world()
    const citizen = await world().visit(id, { viewport: PHONE })
    const { page, t } = citizen
    const turn = page.locator('.turn').nth(10)
    await turn.getByRole('button').first().focus()
    await turn.scrollIntoViewIfNeeded()
    const before = await placeOf(page, turn)
    const said = await listen(page.locator('.hidden[role=status]'))
    const question = await staff.publish(id, '这是访谈中新提的问题吗？')
    await staff.run('host', id, { type: 'activity.answering', id: question })
    for (const answer of ANSWERS.slice(0, 3)) await staff.say(id, `新：${answer}`, question)
    await seen(page.getByRole('button', { name: t.newTurns(3) }))
    expect(await placeOf(page, turn)).toEqual(before)
    // Said at once, or as they came: each of them once.
    const numbers = async () => (await said()).map((text) => [1, 2, 3].find((n) => text === t.newTurnsSaid(n)) ?? 0)
    await eventually(async () => (await numbers()).reduce((sum, n) => sum + n, 0)).toBe(3)
    const count = await page.locator('.turn').count()
    await citizen.showNew()
    await eventually(() => page.locator('.turn').count()).toBe(count + 3)
    expect(await placeOf(page, turn)).toMatchObject({ top: before.top })
  })

  it('at the end of the transcript: new turns come in below, unless paused', async () => {
    const { staff } = world()
    const citizen = await world().visit(id, { viewport: PHONE })
    const { page, t } = citizen
    await citizen.button(t.latest).click()
    const last = page.locator('.turn').last()
    const text = (await last.locator('.prose').textContent()) ?? ''
    const read = page.locator('.turn').filter({ hasText: text }).last()
    const before = await placeOf(page, read)
    await staff.say(id, '读到末尾时自动显示。')
    await seen(page.getByText('读到末尾时自动显示。'))
    expect((await placeOf(page, read)).top).toBe(before.top)

    await citizen.button(t.latest).click()
    await page.getByLabel(t.pause).check()
    await staff.say(id, '暂停时不显示。')
    await seen(page.getByRole('button', { name: t.newTurns(1) }))
    expect(await page.getByText('暂停时不显示。').count()).toBe(0)
  })

  it('among the questions: votes count up in place, order and text under the focus stay', async () => {
    const { staff, call } = world()
    const citizen = await world().visit(id)
    const { page, t } = citizen
    await citizen.tab('questions')
    const order = () => page.locator('.question .text').allTextContents()
    const first = await order()
    const lowest = first.at(-1) ?? ''
    const watched = citizen.vote(lowest)
    await watched.focus()
    const before = await placeOf(page, watched)
    const { questions } = await staff.backstage(id)
    const voted = questions.find(({ text }) => text === lowest)?.id ?? ''
    for (let voter = 0; voter < 3; voter++) {
      const { reply } = await call('participant.create', { params: { activityId: id } })
      const params = { activityId: id, questionId: voted }
      await call('question.vote', { params, body: { on: true }, token: reply?.token ?? '' })
    }
    await staff.publish(id, '新来的问题要等读者自己显示吗？')
    await eventually(() => watched.textContent()).toContain('3')
    await seen(page.getByRole('button', { name: t.newQuestions(1) }))
    expect(await order()).toEqual(first)
    expect((await placeOf(page, watched)).top).toBe(before.top)

    await citizen.showNew()
    await eventually(async () => (await order())[0]).toBe(lowest)
  })

  it('a question that is merged away leaves its place marked', async () => {
    const { staff } = world()
    const into = await staff.publish(id, '合并到这个问题里可以吗？')
    const away = await staff.publish(id, '这个问题将被合并，可以吗？')
    const citizen = await world().visit(id)
    const { page, t } = citizen
    await citizen.tab('questions')
    await seen(page.getByText('这个问题将被合并，可以吗？'))
    const count = await page.locator('.questions > li').count()
    const version = await staff.version(id, away)
    await staff.run('moderator', id, { type: 'question.merge', id: away, version, into })
    await seen(page.getByText(t.gone))
    expect(await page.locator('.questions > li').count()).toBe(count)
  })

  it('while somebody types: nothing that happens takes the words, the focus or the place away', async () => {
    const { staff } = world()
    const other = await staff.interview('announced')
    const citizen = await world().visit(other, { viewport: PHONE })
    const { page, t } = citizen
    await citizen.button(t.ask).click()
    const field = page.getByLabel(t.askLabel)
    await field.pressSequentially('我正在写')
    const before = await placeOf(page, field)
    await staff.run('host', other, { type: 'activity.start' })
    await staff.publish(other, QUESTIONS[2])
    await staff.say(other, '直播开始了。')
    await seen(page.getByText(t.nowIn(t.state.live)))
    await field.pressSequentially('一个问题')
    expect(await field.inputValue()).toBe('我正在写一个问题')
    expect(await placeOf(page, field)).toEqual(before)
    await staff.run('host', other, { type: 'activity.questions', open: false })
    await seen(page.getByText(t.questionsClosed))
    expect(await field.inputValue()).toBe('我正在写一个问题')
    expect((await placeOf(page, field)).top).toBe(before.top)
  })

  it('in a moderator’s queue: new ones wait while the focus is on a card', async () => {
    const { staff } = world()
    const other = await staff.interview('live')
    for (const text of QUESTIONS.slice(0, 3)) await staff.ask(other, text)
    const moderator = await world().seat('moderator', { viewport: LAPTOP })
    const { page, t } = moderator
    await moderator.open('live', { activityId: other })
    await seen(page.getByText(t.queue.title(3)))
    const card = moderator.card(QUESTIONS[1])
    await card.getByRole('button', { name: t.question.forms.edit }).click()
    const field = card.getByLabel(t.question.text)
    await seen(field)
    await seen(card.getByText(t.question.heldByYou))
    const before = await placeOf(page, field)
    await staff.ask(other, QUESTIONS[4])
    const first = moderator.card(QUESTIONS[0])
    const { questions } = await staff.backstage(other)
    const taken = questions.find(({ text }) => text === QUESTIONS[0])
    await staff.run('second', other, { type: 'question.publish', id: taken?.id ?? '', version: taken?.version ?? 0 })
    await seen(page.getByText(t.live.newOnes(1)))
    await seen(first.getByText(t.questionState.published))
    expect(await placeOf(page, field)).toEqual(before)
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await seen(moderator.card(QUESTIONS[4]))
  })
})
