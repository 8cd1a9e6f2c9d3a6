import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INTERVIEW_COMMANDS, type InterviewCommandType } from '#contract/interview/command.ts'
import { holdIdOf } from '#contract/interview/hold.ts'
import { LIMITS } from '#contract/limits.ts'
import type { RefusalCode } from '#contract/refusal.ts'
import type { HoldRecord } from '#domain/interview/records.ts'
import { recordKey } from '../../functions/store/keys.ts'
import { ok, refusalOf } from '../support/call.ts'
import { type Command, citizenOf, newId, type StaffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { createDraft, createInterview, createTeam, details, publish, SPEAKER, type Team } from '../support/scene.ts'

let platform: Platform
let team: Team

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
afterAll(() => platform.stop())

const backstage = (activityId: string) =>
  ok(platform.call('activity.backstage', { params: { activityId }, token: team.moderator.token }))
const snapshot = (activityId: string) => ok(platform.call('activity.snapshot', { params: { activityId } }))
const refused = async (who: StaffPerson, activityId: string, command: Command, code: RefusalCode) =>
  expect((await refusalOf(who.attempt(activityId, command))).code, command.type).toBe(code)

const turn = (more: Partial<Extract<Command, { type: 'turn.add' }>> = {}): Extract<Command, { type: 'turn.add' }> => ({
  type: 'turn.add',
  id: newId(),
  speaker: SPEAKER,
  text: '我们已经在办了。',
  images: [],
  questionId: null,
  after: null,
  ...more,
})

/** Grows by one with each change of anything in an interview. */
const changes = async (activityId: string): Promise<number> => {
  const { activity, questions, turns, polls, notes, holds } = await backstage(activityId)
  return [activity, ...questions, ...turns, ...polls, ...notes, ...holds].reduce((sum, { version }) => sum + version, 0)
}

describe('the life of an interview', () => {
  it('[M2][D2][I6] every command, each sent twice: the same answer, nothing changed, one line in the audit trail', async () => {
    const { moderator, second, reviewer, host, transcriber, guest, admin } = team
    const id = await createDraft(platform, team, { turnsNeedReview: true })
    const used = new Set<InterviewCommandType>()
    let sent = 0
    let changed = 1
    const twice = async (who: StaffPerson, command: Command) => {
      const once = { commandId: newId(), ...command }
      const first = await who.command(id, once)
      expect(await who.command(id, once), command.type).toEqual(first)
      changed += Object.keys(first).length
      expect(await changes(id), command.type).toBe(changed)
      used.add(command.type)
      sent++
      return first
    }

    await twice(moderator, {
      type: 'activity.edit',
      version: 1,
      details: details({ turnsNeedReview: true, title: '新题' }),
    })
    await twice(reviewer, { type: 'activity.announce' })
    const citizen = await citizenOf(platform, id)
    const ids = Array.from({ length: 6 }, () => newId())
    for (const [index, question] of ids.entries()) await citizen.ask(`第${index}问`, { id: question })
    changed += ids.length
    const [one = '', two = '', three = '', four = '', late = '', gone = ''] = ids
    await twice(moderator, { type: 'question.claim', id: one, version: 1 })
    await twice(moderator, { type: 'question.release', id: one, version: 2 })
    await twice(moderator, { type: 'question.publish', id: one, version: 3, text: '第0问？' })
    await twice(moderator, { type: 'question.edit', id: one, version: 4, text: '第零问？' })
    await twice(moderator, { type: 'question.unname', id: one, version: 5 })
    await twice(second, {
      type: 'question.mark',
      id: one,
      version: 6,
      labels: ['要紧'],
      guestId: 'guest-00000',
      starred: true,
    })
    await twice(second, { type: 'question.merge', id: two, version: 1, into: one })
    await twice(second, { type: 'question.undo', id: two, version: 2 })
    await twice(second, { type: 'question.merge', id: two, version: 3, into: one })
    await twice(second, {
      type: 'question.decline',
      id: gone,
      version: 1,
      reason: 'off-topic',
      explanation: '与主题无关',
    })
    for (const each of [three, four, late]) await twice(moderator, { type: 'question.publish', id: each, version: 1 })
    await twice(moderator, { type: 'activity.questions', open: false })

    await twice(host, { type: 'activity.start' })
    await twice(host, { type: 'activity.answering', id: one })
    const answer = turn({ questionId: one })
    await twice(transcriber, answer)
    await twice(host, { type: 'turn.approve', id: answer.id, version: 1 })
    const slip = turn()
    await twice(transcriber, slip)
    await twice(transcriber, { type: 'turn.discard', id: slip.id, version: 1 })
    await twice(transcriber, {
      ...{ type: 'turn.correct', id: answer.id, version: 2, speaker: SPEAKER, images: [] },
      ...{ text: '已经办好了。', note: '口误' },
    })
    await twice(host, { type: 'turn.approve', id: answer.id, version: 3 })
    const wrong = turn({ questionId: three, after: answer.id })
    await twice(transcriber, wrong)
    await twice(host, { type: 'turn.approve', id: wrong.id, version: 1 })
    await twice(reviewer, { type: 'turn.retract', id: wrong.id, version: 2, reason: '张冠李戴' })
    await twice(host, { type: 'turn.restore', id: wrong.id, version: 3 })
    await twice(reviewer, { type: 'turn.retract', id: wrong.id, version: 4, reason: '张冠李戴' })
    await twice(host, { type: 'turn.approve', id: wrong.id, version: 5 })
    const [poll, waste] = [newId(), newId()]
    const options = [
      { id: 'option-yes0', text: '是' },
      { id: 'option-no00', text: '否' },
    ]
    for (const each of [poll, waste])
      await twice(moderator, {
        type: 'poll.create',
        id: each,
        question: '满意吗？',
        options,
        multiple: false,
        results: 'live',
      })
    await twice(moderator, { type: 'poll.open', id: poll, version: 1 })
    await twice(moderator, { type: 'poll.close', id: poll, version: 2 })
    await twice(moderator, { type: 'poll.discard', id: waste, version: 1 })
    const note = newId()
    await twice(moderator, { type: 'note.add', id: note, text: '请局长先答', to: null })
    await twice(host, { type: 'note.done', id: note, version: 1 })
    // As the projection finds it where many votes came at once.
    const burst = { wave: 1, from: 300_000, to: 600_000, counts: 0, groups: 1, state: 'withheld' as const }
    const hold: HoldRecord = {
      ...{ kind: 'hold', activityId: id, id: holdIdOf(one), questionId: one, bursts: [burst], version: 1 },
    }
    await platform.tables.db.send(
      new PutCommand({ TableName: platform.tables.records, Item: { ...recordKey(hold), ...hold } }),
    )
    changed++
    await twice(moderator, { type: 'votes.count', id: hold.id, version: 1, waves: [1] })
    await twice(moderator, { type: 'votes.leave-out', id: hold.id, version: 2, waves: [1] })
    await twice(host, { type: 'activity.finish' })
    await twice(host, { type: 'activity.resume' })
    await twice(host, { type: 'activity.finish' })
    await twice(guest, { type: 'question.answer', id: four, version: 2, speaker: SPEAKER, text: '书面答复' })
    await twice(moderator, {
      type: 'question.decline',
      id: three,
      version: 6,
      reason: 'out-of-time',
      explanation: '会后另行公布',
    })
    await twice(transcriber, { type: 'activity.submit', providedBy: '县发改局' })
    await twice(reviewer, { type: 'activity.secrecy' })
    await twice(reviewer, { type: 'activity.publish' })
    await twice(guest, { type: 'question.answer', id: late, version: 2, speaker: SPEAKER, text: '迟到的答复' })
    await twice(moderator, { type: 'question.discard', id: late, version: 3 })
    await twice(guest, { type: 'question.answer', id: late, version: 4, speaker: SPEAKER, text: '迟到的答复' })
    await twice(moderator, { type: 'question.approve', id: late, version: 5 })
    await twice(admin, { type: 'question.erase', id: late, version: 6, reason: '本人申请' })
    await twice(admin, { type: 'activity.archive' })
    const cancelled = await createInterview(platform, team, 'announced')
    await team.admin.command(cancelled, { type: 'activity.cancel', notice: '改期' })
    used.add('activity.cancel')
    expect([...used].sort()).toEqual([...INTERVIEW_COMMANDS].sort())

    // Exactly one line each, newest first, with who, when, before and after.
    const entries: { action: string; commandId: string; by: { subject: string } }[] = []
    let after: string | undefined
    do {
      const query = { activityId: id, ...(after ? { after } : {}) }
      const page = await ok(platform.call('audit.list', { params: { siteId: team.siteId }, query, token: admin.token }))
      entries.push(...page.entries)
      after = page.next ?? undefined
    } while (after)
    expect(entries).toHaveLength(sent + 1)
    expect(new Set(entries.map(({ commandId }) => commandId)).size).toBe(sent + 1)
    expect(entries[0]).toMatchObject({ action: 'activity.archive', by: { subject: admin.subject } })
    expect(entries.at(-1)).toMatchObject({ action: 'activity.create', by: { subject: moderator.subject } })
    expect(entries.find(({ action }) => action === 'question.decline')).toMatchObject({
      target: three,
      before: { state: 'published' },
      after: { state: 'declined', declined: { reason: 'out-of-time' } },
    })

    // What citizens read in the end.
    const { brief, questions, turns } = await snapshot(id)
    expect(brief).toMatchObject({ state: 'archived', answering: null })
    const byId = Object.fromEntries(questions.map((question) => [question.id, question]))
    expect(Object.keys(byId).sort()).toEqual([one, three, four, late].sort())
    expect(byId[one]).toMatchObject({
      text: '第零问？',
      edited: true,
      state: 'answered',
      turnIds: [answer.id],
      mergedCount: 1,
    })
    expect(byId[four]).toMatchObject({ state: 'answered', lateAnswer: { text: '书面答复' } })
    expect(byId[late]).toMatchObject({ state: 'answered', lateAnswer: { text: '迟到的答复' } })
    expect(turns).toMatchObject([
      { id: answer.id, text: '已经办好了。', corrections: [{ text: '我们已经在办了。', note: '口误' }] },
      { id: wrong.id, state: 'retracted', text: '', retraction: '张冠李戴' },
    ])
    // And the page's figures, in both languages of the page's own words.
    const { text } = await platform.call('page.read', {
      params: { activityId: id },
      headers: { 'accept-language': 'en' },
    })
    const figures = Object.fromEntries(
      [...text.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>(\d+)<\/dd>/g)].map(([, name = '', count]) => [name, Number(count)]),
    )
    expect(Object.values(figures).sort()).toEqual([0, 1, 2, 3, 4, 6])
  })

  it('[D2] what citizens send twice is stored once and answered the same', async () => {
    const id = await createInterview(platform, team)
    const citizen = await citizenOf(platform, id)
    const questionId = newId()
    const first = await citizen.ask('问两遍', { id: questionId })
    expect(await citizen.ask('问两遍', { id: questionId })).toEqual(first)
    const params = { activityId: id, questionId }
    // The first words stay, and nobody is told that others were stored: these go out again under an id of their own.
    const otherwise = { params, body: { text: '另一句', name: null }, token: citizen.token }
    expect((await refusalOf(platform.call('question.ask', otherwise))).code).toBe('id-taken')
    expect(await citizen.ask('问两遍', { id: questionId })).toEqual(first)
    const body = { text: '改一下', name: null, version: 1 }
    const revise = () => ok(platform.call('question.revise', { params, body, token: citizen.token }))
    const revised = await revise()
    expect(revised.version).toBe(2)
    expect(await revise()).toEqual(revised)
    await team.moderator.command(id, { type: 'question.publish', id: questionId, version: 2 })
    for (const on of [true, true, false, false, true, true]) expect(await citizen.vote(questionId, on)).toBe(questionId)
    const poll = newId()
    const options = ['option-a000', 'option-b000'].map((option) => ({ id: option, text: option }))
    await team.moderator.command(id, {
      type: 'poll.create',
      id: poll,
      question: '?',
      options,
      multiple: true,
      results: 'live',
    })
    await team.moderator.command(id, { type: 'poll.open', id: poll, version: 1 })
    for (const choices of [['option-a000'], ['option-a000'], [], [], ['option-a000', 'option-b000'], ['option-b000']])
      await citizen.answer(poll, choices)
    const other = newId()
    await citizen.ask('不问了', { id: other })
    const withdraw = () =>
      ok(platform.call('question.withdraw', { params: { ...params, questionId: other }, token: citizen.token }))
    expect(await withdraw()).toEqual(await withdraw())
    await platform.runtime.idle()
    const { tallies, questions } = await backstage(id)
    expect(questions.map(({ state }) => state).sort()).toEqual(['published', 'withdrawn'])
    expect(tallies.find((tally) => tally.id === questionId)?.total).toBe(1)
    expect(tallies.find((tally) => tally.id === poll)).toMatchObject({
      total: 1,
      options: { 'option-a000': 0, 'option-b000': 1 },
    })
  })

  it('[D2] an interview is created once, whoever repeats it', async () => {
    const activityId = newId()
    const commandId = newId()
    const create = (who: StaffPerson, command = commandId) =>
      platform.call('activity.create', {
        params: { siteId: team.siteId, activityId },
        body: { commandId: command, details: details() },
        token: who.token,
      })
    const replies = await Promise.all(Array.from({ length: 5 }, () => create(team.moderator)))
    for (const { reply } of replies) expect(reply).toEqual({ versions: { [activityId]: 1 } })
    expect((await refusalOf(create(team.second, newId()))).code).toBe('id-taken')
  })
})

