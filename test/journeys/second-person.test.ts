import { describe, expect, it } from 'vitest'
import type { SurveyCommand } from '#contract/survey/command.ts'
import { consoleSurveyEn } from '../../web/i18n/console-survey.en.ts'
import { consoleSurveyZhCN } from '../../web/i18n/console-survey.zh-CN.ts'
import { consoleWaitingEn } from '../../web/i18n/console-waiting.en.ts'
import { consoleWaitingZhCN } from '../../web/i18n/console-waiting.zh-CN.ts'
import { ok } from '../support/call.ts'
import { ACCOUNTS, type StaffName } from './support/accounts.ts'
import type { Colleague } from './support/colleague.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { newId } from './support/staff.ts'
import { announceSurvey, PLAIN } from './support/survey.ts'
import { useWorld } from './support/use-world.ts'
import { DESKTOP, PHONE } from './support/world.ts'

const world = useWorld()
const WAITING = { 'zh-CN': consoleWaitingZhCN, en: consoleWaitingEn }
const SURVEY = { 'zh-CN': consoleSurveyZhCN, en: consoleSurveyEn }
const both = (words: string) => ({ 'zh-CN': words, en: words })
const SEATS = [
  ['zh-CN', DESKTOP],
  ['en', PHONE],
] as const

/** What anyone may read of an activity at this moment; its page, which is kept for a minute, is looked at once it is all out. */
const published = async (activityId: string): Promise<string> => {
  const params = { activityId }
  const { status, text } = await world().call('survey.read', { params })
  return status === 200 ? text : (await world().call('activity.snapshot', { params })).text
}
const pageOf = async (activityId: string): Promise<string> => (await fetch(`${world().url}/p/${activityId}`)).text()
const pressIn = (row: ReturnType<Colleague['page']['locator']>, name: string) =>
  row.getByRole('button', { name, exact: true }).click()

type Order = SurveyCommand extends infer C ? (C extends unknown ? Omit<C, 'commandId'> : never) : never
const order = async (activityId: string, name: StaffName, command: Order): Promise<number> => {
  const token = await world().staff.token(name)
  const body = { ...command, commandId: newId() } as SurveyCommand
  const { versions } = await ok(world().call('survey.command', { params: { activityId }, body, token }))
  return versions[activityId] ?? 0
}

const publishedSurvey = async (): Promise<string> => {
  const id = await announceSurvey(world(), PLAIN)
  await order(id, 'moderator', { type: 'survey.close' })
  const submitted = await order(id, 'moderator', { type: 'survey.submit', providedBy: '县自然资源局' })
  const version = await order(id, 'reviewer', { type: 'survey.secrecy', version: submitted })
  const out = await order(id, 'reviewer', { type: 'survey.publish', version })
  const said = await order(id, 'moderator', { type: 'survey.outcome', version: out, text: both('正在研究。') })
  await order(id, 'reviewer', { type: 'survey.outcome.approve', version: said })
  return id
}

describe.each(SEATS)('[M7] a survey’s outcome, %s', (language, viewport) => {
  it('is written by one and let out by another; until then the public reads what was said before', async () => {
    const activityId = await publishedSurvey()
    const w = SURVEY[language].outcome
    const writer = await world().seat('siteAdmin', { language, viewport })
    const { page, t } = writer
    const { look, found } = examiner(page)
    await writer.open('survey', { activityId })
    const section = page.locator('section[aria-labelledby=outcome-title]')
    await textOf(section).toContain('正在研究。')
    await pressIn(section, t.edit)
    for (const at of [0, 1]) await section.getByLabel(w.label).nth(at).fill('已增设窗口。')
    await look('form')
    await pressIn(section, w.propose)
    const waiting = page.locator('[data-waiting=outcome]')
    await textOf(waiting).toContain('已增设窗口。')
    // An administrator has the right, but not to what they wrote; they read who has.
    await textOf(waiting).toContain(t.roles.reviewer)
    await textOf(waiting).toContain(ACCOUNTS.siteAdmin.name)
    expect(await waiting.getByRole('button', { name: w.approve }).count()).toBe(0)
    await look('waits')
    expect(await published(activityId)).toContain('正在研究。')
    expect(await published(activityId)).not.toContain('已增设窗口。')

    const reviewer = await world().seat('reviewer', { language, viewport })
    await reviewer.open('survey', { activityId })
    reviewer.agree()
    await pressIn(reviewer.page.locator('[data-waiting=outcome]'), w.approve)
    await gone(reviewer.page.locator('[data-waiting=outcome]'))
    await textOf(reviewer.page.locator('section[aria-labelledby=outcome-title]')).toContain(ACCOUNTS.reviewer.name)
    await eventually(() => published(activityId)).toContain('已增设窗口。')
    expect(await pageOf(activityId)).toContain('已增设窗口。')
    expect(found).toEqual([])
    for (const seat of [writer, reviewer]) expect(seat.watched.problems).toEqual([])
  })
})

