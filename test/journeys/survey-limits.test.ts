import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import { createClock } from '../../infra/local/clock.ts'
import { consoleSurveyEn } from '../../web/i18n/console-survey.en.ts'
import { consoleSurveyZhCN } from '../../web/i18n/console-survey.zh-CN.ts'
import { createFormat } from '../../web/i18n/format.ts'
import { ok } from '../support/call.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { announceSurvey, SATISFACTION } from './support/survey.ts'
import { responsesTo, SURVEY_WORDS, type SurveySeat, seatAt, sitAtSurvey } from './support/survey-seat.ts'
import { useWorld } from './support/use-world.ts'
import { PHONE } from './support/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of the journeys' sites. */
const ZONE = 'Asia/Shanghai'

const clock = createClock()
const world = useWorld({ clock })
const sit = (activityId: string, language: Language) => sitAtSurvey(world(), activityId, language, PHONE)

const WORDS = {
  'zh-CN': {
    used: '使用过',
    unused: '没有使用过',
    services: '网上办事',
    age: '您的年龄',
    whyNot: '没有使用的原因是什么？',
  },
  en: {
    ...{ used: 'Yes, I did', unused: 'No, I did not', services: 'Services', age: 'Your age' },
    whyNot: 'Why not?',
  },
}
const CONSOLE = { 'zh-CN': consoleSurveyZhCN, en: consoleSurveyEn }

/** From the first question to the last check; `age` only of those who used the website. */
const answerAll = async ({ page, press, pick, fill, t }: SurveySeat, w: (typeof WORDS)[Language], age: string) => {
  await pick(w.used)
  await pick(w.services)
  await press(t.next)
  await pick('4')
  await fill(w.age, age)
  await press(t.next)
  await pick(t.agreed)
  await press(t.next)
  await seen(page.getByRole('heading', { name: t.check }))
}

/** A response given by somebody else meanwhile. */
const give = async (activityId: string, answers: object): Promise<void> => {
  const { call } = world()
  const { token } = await ok(call('participant.create', { params: { activityId } }))
  const body = {
    ...{ version: 1, lang: 'en', answers, startedAt: Date.now() },
    signals: { tookMs: 60_000, changes: 3, automated: false },
  }
  await ok(call('response.give', { params: { activityId, responseId: newId() }, body, token }))
}
const OF_USER = { used: 'yes', why: ['do'], score: 5, agree: true }

