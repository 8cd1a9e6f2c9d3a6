import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grouped } from '#contract/case/receipt.ts'
import type { Role } from '#contract/site/staff.ts'
import { contributionsOf } from '#domain/account/contributions.ts'
import { figuresOf, summed } from '#domain/account/figures.ts'
import type { CaseRecord } from '#domain/case/records.ts'
import { addWorkingDays, stateCouncilCalendar } from '#domain/working-days.ts'
import { openCasesIn } from '../../functions/store/case/lists.ts'
import { getCase } from '../../functions/store/case/records.ts'
import { openCases, SHARDS, taskKey } from '../../functions/store/keys.ts'
import { projectAccount } from '../../functions/stream/projection/project-account.ts'
import { projectCaseWebhooks } from '../../functions/stream/projection/project-webhooks.ts'
import { eraseContacts } from '../../functions/stream/schedule/erase-contacts.ts'
import { recomputeDue } from '../../functions/stream/schedule/recompute-due.ts'
import { remind } from '../../functions/stream/schedule/remind.ts'
import { runDueTasks } from '../../functions/stream/schedule/run-due-tasks.ts'
import { ok, refusalOf } from '../support/call.ts'
import { caseSteps, createOffice, type Office } from '../support/case.ts'
import { appoint, citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { isGenuine, type Receiver, startReceiver } from '../support/receiver.ts'
import { createInterview, publish } from '../support/scene.ts'
import { ADMIN } from '../support/template.ts'
import { trailOf } from '../support/trail.ts'
import { until } from '../support/until.ts'

let platform: Platform
let office: Office
let steps: ReturnType<typeof caseSteps>
let receiver: Receiver

beforeAll(async () => {
  platform = await startPlatform()
})
beforeEach(async () => {
  office = await createOffice(platform)
  steps = caseSteps(platform, office)
  receiver = await startReceiver()
})
afterEach(async () => {
  platform.runtime.faults.clear()
  await receiver.stop()
})
afterAll(() => platform.stop())

const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`)
const stored = async (id: string): Promise<CaseRecord> => {
  const record = await getCase(platform.tables, id)
  if (!record) throw new Error('no case')
  return record
}
const notices = async (token: string) => (await ok(platform.call('notice.list', { token }))).notices

describe('webhooks', () => {
  const add = async (events: readonly string[], url = receiver.url) => {
    const webhookId = newId()
    const params = { siteId: office.siteId, webhookId }
    const body = { url, description: '', events }
    const { secret, webhook } = await ok(platform.call('webhook.add', { params, body, token: office.admin.token }))
    return { params, secret, webhook }
  }
  const log = async (params: { siteId: string; webhookId: string }) =>
    (await ok(platform.call('webhook.log', { params, token: office.admin.token }))).deliveries
  const deliver = async () => {
    await platform.runtime.idle()
    await platform.runtime.invokeSchedule()
  }

  it('[N4] [N6] a received and an answered case are told, signed, with no word of the citizen', async () => {
    const { params, secret } = await add(['case.received', 'case.answered'])
    const sent = await steps.send()
    await steps.answer(sent.id)
    await deliver()
    await until(() => receiver.posts.length >= 2, 'two posts')
    expect(receiver.posts.map(({ event }) => event.type).sort()).toEqual(['case.answered', 'case.received'])
    for (const each of receiver.posts) {
      expect(isGenuine(each, secret)).toBe(true)
      expect(isGenuine({ ...each, body: `${each.body} ` }, secret)).toBe(false)
      expect(each.headers['webhook-id']).toBe(each.event.id)
      expect(each.body).not.toContain('路灯')
    }
    const listed = await platform.call('webhook.list', { params: { siteId: office.siteId }, token: office.admin.token })
    expect(listed.text).not.toContain(secret)
    expect(listed.text).not.toContain('sealed')
    expect((await log(params)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    // The same records again put nothing twice.
    await projectCaseWebhooks(platform.tables, null, await stored(sent.id))
    await deliver()
    expect(receiver.posts).toHaveLength(2)
  })

  it('[N6] what fails is tried again and shown; sent again by hand it arrives under the same id', async () => {
    receiver.answer((response) => response.writeHead(500).end())
    const { params } = await add(['case.received'])
    await steps.send()
    await deliver()
    await until(async () => (await log(params))[0]?.attempts.length === 1, 'an attempt')
    const [failed] = await log(params)
    expect(failed).toMatchObject({ state: 'waiting', attempts: [{ status: 500, problem: 'status' }] })
    expect(failed?.nextAt).toBeGreaterThan(Date.now())
    receiver.answer((response) => response.writeHead(200).end())
    const again = { params: { ...params, deliveryId: failed?.id ?? '' }, token: office.admin.token }
    await ok(platform.call('webhook.again', again))
    await deliver()
    await until(async () => (await log(params))[0]?.state === 'delivered', 'the delivery')
    expect(new Set(receiver.posts.map(({ event }) => event.id)).size).toBe(1)
  })

  it('[N5] a redirect is not followed, and one who is gone is asked no more', async () => {
    const target = await startReceiver()
    receiver.answer((response) => response.writeHead(307, { location: target.url }).end())
    const { params } = await add(['case.received'])
    await steps.send()
    await deliver()
    await until(async () => (await log(params))[0]?.attempts.length === 1, 'an attempt')
    expect((await log(params))[0]?.attempts[0]).toMatchObject({ status: 307, problem: 'redirect' })
    expect(target.posts).toEqual([])
    await target.stop()
    receiver.answer((response) => response.writeHead(410).end())
    const delivery = (await log(params))[0]
    const again = { params: { ...params, deliveryId: delivery?.id ?? '' }, token: office.admin.token }
    await ok(platform.call('webhook.again', again))
    await deliver()
    await until(async () => (await log(params))[0]?.state === 'failed', 'that it is given up')
    const told = await notices(office.admin.token)
    expect(told.map(({ kind }) => kind)).toContain('webhook-failed')
  })

  it('[N6] a receiver that hangs holds up no other; what a sender that died had in hand waits to be sent again', async () => {
    const hanging = await startReceiver()
    hanging.answer(() => {})
    const slow = await add(['case.received'], hanging.url)
    const quick = await add(['case.received'])
    await steps.send()
    await platform.runtime.idle()
    platform.runtime.faults.kill('Webhook', { next: 1, afterMs: 1_500 })
    await platform.runtime.invokeSchedule()
    expect(receiver.posts).toHaveLength(1)
    expect((await log(slow.params))[0]?.state).toBe('waiting')
    expect((await log(quick.params))[0]?.state).toBe('delivered')
    await hanging.stop()
  })

  it('a test goes out once; who is no administrator sees nothing of it', async () => {
    const { params, secret } = await add(['response.given'])
    await ok(platform.call('webhook.test', { params, token: office.admin.token }))
    expect(await trailOf(platform, office.siteId, 'webhook.test')).toMatchObject([
      { target: params.webhookId, by: { subject: office.admin.subject } },
    ])
    await deliver()
    await until(() => receiver.posts.length === 1, 'the test')
    const [post] = receiver.posts
    expect(post?.event.type).toBe('webhook.test')
    expect(post && isGenuine(post, secret)).toBe(true)
    for (const token of [office.officer.token, office.handler.token])
      expect((await refusalOf(platform.call('webhook.log', { params, token }))).code).toBe('not-allowed')
    await ok(platform.call('webhook.remove', { params, token: office.admin.token }))
    expect((await refusalOf(platform.call('webhook.test', { params, token: office.admin.token }))).code).toBe(
      'not-found',
    )
  })
})

describe('reminders', () => {
  it('[N1] [N2] over an outage, a make-up weekend and repeated runs, each is said once, to the right people', async () => {
    const { id } = await steps.send()
    await steps.triage(id)
    await steps.act(office.handler, id, { type: 'case.take' })
    const { due } = await stored(id)
    const dueOn = due?.day ?? ''
    const later = (days: number) => addWorkingDays(stateCouncilCalendar, dueOn, days).day
    const kinds = async (token: string) => (await notices(token)).filter(({ subjectId }) => subjectId === id)
    // Down while it was due soon: on the due day only what is true then is said, however often the clock asks.
    for (let run = 0; run < 3; run++) await remind(platform.tables, noon(dueOn))
    expect((await kinds(office.handler.token)).map(({ kind }) => kind)).toEqual(['due-today'])
    expect(await kinds(office.chief.token)).toEqual([])
    await Promise.all([remind(platform.tables, noon(later(1))), remind(platform.tables, noon(later(1)))])
    expect((await kinds(office.handler.token)).map(({ kind }) => kind)).toEqual(['overdue', 'due-today'])
    expect((await kinds(office.chief.token)).map(({ kind }) => kind)).toEqual(['overdue-superior'])
    expect(await kinds(office.admin.token)).toEqual([])
    await remind(platform.tables, noon(later(5)))
    expect((await kinds(office.admin.token)).map(({ kind }) => kind)).toEqual(['overdue-admin'])
    expect((await kinds(office.handler.token))[0]).toMatchObject({ kind: 'overdue', workingDaysLate: 5, dueOn })
    const unread = async () => (await ok(platform.call('notice.unread', { token: office.handler.token }))).unread
    expect(await unread()).toBe(3)
    const [first] = await kinds(office.handler.token)
    await ok(platform.call('notice.read', { body: { ids: [first?.id] }, token: office.handler.token }))
    expect(await unread()).toBe(2)
    await ok(platform.call('notice.read', { body: { ids: null }, token: office.handler.token }))
    expect(await unread()).toBe(0)
    expect((await kinds(office.chief.token))[0]?.readAt).toBeNull()
  })

  it('[N9] more people than one transaction holds are each told, once, whatever runs again', async () => {
    const roles = { handler: office.department, reviewer: office.department, 'site-admin': office.siteId } as const
    const people = Object.entries(roles).flatMap(([role, siteId]) =>
      Array.from({ length: 45 }, (_, at) => ({ role: role as Role, siteId, subject: `${role}-${at}@${siteId}` })),
    )
    await inParallel(people, 10, ({ role, siteId, subject }) => appoint(platform, siteId, subject, [role]))
    const { id } = await steps.send()
    await steps.triage(id)
    const { due } = await stored(id)
    const at = noon(addWorkingDays(stateCouncilCalendar, due?.day ?? '', 5).day)
    for (let run = 0; run < 2; run++) await remind(platform.tables, at)
    const told = async ({ subject }: { subject: string }) =>
      (await notices(await platform.token(subject))).filter(({ subjectId }) => subjectId === id).length
    const counts = new Set<number>()
    await inParallel(people, 10, async (person) => void counts.add(await told(person)))
    expect([...counts]).toEqual([1])
  })

  it('[N9] a case that cannot be dealt with keeps neither the other cases nor the other tasks waiting', async () => {
    const { id } = await steps.send()
    const { due } = await stored(id)
    const broken = { pk: 'CASE#broken-0000', sk: 'HEAD', ownerPk: openCases(0), ownerSk: '0000-00-00#broken-0000' }
    const Item = { ...broken, id: 'broken-0000', siteId: office.siteId, state: 'received' }
    await platform.tables.db.send(new PutCommand({ TableName: platform.tables.records, Item }))
    const at = noon(due?.day ?? '')
    await expect(runDueTasks(platform.tables, at)).rejects.toThrow('remind')
    expect((await notices(office.admin.token)).filter(({ subjectId }) => subjectId === id)).toHaveLength(1)
    // What came after it was seen to, and is not done again in this hour.
    const seen = async (name: string) => {
      const Key = taskKey(name)
      return (await platform.tables.db.send(new GetCommand({ TableName: platform.tables.records, Key }))).Item?.hour
    }
    expect(await seen('erase-comment-contacts')).toBe(Math.floor(at / 3_600_000))
    expect(await seen('receive-left-over')).toBe(Math.floor(at / 3_600_000))
    expect(await seen('remind')).not.toBe(Math.floor(at / 3_600_000))
    await platform.tables.db.send(
      new DeleteCommand({ TableName: platform.tables.records, Key: { pk: broken.pk, sk: broken.sk } }),
    )
  })

  it('[N1] wherever a run dies, the next goes on, and what was said is not said twice', async () => {
    const sent = await Promise.all([0, 1, 2, 3, 4].map(() => steps.send()))
    const { due } = await stored(sent[0]?.id ?? '')
    const at = noon(addWorkingDays(stateCouncilCalendar, due?.day ?? '', 1).day)
    // Nobody has taken them and no department has them: the site's administrators stand in.
    const told = async () => {
      const all = (await notices(office.admin.token)).map(({ subjectId }) => subjectId)
      return sent.map(({ id }) => all.filter((subject) => subject === id).length)
    }
    const after = new Set<number>()
    for (let calls = 1, isDone = false; !isDone; calls += 3) {
      const run = dyingAfter(
        calls,
        sent.map(({ id }) => id),
      )
      isDone = await remind(run.tables, at).then(
        () => true,
        () => false,
      )
      expect(isDone).toBe(!run.died())
      const said = await told()
      expect(Math.max(...said)).toBeLessThanOrEqual(1)
      after.add(said.reduce((sum, one) => sum + one, 0))
    }
    expect(await told()).toEqual([1, 1, 1, 1, 1])
    // Some died between two reminders.
    expect([...after].filter((said) => said > 0 && said < sent.length).length).toBeGreaterThan(0)
    expect(await remind(platform.tables, at)).toBe(0)
  })
})

/**
 * The tables of a process that is gone after so many calls about these things: none of the later ones reaches the database. What a run
 * does for others, of which there may be many before them, is not counted.
 */
const dyingAfter = (calls: number, about: readonly string[]) => {
  let made = 0
  const { db } = platform.tables
  const isCounted = (request: unknown) => {
    const said = JSON.stringify(request)
    return about.some((id) => said.includes(id))
  }
  const gone: typeof db = Object.assign(Object.create(db), {
    send: (...request: Parameters<typeof db.send>) => {
      if (made <= calls && isCounted(request)) made++
      return made > calls ? Promise.reject(new Error('the process is gone')) : db.send(...request)
    },
  })
  return { tables: { ...platform.tables, db: gone }, died: () => made > calls }
}

describe('the calendar', () => {
  const adminToken = () => platform.token(ADMIN)

  it('[N7] a changed notice moves every open due date, with a step, and leaves what was answered', async () => {
    const open = await steps.send()
    const answered = await steps.send()
    await steps.answer(answered.id)
    const before = await stored(open.id)
    const kept = (await stored(answered.id)).due
    const dueOn = before.due?.day ?? ''
    const params = { siteId: office.siteId, year: dueOn.slice(0, 4) }
    const read = () => ok(platform.call('calendar.read', { params, token: office.admin.token }))
    const { version, national } = await read()
    expect({ version, national }).toEqual({ version: 0, national: false })
    const notice = { source: '县政府通知', holidays: [{ name: '县庆', from: dueOn, to: dueOn }], makeUpWorkdays: [] }
    const body = { version, notice }
    await ok(platform.call('calendar.set', { params, body, token: office.admin.token }))
    const late = { params, body, token: office.admin.token }
    expect((await refusalOf(platform.call('calendar.set', late))).code).toBe('version-conflict')
    expect((await refusalOf(platform.call('calendar.set', { ...late, token: office.officer.token }))).code).toBe(
      'not-allowed',
    )
    await recomputeDue(platform.tables, Date.now() + 60_000)
    const after = await stored(open.id)
    expect(after.due?.day).toBe(addWorkingDays(stateCouncilCalendar, dueOn, 1).day)
    expect(after.due?.calendarVersion).toContain(`${office.siteId}-1`)
    expect(after.history.at(-1)).toMatchObject({ step: 'due-changed', due: { before: { day: dueOn } } })
    expect((await stored(answered.id)).due).toEqual(kept)
    // Again it finds nothing to do.
    await recomputeDue(platform.tables, Date.now() + 60_000)
    expect((await stored(open.id)).version).toBe(after.version)
    const view = await read()
    expect(view.recomputing).toMatchObject({ version: 1, changed: 1 })
    expect(view.recomputing?.finishedAt).not.toBeNull()
    expect(view.versions).toHaveLength(1)
    await ok(platform.call('calendar.set', { params, body: { version: 1, notice: null }, token: office.admin.token }))
    await recomputeDue(platform.tables, Date.now() + 60_000)
    expect((await stored(open.id)).due?.day).toBe(dueOn)
    expect((await read()).versions).toHaveLength(2)
  })

  it('[M6] half a national notice is refused with every problem', async () => {
    const params = { siteId: 'platform', year: '2027' }
    const notice = {
      source: '国务院办公厅',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      makeUpWorkdays: [{ name: '元旦', day: '2027-01-04' }],
    }
    const { version } = await ok(platform.call('calendar.read', { params, token: await adminToken() }))
    const sent = { params, body: { version, notice }, token: await adminToken() }
    const refusal = await refusalOf(platform.call('calendar.set', sent))
    expect(refusal.issues?.map(({ rule }) => rule).sort()).toEqual([
      'make-up-on-weekday',
      'statutory-day-missing',
      'statutory-day-missing',
    ])
  })
})

describe('the public account', () => {
  const account = async () => ok(platform.call('account.read', { params: { siteId: office.siteId } }))

  it('[D6] [M5] equals a recount of all cases, after replays and repeats in any order', async () => {
    const answered = await steps.send()
    await steps.answer(answered.id, '已修复', '人民路路灯')
    await ok(steps.citizen(answered, { type: 'rate', score: 5, text: '' }))
    const early = await stored(answered.id)
    await ok(steps.citizen(answered, { type: 'reopen', text: '又坏了' }))
    const withdrawn = await steps.send()
    await ok(steps.citizen(withdrawn, { type: 'withdraw' }))
    const third = await steps.send({ category: 'enquiry' })
    await platform.runtime.idle()
    // An old record once more, and the present ones again.
    await projectAccount(platform.tables, early)
    const records = await Promise.all([answered, withdrawn, third].map(({ id }) => stored(id)))
    await Promise.all(records.map((record) => projectAccount(platform.tables, record)))
    const all = records.flatMap((record) => Object.values(contributionsOf(record, stateCouncilCalendar)))
    const { total, types, departments } = await account()
    expect(total).toEqual(figuresOf(summed(all)))
    expect(total).toMatchObject({ received: 3, answered: 1, withdrawn: 1, ratings: { 5: 1 } })
    expect(types.map(({ type }) => type).sort()).toEqual(['enquiry', 'suggestion'])
    expect(departments.map(({ department }) => department?.id ?? null)).toContain(office.department)
  })

  it('[M13] anyone may read sums, and staff the cells; a wrong span is refused', async () => {
    await steps.send()
    await platform.runtime.idle()
    const open = await platform.call('account.read', { params: { siteId: office.siteId } })
    expect(open.text).not.toContain('cells')
    const wrong = { params: { siteId: office.siteId }, query: { from: '2026-12', to: '2026-01' } }
    expect((await refusalOf(platform.call('account.read', wrong))).code).toBe('invalid-input')
    const token = office.analyst.token
    const staff = await ok(platform.call('account.staff', { params: { siteId: office.siteId }, token }))
    expect(staff.cells).toHaveLength(1)
  })
})

describe('[M13] what is no longer needed', () => {
  const soon = 89 * 24 * 3_600_000
  const then = 91 * 24 * 3_600_000

  it('how to reach a citizen is erased 90 days after the answer, once, and the receipt says so', async () => {
    const ended = await steps.send({ contact: '13812345678' })
    const open = await steps.send({ contact: '13812345678' })
    const withdrawn = await steps.send({ contact: '13812345678' })
    await steps.answer(ended.id)
    await ok(steps.citizen(withdrawn, { type: 'withdraw' }))
    expect((await stored(withdrawn.id)).contact).toBeNull()
    await eraseContacts(platform.tables, Date.now() + soon)
    expect(await steps.own(ended)).toMatchObject({ hasContact: true })
    await Promise.all([0, 1].map(() => eraseContacts(platform.tables, Date.now() + then)))
    expect(await steps.own(ended)).toMatchObject({ hasContact: false, state: 'answered' })
    expect((await stored(ended.id)).history.filter(({ step }) => step === 'contact-erased')).toHaveLength(1)
    expect((await stored(open.id)).contact).not.toBeNull()
    expect(await eraseContacts(platform.tables, Date.now() + then)).toBe(0)
  })

  it('all that was written is erased on request: from the case, its lists and notes, the public pages; told in the audit trail', async () => {
    const sent = await steps.send({ contact: '13812345678', text: '密语路灯' })
    await steps.act(office.officer, sent.id, { type: 'case.note', noteId: newId(), text: '密语备注' })
    await steps.answer(sent.id, '密语答复', '密语公开')
    const params = { siteId: office.siteId, number: sent.number }
    expect((await ok(platform.call('answered.read', { params }))).text).toBe('密语公开')
    const erase = { type: 'case.erase', reason: '本人书面申请' } as const
    expect((await refusalOf(steps.attempt(office.officer, sent.id, erase))).code).toBe('not-allowed')
    await steps.act(office.admin, sent.id, erase)
    await platform.runtime.idle()
    expect(JSON.stringify(await steps.read(office.admin, sent.id))).not.toContain('密语')
    expect(await steps.own(sent)).toMatchObject({ text: '', erasedAt: expect.any(Number), state: 'answered' })
    expect((await platform.call('answered.read', { params })).status).toBe(404)
    const site = { siteId: office.siteId }
    const list = await platform.call('case.list', {
      params: site,
      query: { view: 'closed' },
      token: office.admin.token,
    })
    expect(list.text).not.toContain('密语')
    const trail = await ok(platform.call('audit.list', { params: site, token: office.admin.token }))
    const said = trail.entries.find(({ action }) => action === 'case.erase')
    expect(said).toMatchObject({ target: sent.id, before: null, after: { reason: '本人书面申请' } })
    // From one moment to before another; the wrong way round there is nothing between them.
    const between = async (from: number, until: number) => {
      const query = { from: `${from}`, until: `${until}` }
      return (await ok(platform.call('audit.list', { params: site, query, token: office.admin.token }))).entries
    }
    const at = said?.at ?? 0
    expect(await between(at, at + 1)).toContainEqual(said)
    expect((await between(0, at)).every((entry) => entry.at < at)).toBe(true)
    expect(await between(0, at)).not.toContainEqual(said)
    expect(await between(at + 1, at)).toEqual([])
    // The department's own administrators see what was done with its cases, and no others.
    const actions = async (siteId: string) =>
      (await ok(platform.call('audit.list', { params: { siteId }, token: office.admin.token }))).entries
        .filter(({ target }) => target === sent.id)
        .map(({ action }) => action)
    expect(await actions(office.department)).toEqual([
      ...['case.erase', 'case.approve', 'case.secrecy', 'case.submit', 'case.draft', 'case.take', 'case.triage'],
    ])
    expect(await actions(office.other)).toEqual([])
  })
})

describe('questions that an interview leaves open', () => {
  const leftOver = async (activityId: string) =>
    (await ok(platform.call('leftover.list', { params: { activityId }, token: office.admin.token }))).cases
  const people = () => ({ siteId: office.siteId, moderator: office.officer, reviewer: office.reviewer })

  const interview = async () => {
    const id = await createInterview(platform, people(), 'live')
    const citizen = await citizenOf(platform, id)
    const question = await citizen.ask('何时修路？')
    await office.officer.command(id, { type: 'question.publish', id: question.id, version: 1 })
    await office.officer.command(id, { type: 'activity.finish' })
    await publish(people(), id)
    await platform.runtime.idle()
    return { id, citizen, questionId: question.id }
  }

  it('[N8] become one case each, due as promised; its answer answers the question, by two people', async () => {
    const { id, citizen, questionId } = await interview()
    const [accepted, ...others] = await leftOver(id)
    expect([accepted?.questionId, others]).toEqual([questionId, []])
    const caseId = accepted?.id ?? ''
    const view = await ok(platform.call('activity.read', { params: { activityId: id } }))
    const record = await stored(caseId)
    const page = await (await fetch(`${platform.url}/p/${id}`)).text()
    expect(page).toContain(grouped(record.number))
    expect(record.due?.day).toBe(view.brief.lateAnswersDue)
    await steps.triage(caseId, { caseType: 'interview-question' })
    await steps.act(office.handler, caseId, { type: 'case.take' })
    const reply = { text: '明年三月开工。', attachments: [], publicText: '何时修路？' }
    await steps.act(office.handler, caseId, { type: 'case.draft', ...reply })
    await steps.act(office.handler, caseId, { type: 'case.submit', providedBy: '养护科' })
    await steps.act(office.chief, caseId, { type: 'case.secrecy' })
    await steps.act(office.reviewer, caseId, { type: 'case.approve' })
    await platform.runtime.idle()
    expect((await citizen.mine(questionId))[0]).toMatchObject({ state: 'answered' })
    const snapshot = await platform.call('activity.snapshot', { params: { activityId: id } })
    expect(snapshot.text).toContain('明年三月开工')
  })

  it('[N8][M7] a case that one person declines is a proposal in the interview, which another lets out', async () => {
    const { id, questionId, citizen } = await interview()
    const caseId = (await leftOver(id))[0]?.id ?? ''
    await steps.act(office.officer, caseId, { type: 'case.decline', reason: 'other', explanation: '另行公布' })
    await platform.runtime.idle()
    expect((await citizen.mine(questionId))[0]).toMatchObject({ state: 'published', declined: null })
    const { questions } = await ok(
      platform.call('activity.backstage', { params: { activityId: id }, token: office.admin.token }),
    )
    const question = questions.find((each) => each.id === questionId)
    expect(question?.proposedDecline).toMatchObject({ explanation: '另行公布' })
    const approve = { type: 'question.approve', id: questionId, version: question?.version ?? 0 } as const
    await office.reviewer.command(id, approve)
    expect((await citizen.mine(questionId))[0]).toMatchObject({ state: 'declined' })
  })

  it('[N8][M7] the case’s answer takes the place of one that its approver has proposed in the interview', async () => {
    const { id, questionId, citizen } = await interview()
    const caseId = (await leftOver(id))[0]?.id ?? ''
    const params = { activityId: id }
    const { questions } = await ok(platform.call('activity.backstage', { params, token: office.admin.token }))
    const version = questions.find((each) => each.id === questionId)?.version ?? 0
    const speaker = { role: 'other', name: '局长' } as const
    await office.admin.command(id, { type: 'question.answer', id: questionId, version, speaker, text: '还在研究。' })
    await steps.triage(caseId, { caseType: 'interview-question' })
    await steps.act(office.handler, caseId, { type: 'case.take' })
    await steps.act(office.handler, caseId, {
      ...{ type: 'case.draft', text: '明年三月开工。', attachments: [], publicText: null },
    })
    await steps.act(office.handler, caseId, { type: 'case.submit', providedBy: '养护科' })
    await steps.act(office.reviewer, caseId, { type: 'case.secrecy' })
    await steps.act(office.admin, caseId, { type: 'case.approve' })
    await platform.runtime.idle()
    expect((await citizen.mine(questionId))[0]).toMatchObject({ state: 'answered' })
    expect((await platform.call('activity.snapshot', { params })).text).toContain('明年三月开工')
  })

  it('[N8] an answer in the interview ends the case', async () => {
    const { id, questionId } = await interview()
    const caseId = (await leftOver(id))[0]?.id ?? ''
    const { questions } = await ok(
      platform.call('activity.backstage', { params: { activityId: id }, token: office.admin.token }),
    )
    const version = questions.find((question) => question.id === questionId)?.version ?? 0
    const answer = {
      type: 'question.answer',
      id: questionId,
      version,
      speaker: { role: 'other', name: '局长' },
    } as const
    const versions = await office.officer.command(id, { ...answer, text: '已列入计划。' })
    const approve = { type: 'question.approve', id: questionId, version: versions[questionId] ?? 0 } as const
    await office.reviewer.command(id, approve)
    await platform.runtime.idle()
    expect(await stored(caseId)).toMatchObject({ state: 'answered', outcome: { text: '已列入计划。' } })
    const open = await Array.fromAsync({ length: SHARDS }, (_, shard) =>
      Array.fromAsync(openCasesIn(platform.tables, shard)),
    )
    expect(open.flat().map((each) => each.id)).not.toContain(caseId)
  })

  it('[N8] become cases though a stranger has sent something under the id of the question, or asks elsewhere under it', async () => {
    const questionId = newId()
    await steps.send({}, { id: questionId })
    const caseOf = async () => {
      const id = await createInterview(platform, people(), 'live')
      const citizen = await citizenOf(platform, id)
      await citizen.ask('何时修路？', { id: questionId })
      await office.officer.command(id, { type: 'question.publish', id: questionId, version: 1 })
      await office.officer.command(id, { type: 'activity.finish' })
      await publish(people(), id)
      await platform.runtime.idle()
      return (await leftOver(id))[0]?.id ?? 'none'
    }
    const [first, second] = [await caseOf(), await caseOf()]
    expect(new Set([first, second, questionId]).size).toBe(3)
    expect(await stored(first)).toMatchObject({ origin: { from: 'interview', questionId } })
    const body = { category: 'suggestion', text: '占用', contact: null, public: true }
    const id = `question-${newId()}`.slice(0, 40)
    const sent = { params: { siteId: office.siteId, caseId: id }, body, token: await steps.join() }
    expect(await refusalOf(platform.call('box.send', sent))).toMatchObject({ code: 'invalid-input' })
  })
})
