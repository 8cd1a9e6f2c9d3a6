import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseFrom, getCase } from '../../functions/store/case/records.ts'
import { listWrites } from '../../functions/store/case/rows.ts'
import { projectCaseMerges } from '../../functions/stream/projection/project-case-merges.ts'
import { createClock } from '../../infra/local/clock.ts'
import { LOCAL_ADDRESS_HEADER } from '../../infra/local/http-message.ts'
import { ok, refusalOf } from '../support/call.ts'
import { type CaseAct, caseSteps, createOffice, type Office, TEXT } from '../support/case.ts'
import { done } from '../support/job.ts'
import { newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { randomOf } from '../support/random.ts'
import { until } from '../support/until.ts'

const clock = createClock()
/** A moment in Shanghai. */
const at = (day: string, time = '10:00') => clock.set(Date.parse(`${day}T${time}:00+08:00`))

let platform: Platform
let office: Office
let steps: ReturnType<typeof caseSteps>
beforeAll(async () => {
  platform = await startPlatform({ clock })
  office = await createOffice(platform)
  steps = caseSteps(platform, office)
})
afterAll(() => platform.stop())

const code = async (got: Promise<{ refusal: { code: string } | null }>) => (await got).refusal?.code ?? 'accepted'

describe('[M5] the life of a case', () => {
  it('received, triaged, handled, reviewed by a second person, answered in time and rated', async () => {
    const { call } = platform
    // A Thursday before the holiday of 1 May, five minutes after midnight in Shanghai: another day everywhere to the west.
    at('2026-04-30', '00:05')
    const receipt = await steps.send({ contact: '13812345678' })
    expect(await steps.own(receipt)).toMatchObject({
      state: 'received',
      due: { from: '2026-04-30', day: '2026-05-13', workingDays: 7, provisional: false },
      standing: { state: 'running' },
      may: { add: true, withdraw: true, rate: false, reopen: false },
    })
    await steps.triage(receipt.id, { coHandlers: [office.other] })
    expect(await steps.own(receipt)).toMatchObject({ state: 'triaged', department: office.department })
    // Who handles it answers for it; who drafts does not review, and nobody approves before the secrecy review.
    await steps.act(office.handler, receipt.id, { type: 'case.take' })
    const draft: CaseAct = { type: 'case.draft', text: '已修复。', attachments: [], publicText: '人民路路灯不亮' }
    await steps.act(office.handler, receipt.id, draft)
    expect(await code(steps.attempt(office.reviewer, receipt.id, { type: 'case.approve' }))).toBe('wrong-state')
    await steps.act(office.handler, receipt.id, { type: 'case.submit', providedBy: '养护科' })
    expect(await code(steps.attempt(office.handler, receipt.id, { type: 'case.approve' }))).toBe('not-allowed')
    expect(await code(steps.attempt(office.chief, receipt.id, { type: 'case.approve' }))).toBe('incomplete')
    await steps.act(office.chief, receipt.id, { type: 'case.secrecy' })
    at('2026-05-13', '23:59')
    await steps.act(office.reviewer, receipt.id, { type: 'case.approve' })
    at('2026-05-14')
    expect(await steps.own(receipt)).toMatchObject({
      state: 'answered',
      standing: { state: 'answered-in-time', late: false },
      outcome: { type: 'answered', text: '已修复。' },
    })
    expect(JSON.stringify(await steps.own(receipt))).not.toContain(office.reviewer.subject)
    await ok(steps.citizen(receipt, { type: 'rate', score: 4, text: '谢谢' }))
    expect(await code(steps.citizen(receipt, { type: 'rate', score: 1, text: '' }))).toBe('wrong-state')
    const params = { siteId: office.siteId, number: receipt.number }
    expect(await ok(call('answered.read', { params }))).toMatchObject({
      ...{ text: '人民路路灯不亮', answer: '已修复。', score: 4, late: false },
      ...{ receivedOn: '2026-04-30', answeredOn: '2026-05-13', dueOn: '2026-05-13' },
    })
    expect(await ok(call('answered.read', { params: { ...params, siteId: office.department } }))).toBeTruthy()
    expect((await call('answered.read', { params: { ...params, siteId: 'platform' } })).status).toBe(404)
    const { history, outcome } = (await steps.read(office.officer, receipt.id)).case
    expect(history.map(({ step }) => step)).toEqual([
      ...['received', 'triaged', 'taken', 'submitted', 'secrecy-reviewed', 'answered', 'rated'],
    ])
    expect(outcome).toMatchObject({ credits: { providedBy: '养护科', signedOffBy: office.reviewer.subject } })
  })

  it('[M7] who had a hand in the reply approves it in no role, nor reviews it', async () => {
    at('2026-06-01')
    const { id } = await steps.send()
    await steps.triage(id)
    await steps.act(office.admin, id, { type: 'case.take' })
    await steps.act(office.admin, id, { type: 'case.draft', text: '答复', attachments: [], publicText: null })
    await steps.act(office.handler, id, { type: 'case.submit', providedBy: '养护科' })
    expect(await code(steps.attempt(office.admin, id, { type: 'case.secrecy' }))).toBe('second-person-required')
    expect(await code(steps.attempt(office.admin, id, { type: 'case.approve' }))).toBe('second-person-required')
    await steps.act(office.chief, id, { type: 'case.reject', reason: '请写明日期' })
    expect((await steps.read(office.handler, id)).case).toMatchObject({ state: 'handling', draft: { text: '答复' } })
  })

  it('extended once, asked for in time, by another; the citizen is told; late from the start of the next day', async () => {
    at('2026-06-01')
    const receipt = await steps.send()
    await steps.triage(receipt.id)
    await steps.act(office.handler, receipt.id, { type: 'case.take' })
    await steps.act(office.handler, receipt.id, { type: 'case.extend', reason: '需现场勘查' })
    const approve = { type: 'case.extension', approve: true, reason: '同意' } as const
    expect(await code(steps.attempt(office.handler, receipt.id, approve))).toBe('not-allowed')
    await steps.act(office.chief, receipt.id, approve)
    const own = await steps.own(receipt)
    expect(own).toMatchObject({ extension: { reason: '需现场勘查', workingDays: 15 }, due: { day: '2026-06-23' } })
    at('2026-06-24', '00:00')
    expect(await steps.own(receipt)).toMatchObject({ standing: { state: 'overdue', late: true } })
    const board = { params: { siteId: office.department }, token: office.handler.token }
    const overdue = await ok(platform.call('case.list', { ...board, query: { view: 'overdue' } }))
    expect(overdue.entries.map(({ id }) => id)).toContain(receipt.id)
    expect((await ok(platform.call('case.board', board))).views).toMatchObject({ overdue: overdue.entries.length })
  })

  it('declined with an explanation; a word of the citizen sets a waiting one going; withdrawn for good', async () => {
    at('2026-06-01')
    const declined = await steps.send({ category: 'complaint' })
    const decline = { type: 'case.decline', reason: 'outside-remit', explanation: '请向税务机关反映' } as const
    expect(await code(steps.attempt(office.contractor, declined.id, decline))).toBe('not-allowed')
    await steps.act(office.officer, declined.id, decline)
    expect((await steps.own(declined)).outcome).toMatchObject({ type: 'declined', explanation: '请向税务机关反映' })

    const waiting = await steps.send()
    await steps.triage(waiting.id)
    await steps.act(office.handler, waiting.id, { type: 'case.take' })
    await steps.act(office.handler, waiting.id, { type: 'case.ask', question: '哪一盏灯？' })
    expect(await steps.own(waiting)).toMatchObject({ state: 'waiting', waitingFor: '哪一盏灯？' })
    await ok(steps.citizen(waiting, { type: 'add', text: '12号门口的' }))
    expect((await steps.read(office.handler, waiting.id)).case).toMatchObject({
      ...{ state: 'handling', additions: [{ text: '12号门口的' }] },
    })
    await ok(steps.citizen(waiting, { type: 'withdraw' }))
    expect(await steps.own(waiting)).toMatchObject({ state: 'withdrawn', standing: null })
    expect(await code(steps.citizen(waiting, { type: 'add', text: '还有' }))).toBe('wrong-state')
    expect(await code(steps.attempt(office.officer, waiting.id, { type: 'case.claim' }))).toBe('wrong-state')
  })

  it('given back with a reason it leaves the department; reopened by the citizen once', async () => {
    at('2026-06-01')
    const receipt = await steps.send()
    await steps.triage(receipt.id)
    const give = { type: 'case.return', reason: '归城管局', commandId: newId(), version: 2 } as const
    const given = await steps.act(office.handler, receipt.id, give)
    // [D2] The answer may have been lost: sent again it is the same, though the case is out of reach now.
    expect(await steps.act(office.handler, receipt.id, give)).toEqual(given)
    expect(await code(steps.attempt(office.colleague, receipt.id, give))).toBe('not-allowed')
    expect(await code(steps.attempt(office.handler, receipt.id, { ...give, commandId: newId() }))).toBe('not-allowed')
    expect(
      (await platform.call('case.read', { params: { caseId: receipt.id }, token: office.handler.token })).status,
    ).toBe(403)
    const list = { params: { siteId: office.department }, token: office.handler.token, query: { view: 'open' } }
    const { entries } = await ok(platform.call('case.list', list))
    expect(entries.map(({ id }) => id)).not.toContain(receipt.id)
    await steps.answer(receipt.id)
    await ok(steps.citizen(receipt, { type: 'reopen', text: '又坏了' }))
    const again = await steps.own(receipt)
    expect(again).toMatchObject({ state: 'received', earlier: { outcome: { text: '路灯已修复。' } } })
    await steps.answer(receipt.id, '已更换灯具。')
    expect(await code(steps.citizen(receipt, { type: 'reopen', text: '还是坏的' }))).toBe('wrong-state')
  })
})

describe('[D2] sent again', () => {
  it('a case is there once, with the receipt it had; with another token, or from a desk, the id is taken', async () => {
    at('2026-06-01')
    const [id, token] = [newId(), await steps.join()]
    const receipts = await Promise.all(Array.from({ length: 5 }, () => steps.send({}, { id, token })))
    expect(new Set(receipts.map(({ number, code }) => `${number} ${code}`)).size).toBe(1)
    const body = { category: 'suggestion', text: '别的', contact: null, public: true }
    const params = { siteId: office.siteId, caseId: id }
    expect(await code(platform.call('box.send', { params, body, token: await steps.join() }))).toBe('id-taken')
    const enter = { params, body: { ...body, channel: 'visit' }, token: office.officer.token }
    expect(await code(platform.call('case.enter', enter))).toBe('id-taken')
    expect((await steps.read(office.officer, id)).case).toMatchObject({ text: TEXT, version: 1 })
  })

  it('[C9] one participant cannot flood a desk; what was stored is answered again, and others are let in', async () => {
    at('2026-06-02')
    const token = await steps.join()
    const first = await steps.send({}, { token })
    const codes: string[] = []
    const body = { category: 'suggestion', text: TEXT, contact: null, public: false }
    await inParallel(Array.from({ length: 36 }), 6, async () => {
      const sent = { params: { siteId: office.siteId, caseId: newId() }, body, token }
      const { refusal } = await platform.call('box.send', sent)
      codes.push(refusal?.code ?? 'taken in')
    })
    expect(codes.filter((each) => each === 'taken in')).toHaveLength(29)
    expect(codes.filter((each) => each === 'too-many-requests')).toHaveLength(7)
    expect(await steps.send({}, { id: first.id, token })).toEqual(first)
    await steps.send()
  })

  it('a command of staff or of the citizen changes nothing more and is answered the same', async () => {
    at('2026-06-01')
    const receipt = await steps.send()
    const claim = { type: 'case.claim', commandId: newId(), version: 1 } as const
    const first = await steps.act(office.officer, receipt.id, claim)
    expect(await steps.act(office.officer, receipt.id, claim)).toEqual(first)
    const add = { type: 'add', text: '补充', commandId: newId() } as const
    await inParallel(Array(4).fill(add), 4, async (same) => {
      await ok(steps.citizen(receipt, same))
    })
    expect((await steps.own(receipt)).additions).toHaveLength(1)
    const withdraw = { type: 'withdraw', commandId: newId() } as const
    await ok(steps.citizen(receipt, withdraw))
    expect((await ok(steps.citizen(receipt, withdraw))).case.state).toBe('withdrawn')
  })
})

describe('two at once', () => {
  it('[I1] one draft is stored, the other meets a conflict and is not lost: its author still holds it', async () => {
    at('2026-06-01')
    const { id } = await steps.send()
    await steps.triage(id)
    await steps.act(office.handler, id, { type: 'case.take' })
    const { version } = (await steps.read(office.handler, id)).case
    const drafts = [
      { by: office.handler, text: '甲的答复' },
      { by: office.colleague, text: '乙的答复' },
    ]
    const got = await Promise.all(
      drafts.map(({ by, text }) =>
        code(steps.attempt(by, id, { type: 'case.draft', version, text, attachments: [], publicText: null })),
      ),
    )
    expect(got.toSorted()).toEqual(['accepted', 'version-conflict'])
    const stored = (await steps.read(office.handler, id)).case
    expect(stored.draft?.text).toBe(drafts[got.indexOf('accepted')]?.text)
    expect(stored.version).toBe(version + 1)
  })

  it('[I2] one claim holds, others are told whose; a note gets in nobody’s way; an addition is met before deciding', async () => {
    at('2026-06-01')
    const receipt = await steps.send()
    const claims = await Promise.all(
      [office.officer, office.second, office.admin].map((by) =>
        code(steps.attempt(by, receipt.id, { type: 'case.claim', version: 1 })),
      ),
    )
    expect(claims.filter((each) => each === 'accepted')).toHaveLength(1)
    const { version, claim } = (await steps.read(office.officer, receipt.id)).case
    const holder = [office.officer, office.second, office.admin].find(({ subject }) => subject === claim?.subject)
    const other = holder === office.officer ? office.second : office.officer
    const decline = { type: 'case.decline', reason: 'other', explanation: '重复', version } as const
    expect(await refusalOf(steps.attempt(other, receipt.id, decline))).toMatchObject({ code: 'claimed-by-other' })
    await steps.act(other, receipt.id, { type: 'case.note', noteId: newId(), text: '已电话核实' })
    const read = await steps.read(office.officer, receipt.id)
    expect(read).toMatchObject({ case: { version }, notes: [{ text: '已电话核实' }] })
    await ok(steps.citizen(receipt, { type: 'add', text: '还有一盏' }))
    expect(await code(steps.attempt(holder ?? other, receipt.id, decline))).toBe('version-conflict')
  })
})

describe('[C2] merging', () => {
  it('links both ways, is undone, and the reply reaches every duplicate, also one merged after the answer', async () => {
    at('2026-06-01')
    const target = await steps.send()
    const duplicates = await Promise.all(Array.from({ length: 3 }, () => steps.send()))
    const [first, , last] = duplicates
    if (!first || !last) throw new Error('three were sent')
    for (const { id } of duplicates.slice(0, 2))
      await steps.act(office.officer, id, { type: 'case.merge', into: target.id })
    expect((await steps.read(office.officer, target.id)).linked).toHaveLength(2)
    expect(await steps.own(first)).toMatchObject({ state: 'merged', mergedInto: target.number })
    await steps.act(office.officer, first.id, { type: 'case.unmerge', reason: '另一条路' })
    expect(await steps.own(first)).toMatchObject({ state: 'received', mergedInto: null })
    expect((await steps.read(office.officer, target.id)).case.duplicates).toHaveLength(1)
    await steps.answer(target.id, '全线已修复。')
    await until(async () => (await steps.own(duplicates[1] ?? last)).outcome !== null, 'the reply')
    at('2026-06-02')
    await steps.act(office.officer, last.id, { type: 'case.merge', into: target.id })
    await until(async () => (await steps.own(last)).outcome !== null, 'the reply to the late one')
    expect(await steps.own(last)).toMatchObject({ outcome: { text: '全线已修复。' }, standing: { late: false } })
    await platform.runtime.idle()
    // Taken out before the answer, it was never reached.
    expect(await steps.own(first)).toMatchObject({ state: 'received', outcome: null })
    // A replay of the stream finds everything done.
    const before = await getCase(platform.tables, last.id)
    const answered = await getCase(platform.tables, target.id)
    if (answered) await projectCaseMerges(platform.tables, answered, Date.now())
    expect(await getCase(platform.tables, last.id)).toEqual(before)
    // That it was another matter the citizen may say, once.
    await ok(steps.citizen(last, { type: 'reopen', text: '我说的是另一盏' }))
    expect((await steps.read(office.officer, target.id)).case.duplicates).toHaveLength(1)
  })

  it('answered at the very moment it is merged into, or taken out: the reply comes or not, never half', async () => {
    at('2026-06-01')
    for (let round = 0; round < 4; round++) {
      const [target, duplicate] = [await steps.send(), await steps.send()]
      const merge = { type: 'case.merge', into: target.id } as const
      const decline = { type: 'case.decline', reason: 'other', explanation: '已办结' } as const
      if (round % 2 === 1) await steps.act(office.officer, duplicate.id, merge)
      const other: CaseAct = round % 2 === 1 ? { type: 'case.unmerge', reason: '不同' } : merge
      await Promise.all([
        steps.attempt(office.officer, duplicate.id, other),
        steps.attempt(office.second, target.id, decline),
      ])
      await platform.runtime.idle()
      const [into, own] = [await steps.read(office.admin, target.id), await steps.read(office.admin, duplicate.id)]
      const isMerged = own.case.mergedInto !== null
      expect(into.case.duplicates.map(({ id }) => id)).toEqual(isMerged ? [duplicate.id] : [])
      expect(own.case.outcome !== null).toBe(isMerged && into.case.outcome !== null)
      expect(own.case.history.filter(({ step }) => step === 'declined').length).toBeLessThanOrEqual(1)
    }
  })

  it('a withdrawn case sets its duplicates free', async () => {
    at('2026-06-01')
    const [target, duplicate] = [await steps.send(), await steps.send()]
    await steps.act(office.officer, duplicate.id, { type: 'case.merge', into: target.id })
    await ok(steps.citizen(target, { type: 'withdraw' }))
    await until(async () => (await steps.own(duplicate)).state === 'received', 'the duplicate')
  })

  it('asks for the same right on both sides', async () => {
    at('2026-06-01')
    const [target, own] = [await steps.send(), await steps.send()]
    await steps.triage(own.id)
    // The handler's department holds one of the two; the other is not theirs to change.
    expect(await code(steps.attempt(office.handler, own.id, { type: 'case.merge', into: target.id }))).toBe('not-found')
    expect(await code(steps.attempt(office.officer, own.id, { type: 'case.merge', into: own.id }))).toBe('merge-target')
  })
})

describe('the desk', () => {
  it('[C1] shows a department what it answers for or helps with, and nobody else’s', async () => {
    at('2026-06-01')
    const { id } = await steps.send()
    const see = async (by: { token: string }) =>
      (await platform.call('case.read', { params: { caseId: id }, ...by })).status
    expect([await see(office.officer), await see(office.handler), await see(office.stranger)]).toEqual([200, 403, 403])
    await steps.triage(id)
    expect([await see(office.officer), await see(office.handler), await see(office.stranger)]).toEqual([200, 200, 403])
    const elsewhere = (department: string): CaseAct => ({
      ...{ type: 'case.triage', caseType: 'enquiry', valuable: false, department, coHandlers: [], reason: '错' },
    })
    expect(await code(steps.attempt(office.officer, id, elsewhere('platform')))).toBe('not-found')
    await steps.triage(id, { coHandlers: [office.other] })
    expect([await see(office.handler), await see(office.stranger)]).toEqual([200, 200])
    expect(await code(steps.attempt(office.stranger, id, elsewhere(office.other)))).toBe('not-allowed')
    const { departments } = await ok(
      platform.call('case.departments', { params: { siteId: office.siteId }, token: office.officer.token }),
    )
    expect(departments.map((each) => each.id)).toEqual([office.siteId, ...[office.department, office.other].toSorted()])
  })

  it('[C7] lists by due day, by receipt, by view and filter, page after page; the board counts the same', async () => {
    const fresh = await createOffice(platform)
    const desk = caseSteps(platform, fresh)
    const received: string[] = []
    for (const day of ['2026-06-03', '2026-06-01', '2026-06-02']) {
      at(day)
      received.push((await desk.send({ category: day === '2026-06-03' ? 'site-error' : 'suggestion' })).id)
    }
    at('2026-06-08')
    const list = async (query: Record<string, string>) =>
      ok(platform.call('case.list', { params: { siteId: fresh.siteId }, token: fresh.officer.token, query }))
    const idsOf = async (query: Record<string, string>) => (await list(query)).entries.map(({ id }) => id)
    const [siteError, second, third] = received
    expect(await idsOf({})).toEqual([siteError, second, third])
    expect(await idsOf({ sort: 'received' })).toEqual([second, third, siteError])
    expect(await idsOf({ sort: 'newest' })).toEqual([siteError, third, second])
    expect(await idsOf({ view: 'due-today' })).toEqual([siteError])
    expect(await idsOf({ type: 'suggestion', department: 'none' })).toEqual([second, third])
    await desk.answer(second ?? '')
    expect(await idsOf({ view: 'answered' })).toEqual([second])
    expect(await idsOf({ q: '路灯' })).toEqual([siteError, third])
    const board = await ok(
      platform.call('case.board', { params: { siteId: fresh.siteId }, token: fresh.officer.token }),
    )
    expect(board).toMatchObject({ today: '2026-06-08', views: { open: 2, received: 2, 'due-today': 1, overdue: 0 } })
    expect(board.oldest?.id).toBe(third)

    const exported = await ok(
      platform.call('case.export', {
        ...{ params: { siteId: fresh.siteId }, query: { format: 'csv', list: 'closed' }, token: fresh.analyst.token },
      }),
    )
    expect(exported).toMatchObject({ cases: 1, next: null })
    expect(exported.text.split('\r\n')).toHaveLength(3)
    expect(exported.text).toMatch(/^\uFEFF编号 \(number\),.*,状态 \(state\),.* \+08:00,/s)
  })

  it('[C7] pages an open list to its end, each case once', async () => {
    const fresh = await createOffice(platform)
    const desk = caseSteps(platform, fresh)
    at('2026-06-01')
    // One participant may send a desk only so many in a while (C9).
    const tokens = [await desk.join(), await desk.join(), await desk.join()]
    await inParallel(
      Array.from({ length: 60 }, (_, index) => tokens[index % tokens.length] ?? ''),
      6,
      async (token) => {
        await desk.send({}, { token })
      },
    )
    for (const sort of ['due', 'received']) {
      const seen: string[] = []
      for (let after = ''; ; ) {
        const query = { sort, ...(after ? { after } : {}) }
        const page = await ok(
          platform.call('case.list', { params: { siteId: fresh.siteId }, token: fresh.officer.token, query }),
        )
        seen.push(...page.entries.map(({ id }) => id))
        if (!page.next) break
        after = page.next
      }
      expect(new Set(seen).size, sort).toBe(60)
      expect(seen, sort).toHaveLength(60)
    }
    const file = (format: 'csv' | 'xlsx' | 'jsonl') =>
      done(platform, fresh.siteId, { type: 'case.file', format }, fresh.analyst.token)
    expect((await file('csv')).toString().trimEnd().split('\r\n')).toHaveLength(61)
    expect((await file('jsonl')).toString().trimEnd().split('\n')).toHaveLength(60)
    const sheet = unzipSync(await file('xlsx'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array()
    expect(strFromU8(sheet).match(/<row /g)).toHaveLength(61)
  })

  it('offers near duplicates to colleagues and answered public ones to citizens', async () => {
    const fresh = await createOffice(platform)
    const desk = caseSteps(platform, fresh)
    at('2026-06-01')
    const [first, second] = [await desk.send(), await desk.send({ text: `${TEXT}谢谢！` })]
    await desk.send({ text: '希望图书馆周末延长开放时间' })
    const { cases } = await ok(platform.call('case.near', { params: { caseId: first.id }, token: fresh.officer.token }))
    expect(cases.map(({ entry }) => entry.id)).toEqual([second.id])
    const similar = () =>
      ok(platform.call('box.similar', { params: { siteId: fresh.siteId }, body: { text: '人民路路灯不亮' } }))
    expect((await similar()).cases).toEqual([])
    await desk.answer(first.id, '已修复。', '人民路路灯不亮，夜里看不清路')
    expect((await similar()).cases.map(({ number }) => number)).toEqual([first.number])
    const found = (q: string) => ok(platform.call('answered.list', { params: { siteId: fresh.siteId }, query: { q } }))
    expect((await found('路灯 修复')).cases).toHaveLength(1)
    expect((await found('路灯 图书馆')).cases).toEqual([])
    await desk.act(fresh.reviewer, first.id, { type: 'case.hide', reason: '漏遮个人信息' })
    expect((await found('路灯')).cases).toEqual([])
    expect(await desk.own(first)).toMatchObject({ state: 'answered' })
  })

  it('[M8] a case is entered for a citizen, on the day they came; templates are set by version', async () => {
    at('2026-06-10')
    const { siteId, officer, contractor } = office
    const body = {
      ...{ channel: 'letter', category: 'enquiry', text: '来信咨询', contact: '县城人民路1号', public: false },
      receivedAt: Date.parse('2026-06-08T09:00:00+08:00'),
    }
    const enter = { params: { siteId, caseId: newId() }, body, token: officer.token }
    const receipt = await ok(platform.call('case.enter', enter))
    expect(await ok(platform.call('case.enter', enter))).toEqual(receipt)
    expect(await steps.own(receipt)).toMatchObject({ due: { from: '2026-06-08', day: '2026-06-15' } })
    const tomorrow = { ...enter, params: { siteId, caseId: newId() }, body: { ...body, receivedAt: 4_000_000_000_000 } }
    expect(await code(platform.call('case.enter', tomorrow))).toBe('invalid-input')
    const contact = { params: { caseId: enter.params.caseId }, body: { commandId: newId(), reason: '电话回访' } }
    expect(await code(platform.call('case.contact', { ...contact, token: contractor.token }))).toBe('not-allowed')
    expect((await ok(platform.call('case.contact', { ...contact, token: officer.token }))).contact).toBe(
      '县城人民路1号',
    )
    const audit = await ok(platform.call('audit.list', { params: { siteId }, token: office.admin.token }))
    expect(audit.entries.find(({ action }) => action === 'case.contact')).toMatchObject({
      ...{ target: enter.params.caseId, after: { reason: '电话回访' }, by: { subject: officer.subject } },
    })
    expect(audit.entries.find(({ action }) => action === 'case.enter')).toMatchObject({ after: { channel: 'letter' } })

    const templates = [{ id: newId(), title: '已转办', type: null, text: '您的来信（{number}）已转{department}。' }]
    const set = (version: number) =>
      platform.call('case.templates.set', { params: { siteId }, body: { version, templates }, token: officer.token })
    expect(await ok(set(0))).toMatchObject({ templates, inherited: [], version: 1 })
    expect(await code(set(0))).toBe('version-conflict')
    const below = { params: { siteId: office.department }, token: office.handler.token }
    expect(await ok(platform.call('case.templates', below))).toEqual({
      templates: [],
      inherited: templates,
      version: 0,
    })
  })
})

describe('[D6] whatever fails', () => {
  for (const seed of [1, Math.floor(Date.now() / 1000) % 1_000_000])
    it(`each case is there once, each word of a citizen is kept, each duplicate is answered once: seed ${seed}`, async () => {
      at('2026-06-01')
      const random = randomOf(seed)
      const { faults } = platform.runtime
      const token = await steps.join()
      /** As a client does: the same again until it is answered. */
      const surely = async <T extends { status: number }>(send: () => Promise<T>): Promise<T> => {
        for (;;) {
          const got = await send()
          if (got.status < 500) return got
        }
      }
      faults.kill('http', { probability: 0.15, points: 12 })
      faults.kill('project', { probability: 0.4, points: 20 })
      faults.set({ batches: { repeat: 0.3 } }, random)
      const cases: { id: string; number: string; code: string }[] = []
      await inParallel(Array.from({ length: 8 }), 3, async () => {
        const sent = {
          params: { siteId: office.siteId, caseId: newId() },
          body: { category: 'enquiry', text: TEXT, public: true },
          token,
        }
        const { reply } = await surely(() => platform.call('box.send', sent))
        if (reply) cases.push({ id: sent.params.caseId, ...reply })
      })
      expect(cases).toHaveLength(8)
      const [target, ...duplicates] = cases
      if (!target) throw new Error('eight were sent')
      const officer = async (act: CaseAct, id: string) => {
        for (;;) {
          const read = await surely(() =>
            platform.call('case.read', { params: { caseId: id }, token: office.officer.token }),
          )
          const body = { commandId: newId(), id, version: read.reply?.case.version, ...act }
          const got = await surely(() =>
            platform.call('case.command', { params: { caseId: id }, body, token: office.officer.token }),
          )
          if (got.refusal?.code !== 'version-conflict') return got.status
        }
      }
      await inParallel(duplicates, 3, async ({ id, number, code }) => {
        const command = { commandId: newId(), type: 'add', text: `补充${id}` }
        // Everybody from where they are: a try that was killed is not given back, and one address has twenty of them.
        const headers = { [LOCAL_ADDRESS_HEADER]: `198.51.100.${duplicates.findIndex((one) => one.id === id) + 1}` }
        const add = { params: { siteId: office.siteId }, body: { number, code, command }, headers }
        const [added, merged] = await Promise.all([
          surely(() => platform.call('receipt.command', add)),
          officer({ type: 'case.merge', into: target.id }, id),
        ])
        expect([added.refusal?.code, merged]).toEqual([undefined, 200])
      })
      expect(await officer({ type: 'case.decline', reason: 'other', explanation: '已办结' }, target.id)).toBe(200)
      faults.clear()
      await platform.runtime.idle()
      for (const { id } of duplicates) {
        const { case: own } = await steps.read(office.admin, id)
        expect(own.additions.map(({ text }) => text)).toEqual([`补充${id}`])
        expect(own).toMatchObject({ state: 'merged', mergedInto: { id: target.id }, outcome: { type: 'declined' } })
        expect(own.history.filter(({ step }) => step === 'declined')).toHaveLength(1)
      }
      expect((await steps.read(office.admin, target.id)).case.duplicates).toHaveLength(duplicates.length)
    })
})

it('[C7] after all of that, every list holds just what the cases say', async () => {
  await platform.runtime.idle()
  const { tables } = platform
  const items: Record<string, unknown>[] = []
  for (let from: Record<string, unknown> | undefined, more = true; more; more = from !== undefined) {
    const page: ScanCommandOutput = await tables.db.send(
      new ScanCommand({ TableName: tables.records, ...(from ? { ExclusiveStartKey: from } : {}) }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  }
  const cases = items.filter(({ kind }) => kind === 'case').map(caseFrom)
  expect(cases.length).toBeGreaterThan(10)
  const sorted = (list: unknown[]) => list.map((item) => canonical(item)).toSorted()
  const expected = cases.flatMap((after) => listWrites(tables, { before: null, after }).map(({ Put }) => Put?.Item))
  const found = items.filter(({ pk }) => /^SITE#.+#CASE#(OPEN|CLOSED|PUBLIC)$/.test(String(pk)))
  expect(sorted(found)).toEqual(sorted(expected))
})

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  )
