import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../support/call.ts'
import { citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { publicText } from '../support/public.ts'
import { createDraft, createInterview, createTeam, SPEAKER, type Team } from '../support/scene.ts'
import { until } from '../support/until.ts'

let platform: Platform
let team: Team
/** What no log line may hold: filled by every test below, looked at in the last. */
const secrets = new Set<string>()

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
afterAll(() => platform.stop())

const secret = (text: string): string => {
  const marked = `${text}${newId().slice(0, 12)}`
  secrets.add(marked)
  return marked
}

describe('drafts', () => {
  const invisible = async (activityId: string) => {
    const elsewhere = await createInterview(platform, team, 'announced')
    const { token } = await citizenOf(platform, elsewhere)
    const params = { activityId, questionId: newId(), pollId: newId(), epoch: newId(), segment: 0 }
    const open = [
      'activity.read',
      'activity.head',
      'activity.snapshot',
      'activity.log',
      'page.read',
      'page.frame',
    ] as const
    for (const id of [...open, 'participant.create'] as const)
      expect((await platform.call(id, { params })).status, id).toBe(404)
    const ask = { params, body: { text: '?', name: null }, token }
    expect((await platform.call('question.ask', ask)).status).toBe(404)
    expect((await platform.call('question.mine', { params, query: { ids: newId() }, token })).status).toBe(404)
    expect((await platform.connect(activityId)).status).toBe(404)
    for (const id of ['activity.list.public', 'page.list'] as const)
      expect((await platform.call(id, { params: { siteId: team.siteId } })).text).not.toContain(activityId)
  }

  it('[S12] is seen by staff only', async () => {
    const draft = await createDraft(platform, team)
    await invisible(draft)
    const entries = await ok(
      platform.call('activity.list', { params: { siteId: team.siteId }, token: team.moderator.token }),
    )
    expect(entries.entries.map(({ id }) => id)).toContain(draft)
  })

  it('[S12] cancelled before it was announced, it never was', async () => {
    const draft = await createDraft(platform, team)
    await team.admin.command(draft, { type: 'activity.cancel', notice: '不办了' })
    await invisible(draft)
  })
})

describe('poll totals', () => {
  const OPTIONS = [
    { id: 'option-yes0', text: '满意' },
    { id: 'option-no00', text: '不满意' },
  ]

  it('[S13] hidden until it closes, they reach staff and nobody else', async () => {
    const activity = await createInterview(platform, team)
    const [reader, staff] = [
      await platform.connect(activity),
      await platform.connect(activity, { ticket: await team.moderator.ticket(activity) }),
    ]
    const poll = newId()
    const question = `您满意吗？${newId()}`
    const content = { question, options: OPTIONS, multiple: false, results: 'closed' as const }
    await team.moderator.command(activity, { type: 'poll.create', id: poll, ...content })
    await platform.runtime.idle()
    expect(await publicText(platform, activity)).not.toContain(question)

    await team.moderator.command(activity, { type: 'poll.open', id: poll, version: 1 })
    for (const choice of ['option-yes0', 'option-yes0', 'option-no00'])
      await (await citizenOf(platform, activity)).answer(poll, [choice])
    await until(() => staff.tally(poll)?.total === 3, 'the staff to see three answers')
    await platform.runtime.idle()
    // Something public afterwards, so that what was due with it has come, too.
    await team.moderator.command(activity, { type: 'activity.questions', open: false })
    await until(() => reader.events().length >= 2, 'the events after it')
    await platform.runtime.idle()
    expect(reader.texts.join()).toContain(question)
    for (const text of [reader.texts.join(), await publicText(platform, activity)]) {
      expect(text).not.toMatch(new RegExp(`"id":"${poll}","version":\\d+,"total"|"total":\\d+[^{}]*"id":"${poll}"`))
      expect(text).not.toMatch(/"options":\{/)
    }
    const { tallies } = await ok(platform.call('activity.snapshot', { params: { activityId: activity } }))
    expect(tallies).toEqual([])

    await team.moderator.command(activity, { type: 'poll.close', id: poll, version: 2 })
    await until(() => reader.tally(poll)?.total === 3, 'the results')
    expect(reader.tally(poll)?.options).toEqual({ 'option-yes0': 2, 'option-no00': 1 })

    // Open again, they are hidden again: what is new stays on the server.
    await team.moderator.command(activity, { type: 'poll.open', id: poll, version: 3 })
    await (await citizenOf(platform, activity)).answer(poll, ['option-no00'])
    await until(() => staff.tally(poll)?.total === 4, 'the staff to see a fourth answer')
    await platform.runtime.idle()
    expect(reader.tally(poll)?.total).toBe(3)
    const head = await ok(platform.call('activity.head', { params: { activityId: activity } }))
    expect(head.tallies).toEqual([])
  })
})

describe('questions that were never published', () => {
  it('[S14] leave the server for staff and their asker only', async () => {
    const activity = await createInterview(platform, team)
    const reader = await platform.connect(activity)
    const asker = await citizenOf(platform, activity)
    secrets.add(asker.token)
    const texts = Object.fromEntries(
      ['pending', 'declined', 'withdrawn', 'merged'].map((state) => [state, secret(`私密${state}`)]),
    )
    const name = secret('名').slice(0, 20)
    secrets.add(name)
    const target = await asker.ask('公开的问题')
    await team.moderator.command(activity, { type: 'question.publish', id: target.id, version: 1 })
    const ids: Record<string, string> = {}
    for (const [state, text] of Object.entries(texts)) ids[state] = (await asker.ask(text, { name })).id
    const { declined = '', withdrawn = '', merged = '' } = ids
    await team.moderator.command(activity, {
      type: 'question.decline',
      id: declined,
      version: 1,
      reason: 'personal-data',
      explanation: '含有个人信息',
    })
    await team.moderator.command(activity, { type: 'question.merge', id: merged, version: 1, into: target.id })
    const params = { activityId: activity, questionId: withdrawn }
    await ok(platform.call('question.withdraw', { params, token: asker.token }))
    await platform.runtime.idle()
    await until(() => reader.events().some((event) => event.type === 'decided' && event.id === merged), 'the decision')

    for (const text of [reader.texts.join(), await publicText(platform, activity)]) {
      expect(text).toContain('公开的问题')
      for (const hidden of [...Object.values(texts), name]) expect(text).not.toContain(hidden)
      expect(text).not.toContain('含有个人信息')
    }
    // The asker is told, with the reason; the pages count it.
    expect(await asker.mine(...Object.values(ids))).toHaveLength(4)
    expect(await asker.mine(declined)).toMatchObject([
      { state: 'declined', declined: { reason: 'personal-data', explanation: '含有个人信息' } },
    ])
    expect(await asker.mine(merged)).toMatchObject([{ state: 'merged', mergedInto: target.id }])
  })

  it('[S14] staff see the author as a few characters, never as an id or a token', async () => {
    const activity = await createInterview(platform, team)
    const asker = await citizenOf(platform, activity)
    await asker.ask('谁问的？')
    const { text } = await platform.call('activity.backstage', {
      params: { activityId: activity },
      token: team.moderator.token,
    })
    expect(text).not.toContain(asker.id)
    const audit = await platform.call('audit.list', { params: { siteId: team.siteId }, token: team.admin.token })
    expect(audit.text).not.toContain(asker.id)
  })
})

describe('logs', () => {
  it('[S15] hold no text, name or token, not even of what was refused or failed', async () => {
    const activity = await createInterview(platform, team)
    const asker = await citizenOf(platform, activity)
    for (const token of [asker.token, asker.id, team.moderator.token, team.admin.token]) secrets.add(token)
    const params = { activityId: activity, questionId: newId() }
    const tooLong = secret('长').repeat(40)
    await platform.call('question.ask', { params, body: { text: tooLong, name: secret('名') }, token: asker.token })
    const taken = await asker.ask(secret('问'))
    await platform.call('question.ask', {
      params: { activityId: activity, questionId: taken.id },
      body: { text: secret('抢'), name: null },
      token: (await citizenOf(platform, activity)).token,
    })
    await team.moderator.attempt(activity, {
      type: 'question.publish',
      id: taken.id,
      version: 99,
      text: secret('编辑'),
    })
    await team.host.attempt(activity, { type: 'question.publish', id: taken.id, version: 1, text: secret('越权') })
    await team.transcriber.command(activity, {
      type: 'turn.add',
      id: newId(),
      speaker: SPEAKER,
      text: secret('实录'),
      images: [],
      questionId: null,
      after: null,
    })
    const ticket = await team.moderator.ticket(activity)
    secrets.add(ticket)
    const wire = await platform.connect(activity, { ticket })
    wire.send(secret('胡说'))
    await platform.connect(activity, { ticket })
    // And while functions die and posts fail.
    platform.runtime.faults.kill('http', { next: 2, points: 4 })
    platform.runtime.faults.kill('project', { next: 2, points: 6 })
    platform.runtime.faults.set({ posts: { share: 0.5, status: 500 } })
    for (let index = 0; index < 4; index++)
      await platform.call('question.ask', {
        params: { activityId: activity, questionId: newId() },
        body: { text: secret('出错时'), name: secret('名').slice(0, 20) },
        token: asker.token,
      })
    platform.runtime.faults.clear()
    await platform.runtime.idle()

    const lines = platform.logs.map((line) => JSON.stringify(line))
    expect(lines.length).toBeGreaterThan(0)
    const found = [...secrets].filter((hidden) => lines.some((line) => line.includes(hidden)))
    expect(found).toEqual([])
  })
})