describe('a second person', () => {
  it('[M7] announces, approves turns, reviews and signs off; and what changes then is reviewed again', async () => {
    const { moderator, admin, reviewer, second } = team
    const params = { siteId: team.siteId, activityId: newId() }
    const body = { commandId: newId(), details: details({ turnsNeedReview: true }) }
    await ok(platform.call('activity.create', { params, body, token: admin.token }))
    const id = params.activityId
    await refused(moderator, id, { type: 'activity.announce' }, 'not-allowed')
    await refused(admin, id, { type: 'activity.announce' }, 'second-person-required')
    await reviewer.command(id, { type: 'activity.announce' })
    await moderator.command(id, { type: 'activity.start' })
    const mine = turn()
    await moderator.command(id, mine)
    await refused(moderator, id, { type: 'turn.approve', id: mine.id, version: 1 }, 'second-person-required')
    await refused(team.contractor, id, { type: 'turn.approve', id: mine.id, version: 1 }, 'not-allowed')
    expect((await snapshot(id)).turns).toEqual([])
    await second.command(id, { type: 'turn.approve', id: mine.id, version: 1 })
    expect((await snapshot(id)).turns).toHaveLength(1)
    await admin.command(id, { type: 'activity.finish' })
    await refused(reviewer, id, { type: 'activity.secrecy' }, 'incomplete')
    await refused(reviewer, id, { type: 'activity.publish' }, 'incomplete')
    await admin.command(id, { type: 'activity.submit', providedBy: '县发改局' })
    await refused(admin, id, { type: 'activity.secrecy' }, 'second-person-required')
    await reviewer.command(id, { type: 'activity.secrecy' })
    await refused(admin, id, { type: 'activity.publish' }, 'second-person-required')
    await refused(moderator, id, { type: 'activity.publish' }, 'not-allowed')
    // A correction waits, too, and when it is let out, what was reviewed is not what is there any more.
    const words = { speaker: SPEAKER, text: '改了', images: [], note: '' }
    await second.command(id, { type: 'turn.correct', id: mine.id, version: 2, ...words })
    await refused(reviewer, id, { type: 'activity.publish' }, 'incomplete')
    await refused(second, id, { type: 'turn.approve', id: mine.id, version: 3 }, 'second-person-required')
    expect((await snapshot(id)).turns).not.toMatchObject([{ text: '改了' }])
    await moderator.command(id, { type: 'turn.approve', id: mine.id, version: 3 })
    await refused(reviewer, id, { type: 'activity.publish' }, 'incomplete')
    await publish({ moderator: admin, reviewer } as Team, id)
    const { activity } = await ok(
      platform.call('activity.backstage', { params: { activityId: id }, token: reviewer.token }),
    )
    expect(activity).toMatchObject({
      providedBy: '县发改局',
      submitted: { by: { subject: admin.subject } },
      secrecyReviewed: { by: { subject: reviewer.subject } },
      signedOff: { by: { subject: reviewer.subject } },
    })
  })

  it('[M7] lets a late answer to a published interview appear', async () => {
    const id = await createInterview(platform, team)
    const citizen = await citizenOf(platform, id)
    const { id: question } = await citizen.ask('几时修路？')
    await team.moderator.command(id, { type: 'question.publish', id: question, version: 1 })
    await team.moderator.command(id, { type: 'activity.finish' })
    await publish(team, id)
    const answer = { type: 'question.answer', id: question, version: 2, speaker: SPEAKER, text: '下月' } as const
    await team.moderator.command(id, answer)
    expect((await snapshot(id)).questions).toMatchObject([{ state: 'published', lateAnswer: null }])
    await refused(team.moderator, id, { type: 'question.approve', id: question, version: 3 }, 'second-person-required')
    await team.second.command(id, { type: 'question.approve', id: question, version: 3 })
    expect((await snapshot(id)).questions).toMatchObject([{ state: 'answered', lateAnswer: { text: '下月' } }])
  })

  it('[I8] changes what was published: a correction waits, a retraction hides at once and tells why later', async () => {
    const { moderator, second } = team
    const id = await createInterview(platform, team)
    const [wrong, harmful] = [turn(), turn()]
    for (const each of [wrong, harmful]) await moderator.command(id, each)
    await moderator.command(id, { type: 'activity.finish' })
    await publish(team, id)
    const words = { speaker: SPEAKER, text: '已经改好了。', images: [], note: '口误' }
    await moderator.command(id, { type: 'turn.correct', id: wrong.id, version: 1, ...words })
    await moderator.command(id, { type: 'turn.retract', id: harmful.id, version: 1, reason: '含有他人电话' })
    const shown = async (which: string) => (await snapshot(id)).turns.find((each) => each.id === which)
    expect(await shown(wrong.id)).toMatchObject({ text: wrong.text, corrections: [] })
    expect(await shown(harmful.id)).toMatchObject({ state: 'retracted', text: '', retraction: null })
    for (const each of [wrong.id, harmful.id]) {
      const approve = { type: 'turn.approve', id: each, version: 2 } as const
      await refused(moderator, id, approve, 'second-person-required')
      await second.command(id, approve)
    }
    expect(await shown(wrong.id)).toMatchObject({ text: words.text, corrections: [{ text: wrong.text }] })
    expect(await shown(harmful.id)).toMatchObject({ state: 'retracted', retraction: '含有他人电话' })
    const query = { activityId: id, action: 'turn.approve' }
    const audit = await ok(
      platform.call('audit.list', { params: { siteId: team.siteId }, query, token: team.admin.token }),
    )
    expect(audit.entries.map(({ by }) => by.subject)).toEqual([second.subject, second.subject])
  })

  it('[I9] what is taken back is in no segment of the log any more, nor what a moderator took out of a question', async () => {
    const { moderator } = team
    const id = await createInterview(platform, team)
    const citizen = await citizenOf(platform, id)
    const [taken, undone, edited] = [turn({ text: '电话一三八' }), newId(), newId()]
    await moderator.command(id, taken)
    for (const questionId of [undone, edited]) {
      await citizen.ask('住址甲乙丙，何时修？', { id: questionId })
      await moderator.command(id, { type: 'question.publish', id: questionId, version: 1 })
    }
    const { epoch } = await snapshot(id)
    const log = async () => {
      const { text } = await platform.call('activity.log', { params: { activityId: id, epoch, segment: 0 } })
      return text
    }
    expect(await log()).toMatch(/电话.*住址/)
    await moderator.command(id, { type: 'turn.retract', id: taken.id, version: 1, reason: '含有他人电话' })
    await moderator.command(id, { type: 'question.undo', id: undone, version: 2 })
    await moderator.command(id, { type: 'question.edit', id: edited, version: 2, text: '何时修？' })
    await expect.poll(log).not.toMatch(/电话一三八|住址/)
    const { turns, questions } = await snapshot(id)
    expect(turns).toMatchObject([{ state: 'retracted', retraction: '含有他人电话' }])
    expect(questions).toMatchObject([{ id: edited, text: '何时修？' }])
  })

  it('[M8] a contractor’s turn waits for somebody else, whatever the setting', async () => {
    const id = await createInterview(platform, team)
    const theirs = turn()
    await team.contractor.command(id, theirs)
    await team.transcriber.command(id, turn())
    expect((await snapshot(id)).turns).toHaveLength(1)
    await team.host.command(id, { type: 'turn.approve', id: theirs.id, version: 1 })
    expect((await snapshot(id)).turns).toHaveLength(2)
  })
})

