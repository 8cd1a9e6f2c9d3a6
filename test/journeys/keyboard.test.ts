import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ANSWERS, QUESTIONS } from './support/content.ts'
import { eventually, seen } from './support/eventually.ts'
import { newId } from './support/staff.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE } from './support/world.ts'

interface Focus {
  name: string
  role: string
  /** Whether one sees where it is. */
  shown: boolean
}

/** What has the focus, through shadow roots; null where nothing has. */
const focusOf = (page: Page): Promise<Focus | null> =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (!(active instanceof HTMLElement) || active === document.body) return null
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active)
    const label = (active as HTMLInputElement).labels?.[0]?.textContent
    return {
      name: (active.getAttribute('aria-label') ?? label ?? active.textContent ?? '').trim(),
      role: active.getAttribute('role') ?? active.getAttribute('type') ?? active.tagName.toLowerCase(),
      // A player draws the focus on its own buttons.
      shown:
        active instanceof HTMLMediaElement ||
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
        boxShadow !== 'none',
    }
  })

const MOST_TABS = 80

/** Presses Tab until the thing of that name has the focus; on the way nothing may swallow or hide it. */
const tabTo = async (page: Page, name: string | RegExp, role?: string, key = 'Tab'): Promise<void> => {
  const passed: string[] = []
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    await page.keyboard.press(key)
    const focus = await focusOf(page)
    if (!focus) {
      // Past the page's last thing the browser's own come; then it begins again.
      passed.push('–')
      continue
    }
    if (!focus.shown) throw new Error(`the focus cannot be seen on ${focus.role} “${focus.name}”`)
    const fits = typeof name === 'string' ? focus.name.startsWith(name) : name.test(focus.name)
    if (fits && (!role || focus.role === role)) return
    passed.push(`${focus.role} ${focus.name.slice(0, 30)}`)
  }
  throw new Error(`${name} is not reached by ${key}; passed ${passed.join(' | ')}`)
}