describe.each(['zh-CN', 'en'] as const)('§3 limits of a survey, %s', (language) => {
  const t = SURVEY_WORDS[language]
  const w = WORDS[language]

  it('rests at night: who was answering is told when it goes on, keeps everything, and sends in the morning', async () => {
    const timeOf = (at: number) => createFormat('zh-CN', ZONE).dateTime(at).slice(-5)
    const now = Date.now()
    const hours = { from: timeOf(now - HOUR_MS), to: timeOf(now + HOUR_MS) }
    const activityId = await announceSurvey(world(), SATISFACTION, { hours, closesAt: now + 5 * DAY_MS })
    try {
      const seat = await sit(activityId, language)
      const { page, press } = seat
      const { look, found } = examiner(page)
      await answerAll(seat, w, '40')
      clock.set(now + 2 * HOUR_MS)
      await press(t.send)
      await textOf(page.locator('.notice')).toContain(t.refusal['survey-closed'])
      await textOf(page.locator('.notice')).toContain(t.resting(hours.from, hours.to))
      await textOf(page.locator('.replies')).toContain(w.services)
      await look('resting')

      const late = await sit(activityId, language)
      await textOf(late.page.locator('.notice')).toContain(t.resting(hours.from, hours.to))
      await gone(late.page.getByRole('button', { name: t.next, exact: true }))
      await gone(late.page.getByText(t.kept))
      await late.close()

      // From here on the page's timers are ours: nobody waits a minute for it to look again.
      await page.clock.install()
      await page.reload()
      await textOf(page.locator('.replies')).toContain(w.services)
      clock.set(now + DAY_MS)
      await eventually(async () => {
        await page.clock.fastForward(2 * 60_000)
        return page.getByRole('button', { name: t.send, exact: true }).isVisible()
      }, 'open again by itself').toBe(true)
      await press(t.send)
      await textOf(page.locator('.notice')).toContain(t.given)
      expect(found).toEqual([])
      expect(seat.watched.problems).toEqual([])
    } finally {
      clock.set(null)
    }
    expect(await responsesTo(world(), activityId)).toMatchObject([{ answers: { used: 'yes', age: 40 } }])
  })

  it('[SR3] a quota of an option, and of a condition, fills up: said so in words, what was answered stays, others go on', async () => {
    const byOption = language === 'zh-CN'
    const quota = byOption ? "{used} = 'yes'" : '{age} >= 60'
    const activityId = await announceSurvey(world(), SATISFACTION, {
      quotas: [{ id: 'few', name: '一人', condition: quota, limit: 1 }],
    })
    const seat = await sit(activityId, language)
    await answerAll(seat, w, '66')
    await give(activityId, { ...OF_USER, age: 70 })
    await seat.press(t.send)
    await textOf(seat.page.locator('.notice')).toContain(t.refusal['quota-full'])
    await textOf(seat.page.locator('.replies')).toContain('66')
    const { look, found } = examiner(seat.page)
    await look('quota full')
    expect(found).toEqual([])

    const other = await sit(activityId, language)
    const { page, press, pick } = other
    if (byOption) {
      await pick(w.unused)
      await press(t.next)
      await pick(t.agreed)
      await press(t.next)
    } else await answerAll(other, w, '59')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(await responsesTo(world(), activityId)).toHaveLength(2)
    expect(seat.watched.problems).toEqual([])
  })

  it('[SR3] the last place goes while somebody is answering; whoever comes later is told at the door', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { limit: 1 })
    const seat = await sit(activityId, language)
    await answerAll(seat, w, '33')
    await give(activityId, OF_USER)
    await seat.press(t.send)
    await textOf(seat.page.locator('.notice')).toContain(t.refusal['survey-full'])
    await textOf(seat.page.locator('.replies')).toContain('33')
    const { page } = await sit(activityId, language)
    // What is cached for a second may still say that there is room.
    await eventually(async () => {
      await page.reload()
      await seen(page.locator('.notice').or(page.getByRole('button', { name: t.next, exact: true })))
      return page.getByText(t.full).isVisible()
    }).toBe(true)
    await gone(page.getByRole('button', { name: t.next, exact: true }))
    const { look, found } = examiner(page)
    await look('full')
    expect(found).toEqual([])
  })

  it('[SR4] one response a device: a second tab of it is told so, and what was filled in there stays', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { once: 'participant' })
    const first = await sit(activityId, language)
    await seen(first.page.getByLabel(w.used))
    const second = seatAt(await first.page.context().newPage(), t, first.watched)
    await second.page.goto(first.page.url())
    await answerAll(second, w, '21')
    await answerAll(first, w, '20')
    await first.press(t.send)
    await textOf(first.page.locator('.notice')).toContain(t.given)
    await second.press(t.send)
    await textOf(second.page.locator('.notice')).toContain(t.refusal['already-responded'])
    await textOf(second.page.locator('.replies')).toContain('21')
    expect(await responsesTo(world(), activityId)).toMatchObject([{ answers: { age: 20 } }])
  })

  it('[SR4] invitation codes: made in the console, each good for one response; a wrong or used one is told at its field', async () => {
    const activityId = await announceSurvey(world(), SATISFACTION, { once: 'code' })
    const desk = await world().seat('moderator', { language })
    const { codes } = CONSOLE[language]
    await desk.open('survey', { activityId })
    await desk.page.getByLabel(codes.count, { exact: true }).fill('2')
    const [file] = await Promise.all([desk.page.waitForEvent('download'), desk.button(codes.make).click()])
    const [, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    const [code = '', link] = lines[0]?.split(',') ?? []
    expect(link).toBe(`${world().url}/p/${activityId}`)
    await desk.close()

    const seat = await sit(activityId, language)
    const { page, press, pick, fill, focused } = seat
    const { look, found } = examiner(page)
    await pick(w.unused)
    await press(t.next)
    const summary = page.getByRole('alert')
    await textOf(summary).toContain(t.problem['code-missing'])
    await summary.getByRole('link').click()
    await eventually(focused).toBe('q-~code')
    await look('no code')
    await page.getByLabel(t.code).fill('abcdefghijkLMNOP')
    await fill(w.whyNot, 'No time')
    await press(t.next)
    await pick(t.agreed)
    await press(t.next)
    await press(t.send)
    await textOf(page.getByRole('alert')).toContain(t.problem['code-refused'])
    await look('wrong code')
    expect(await page.getByLabel(w.whyNot).inputValue()).toBe('No time')
    await page.getByLabel(t.code).fill(` ${code} `)
    await press(t.next)
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
    expect(found).toEqual([])
    expect(seat.watched.problems).toEqual([])

    const again = await sit(activityId, language)
    await again.page.getByLabel(t.code).fill(code)
    await answerAll(again, w, '50')
    await again.press(t.send)
    await textOf(again.page.getByRole('alert')).toContain(t.problem['code-refused'])
    expect(await responsesTo(world(), activityId)).toMatchObject([{ answers: { whynot: 'No time' } }])
    expect(JSON.stringify(await responsesTo(world(), activityId))).not.toContain(code)
  })
})