describe('refusals', () => {
  it('[M2] nothing happens out of its time', async () => {
    const { moderator, reviewer, host, admin } = team
    const draft = await createDraft(platform, team)
    for (const type of ['start', 'finish', 'resume', 'submit', 'secrecy', 'publish', 'archive'] as const) {
      const command = { type: `activity.${type}`, providedBy: '局' } as Command
      await refused(admin, draft, command, 'wrong-state')
    }
    await refused(moderator, draft, { type: 'activity.questions', open: true }, 'wrong-state')
    const live = await createInterview(platform, team)
    await refused(reviewer, live, { type: 'activity.announce' }, 'wrong-state')
    await refused(host, live, { type: 'activity.start' }, 'wrong-state')
    await refused(host, live, { type: 'activity.answering', id: newId() }, 'not-found')
    await refused(moderator, live, turn({ questionId: newId() }), 'not-found')
    await refused(moderator, live, turn({ after: newId() }), 'not-found')
    await refused(moderator, live, { type: 'question.publish', id: newId(), version: 1 }, 'not-found')
    await refused(moderator, live, { type: 'note.add', id: newId(), text: '?', to: newId() }, 'not-found')
    const same = [1, 2].map(() => ({ id: 'option-a000', text: '甲' }))
    const poll = {
      type: 'poll.create',
      id: newId(),
      question: '?',
      options: same,
      multiple: false,
      results: 'live',
    } as const
    await refused(moderator, live, poll, 'invalid-input')
    const citizen = await citizenOf(platform, live)
    const { id: pending } = await citizen.ask('一问')
    await refused(moderator, live, { type: 'question.undo', id: pending, version: 1 }, 'wrong-state')
    await refused(moderator, live, { type: 'question.merge', id: pending, version: 1, into: pending }, 'merge-target')
    await refused(moderator, live, { type: 'question.merge', id: pending, version: 1, into: newId() }, 'not-found')
    await refused(
      team.guest,
      live,
      { type: 'question.answer', id: pending, version: 1, speaker: SPEAKER, text: '答' },
      'wrong-state',
    )
    await host.command(live, { type: 'activity.finish' })
    const ask = { params: { activityId: live, questionId: newId() }, body: { text: '晚了' }, token: citizen.token }
    expect((await refusalOf(platform.call('question.ask', ask))).code).toBe('questions-closed')
    await moderator.command(live, { type: 'activity.submit', providedBy: '局' })
    await reviewer.command(live, { type: 'activity.secrecy' })
    await refused(reviewer, live, { type: 'activity.publish' }, 'pending-questions')
    await moderator.command(live, { type: 'question.publish', id: pending, version: 1 })
    await publish(team, live)
    await refused(admin, live, { type: 'activity.archive' }, 'open-questions')
    await refused(admin, live, { type: 'activity.cancel', notice: '迟' }, 'wrong-state')
  })

  it('[I1] of commands at one version exactly one lands, and the others say so', async () => {
    const id = await createInterview(platform, team)
    const { id: question } = await (await citizenOf(platform, id)).ask('抢着处理')
    const labels = Array.from({ length: 6 }, (_, index) => `标签${index}`)
    const answers = await Promise.all(
      labels.map((label) =>
        team.moderator.attempt(id, {
          ...{ type: 'question.mark', id: question, version: 1 },
          ...{ labels: [label], guestId: null, starred: false },
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { refusal } of answers) if (refusal) expect(refusal.code).toBe('version-conflict')
    expect((await backstage(id)).questions).toMatchObject([{ version: 2 }])
  })

  it('[I1] an edit of the asker never lands on a question that was decided meanwhile', async () => {
    const id = await createInterview(platform, team)
    for (let round = 0; round < 5; round++) {
      const citizen = await citizenOf(platform, id)
      const { id: question } = await citizen.ask('原话')
      const params = { activityId: id, questionId: question }
      const body = { text: '新话', name: null, version: 1 }
      const [decided, revised] = await Promise.all([
        team.moderator.attempt(id, { type: 'question.publish', id: question, version: 1 }),
        platform.call('question.revise', { params, body, token: citizen.token }),
      ])
      expect([decided.status, revised.status].filter((status) => status === 200)).toHaveLength(1)
      const [own] = await citizen.mine(question)
      expect(own).toMatchObject(
        decided.status === 200 ? { text: '原话', state: 'published' } : { text: '新话', state: 'pending' },
      )
    }
  })

  it('[I2] a claim is one moderator’s, and the others are told whose', async () => {
    const id = await createInterview(platform, team)
    const { id: question } = await (await citizenOf(platform, id)).ask('谁来？')
    const people = [team.moderator, team.second, team.admin, team.contractor]
    const claims = await Promise.all(
      people.map((who) => who.attempt(id, { type: 'question.claim', id: question, version: 1 })),
    )
    const winner = people[claims.findIndex(({ status }) => status === 200)]
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await backstage(id)).questions[0]?.claim?.subject).toBe(winner?.subject)
    for (const who of people.filter((each) => each !== winner && each !== team.contractor)) {
      const refusal = await refusalOf(who.attempt(id, { type: 'question.publish', id: question, version: 2 }))
      expect(refusal).toMatchObject({ code: 'claimed-by-other', detail: winner?.subject })
    }
    await winner?.command(id, { type: 'question.release', id: question, version: 2 })
    await team.second.command(id, { type: 'question.publish', id: question, version: 3 })
  })
})

describe('limits', () => {
  it('[I5] of 50 questions at once from one participant exactly 20 are stored, and a repeat is none', async () => {
    const id = await createInterview(platform, team)
    const citizen = await citizenOf(platform, id)
    const ids = Array.from({ length: 50 }, () => newId())
    const ask = (questionId: string) =>
      platform.call('question.ask', {
        params: { activityId: id, questionId },
        body: { text: '刷屏', name: null },
        token: citizen.token,
      })
    const answers = await Promise.all(ids.map(ask))
    const stored = ids.filter((_, index) => answers[index]?.status === 200)
    expect(stored).toHaveLength(LIMITS.questionsPerParticipant)
    for (const { refusal } of answers) if (refusal) expect(refusal.code).toBe('too-many-questions')
    expect((await backstage(id)).questions.map((question) => question.id).sort()).toEqual([...stored].sort())
    expect((await ask(stored[0] ?? '')).status).toBe(200)
    const [other] = await Promise.all([(await citizenOf(platform, id)).ask('别人还能问')])
    expect(other.state).toBe('pending')
  })

  it('[I5][S16][S17] no text, name, list or body beyond its limit is stored, nor a letter that cannot be seen, nor the name of an official', async () => {
    const id = await createInterview(platform, team)
    const citizen = await citizenOf(platform, id)
    const ask = (body: unknown) =>
      platform.call('question.ask', { params: { activityId: id, questionId: newId() }, body, token: citizen.token })
    expect((await ask({ text: '长'.repeat(500), name: '名'.repeat(20) })).status).toBe(200)
    for (const body of [
      { text: '长'.repeat(501) },
      { text: '?', name: '名'.repeat(21) },
      { text: ' \n ' },
      { text: 5 },
      {},
    ])
      expect((await refusalOf(ask(body))).code).toBe('invalid-input')
    for (const name of ['主持人', '主\u200B持 人', '局長'])
      expect((await refusalOf(ask({ text: '?', name }))).code, name).toBe('name-reserved')
    expect((await ask({ text: '看\u200B得\0见\u202E\r\n吗\uD83D', name: '小\u2066周\n' })).reply).toMatchObject({
      text: '看得见\n吗\uFFFD',
      name: '小周',
    })
    expect((await refusalOf(ask({ text: 'x'.repeat(600_000) }))).code).toBe('too-large')
    const bad = { host: { id: 'host-000000', name: '主持', photo: 'javascript:alert(1)' } }
    await refused(
      team.moderator,
      await createDraft(platform, team),
      { type: 'activity.edit', version: 1, details: { ...details(), ...bad } as never },
      'invalid-input',
    )
  })
})