describe.each(SEATS)('[I8] a published interview, %s', (language, viewport) => {
  it('a correction and a decline wait for another; what does harm is hidden at once and confirmed or brought back', async () => {
    const w = WAITING[language]
    const { staff } = world()
    const id = await staff.interview('live')
    const [slip, harmful, right] = [
      await staff.say(id, '本县有窗口十八个。'),
      await staff.say(id, '请找张三，电话13812345678。'),
      await staff.say(id, '周末也办理。'),
    ]
    const question = await staff.publish(id, '农村宅基地的进度在哪里查？')
    await staff.run('host', id, { type: 'activity.finish' })
    await staff.run('moderator', id, { type: 'activity.submit', providedBy: '县政务服务和数据局' })
    await staff.run('reviewer', id, { type: 'activity.secrecy' })
    await staff.run('reviewer', id, { type: 'activity.publish' })

    const writer = await world().seat('moderator', { language, viewport })
    const { page, t } = writer
    const { look, found } = examiner(page)
    await writer.open('review', { activityId: id })
    const turn = (which: string, at = page) => at.locator(`[data-turn="${which}"]`)
    const waits = (which: string, at = page) => at.locator(`[data-waiting="${which}"]`)
    await pressIn(turn(slip), t.transcript.correct)
    await turn(slip).getByLabel(t.transcript.text, { exact: true }).fill('本县有窗口二十八个。')
    await turn(slip).getByLabel(t.transcript.note).fill('口误')
    await look('correcting')
    await pressIn(turn(slip), w.proposeCorrection)
    await textOf(waits(slip)).toContain('二十八个')
    await textOf(waits(slip)).toContain(ACCOUNTS.moderator.name)
    expect(await waits(slip).getByRole('button', { name: w.approveCorrection }).count()).toBe(0)

    for (const which of [harmful, right]) {
      await pressIn(turn(which), t.transcript.retract)
      await turn(which)
        .getByLabel(t.transcript.retractReason)
        .fill(which === harmful ? '含有他人电话' : '记录重复')
      await pressIn(turn(which).locator('.question-form'), t.transcript.retract)
      await seen(waits(which))
    }
    const left = page.locator('.left-open').filter({ hasText: '宅基地' })
    await left.getByRole('button', { name: t.question.decline, exact: true }).click()
    await left.getByLabel(t.question.explanation).fill('由自然资源局另行公布。')
    await pressIn(left, t.review.propose)
    await seen(waits(question))
    await look('waiting')
    // Nothing of it is public yet, but that two turns are gone.
    const before = await published(id)
    expect(before).toContain('本县有窗口十八个。')
    for (const hidden of ['二十八个', '13812345678', '含有他人电话', '周末也办理', '自然资源局另行公布'])
      expect(before).not.toContain(hidden)

    const second = await world().seat('second', { language, viewport })
    await second.open('review', { activityId: id })
    const theirs = examiner(second.page)
    await seen(waits(slip, second.page))
    await theirs.look('second person')
    await pressIn(waits(slip, second.page), w.approveCorrection)
    await gone(waits(slip, second.page))
    await pressIn(waits(harmful, second.page), w.confirm)
    await gone(waits(harmful, second.page))
    await pressIn(waits(right, second.page), w.restore)
    await gone(waits(right, second.page))
    await pressIn(waits(question, second.page), t.review.approve)
    await gone(second.page.locator('[data-waiting]'))
    await eventually(() => published(id)).toContain('自然资源局另行公布')
    const after = await pageOf(id)
    for (const shown of ['本县有窗口二十八个。', '含有他人电话', '周末也办理']) expect(after).toContain(shown)
    expect(after).not.toContain('13812345678')
    expect([...found, ...theirs.found]).toEqual([])
    for (const seat of [writer, second]) expect(seat.watched.problems).toEqual([])
  })
})