describe('[M12] everything by keyboard alone', () => {
  const world = useWorld()
  const kept = async (page: Page, what: string) => {
    await eventually(async () => (await focusOf(page)) !== null, `the focus was lost after ${what}`).toBe(true)
  }

  it('a citizen asks, votes, answers a poll and looks up what became of it', async () => {
    const { staff } = world()
    const id = await staff.interview('live')
    await staff.publish(id, QUESTIONS[0])
    for (const answer of ANSWERS) await staff.say(id, answer)
    const poll = newId()
    const options = ['网上办事', '站内搜索'].map((text) => ({ id: newId(), text }))
    const question = '先改进哪一项？'
    await staff.run('moderator', id, {
      type: 'poll.create',
      id: poll,
      question,
      options,
      multiple: false,
      results: 'live',
    })
    await staff.run('moderator', id, { type: 'poll.open', id: poll, version: 1 })
    const citizen = await world().visit(id, { viewport: PHONE })
    const { page, t } = citizen
    await seen(page.locator('.turn'))

    await tabTo(page, t.ask)
    await page.keyboard.press('Enter')
    await eventually(async () => (await focusOf(page))?.name).toBe(t.askLabel)
    // Sent too early: the problems have the focus, and lead to the field.
    await tabTo(page, t.submit)
    await page.keyboard.press('Enter')
    await kept(page, 'problems')
    await tabTo(page, t.askLabel, 'a')
    await page.keyboard.press('Enter')
    await eventually(async () => (await focusOf(page))?.role).toBe('textarea')
    await page.keyboard.type('用键盘也能提问吗？')
    await tabTo(page, t.submit)
    await page.keyboard.press('Enter')
    await seen(page.getByText(t.askedSent))
    await kept(page, 'asking')

    await tabTo(page, /^支持/, 'button')
    await page.keyboard.press('Space')
    await eventually(() => citizen.vote(QUESTIONS[0]).getAttribute('aria-pressed')).toBe('true')
    await kept(page, 'voting')

    await staff.publish(id, QUESTIONS[3])
    await seen(page.getByRole('button', { name: t.newQuestions(1) }))
    await tabTo(page, t.newQuestions(1))
    await page.keyboard.press('Enter')
    await eventually(async () => (await focusOf(page))?.role, 'what is new has the focus').toBe('article')

    await tabTo(page, t.questions, 'tab', 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await eventually(async () => (await focusOf(page))?.name).toMatch(new RegExp(`^${t.polls}`))
    await tabTo(page, '网上办事')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await tabTo(page, t.pollSubmit)
    await page.keyboard.press('Enter')
    await seen(page.getByText(t.pollDone))
    await kept(page, 'answering a poll')
    await tabTo(page, t.pollChange)
    await page.keyboard.press('Enter')
    await seen(page.getByRole('radio'))
    await kept(page, 'changing an answer')

    await tabTo(page, t.polls, 'tab', 'Shift+Tab')
    await page.keyboard.press('End')
    await seen(page.getByText('用键盘也能提问吗？'))
    await tabTo(page, t.edit)
    await page.keyboard.press('Enter')
    await kept(page, 'editing')
    await tabTo(page, t.cancel)
    await page.keyboard.press('Enter')
    await kept(page, 'cancelling')
    await tabTo(page, t.withdraw)
    await page.keyboard.press('Enter')
    await kept(page, 'asking to withdraw')
    await tabTo(page, t.withdraw)
    await page.keyboard.press('Enter')
    await seen(page.getByText(t.questionState.withdrawn))
    await kept(page, 'withdrawing')
  })

  it('a moderator works the queue by shortcuts', async () => {
    const { staff } = world()
    const id = await staff.interview('live')
    for (const text of QUESTIONS.slice(0, 4)) await staff.ask(id, text)
    const moderator = await world().seat('moderator', { viewport: LAPTOP })
    const { page, t } = moderator
    await moderator.open('live', { activityId: id })
    await seen(page.getByText(t.queue.title(4)))
    const press = (keys: string) => page.keyboard.press(keys)
    const here = async () => (await focusOf(page))?.name

    await press('j')
    await eventually(here).toBe(QUESTIONS[0])
    await press('p')
    await seen(page.getByText(t.queue.title(3)))
    await eventually(here, 'after a decision the next one has the focus').toBe(QUESTIONS[1])
    await press('e')
    await eventually(async () => (await focusOf(page))?.role).toBe('textarea')
    await page.keyboard.type('（补充）')
    await press('Control+Enter')
    await seen(page.getByText(t.queue.title(2)))
    await eventually(here).toBe(QUESTIONS[2])
    await press('d')
    await eventually(async () => (await focusOf(page))?.role).toBe('select')
    await press('Escape')
    await eventually(here, 'a closed form gives the focus back').toBe(QUESTIONS[2])
    await press('d')
    await seen(moderator.card(QUESTIONS[2]).getByText(t.question.heldByYou))
    await press('Control+Enter')
    await seen(page.getByText(t.queue.title(1)))
    await press('u')
    await seen(page.getByText(t.queue.title(2)))
    await kept(page, 'undoing')
    await press('t')
    await eventually(async () => (await focusOf(page))?.role).toBe('textarea')
    await page.keyboard.type('用键盘录入。')
    await press('Control+Enter')
    await seen(page.getByText(t.transcript.title(1)))
    await kept(page, 'entering a turn')
    await page.locator('#turn-text').press('Escape')
    await page.getByRole('button', { name: t.shortcuts.open }).focus()
    await press('?')
    await seen(page.getByRole('dialog'))
    await press('Escape')
    await eventually(here, 'a closed dialog gives the focus back').toContain(t.shortcuts.open)
    const { questions } = await staff.backstage(id)
    expect(questions.map(({ state }) => state).sort()).toEqual(['pending', 'pending', 'published', 'published'])
  })

  it('and without them: from the top of the page to a decision by Tab and Enter', async () => {
    const { staff } = world()
    const id = await staff.interview('live')
    await staff.ask(id, QUESTIONS[0])
    const moderator = await world().seat('moderator', { viewport: LAPTOP, language: 'en' })
    const { page, t } = moderator
    await moderator.open('live', { activityId: id })
    await seen(moderator.card(QUESTIONS[0]))
    await tabTo(page, t.question.forms.decline, undefined)
    await page.keyboard.press('Enter')
    await eventually(async () => (await focusOf(page))?.role).toBe('select')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, t.question.decline)
    await page.keyboard.press('Enter')
    await seen(page.getByText(t.queue.title(0)))
    await kept(page, 'declining')
    await tabTo(page, t.middle.published(0), 'tab')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, t.polls.create)
    await page.keyboard.press('Enter')
    await eventually(async () => (await focusOf(page))?.name).toContain(t.polls.question)
    await page.keyboard.press('Escape')
    await kept(page, 'a form')
  })

  it('a citizen with an embed in the middle of a page is not trapped in it', async () => {
    const id = await world().staff.interview('announced')
    const body = `${world().snippet(id, 'lang="zh-CN"')}<p><a href="#after">其后的链接</a></p>`
    const { page } = await world().visit(id, { at: world().host.page({ body }) })
    await seen(page.locator('.tabs'))
    await tabTo(page, '其后的链接', 'a')
    await tabTo(page, /./, 'tab', 'Shift+Tab')
  })
})
