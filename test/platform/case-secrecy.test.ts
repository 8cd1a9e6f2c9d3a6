import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacter } from '#contract/case/receipt.ts'
import { getCase } from '../../functions/store/case/records.ts'
import { LOCAL_ADDRESS_HEADER } from '../../infra/local/http-message.ts'
import { addressFor, ok, refusalOf } from '../support/call.ts'
import { caseSteps, createOffice, type Office } from '../support/case.ts'
import { newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { PAGE_ORIGIN } from '../support/scene.ts'

let platform: Platform
let office: Office
let steps: ReturnType<typeof caseSteps>
/** What no log line may hold, and what no citizen but its own. */
const secrets = new Set<string>()
const secret = (text: string): string => {
  const marked = `${text}${newId().slice(0, 12)}`
  secrets.add(marked)
  return marked
}

beforeAll(async () => {
  platform = await startPlatform()
  office = await createOffice(platform)
  steps = caseSteps(platform, office)
})
afterAll(() => platform.stop())

/** A well-formed code or number that is none. */
const madeUp = (length: number): string => {
  const plain = Array.from({ length: length - 1 }, () => 'ABCDEFGH'[Math.floor(Math.random() * 8)]).join('')
  return plain + checkCharacter(plain)
}
const madeUpCode = () => madeUp(12)

/** From an address of one's own, whatever one writes before it. */
const look = (number: string, code: string, from: string) =>
  platform.call('receipt.read', {
    ...{ params: { siteId: office.siteId }, body: { number, code } },
    headers: { 'x-forwarded-for': addressFor(newId()), [LOCAL_ADDRESS_HEADER]: from },
  })

describe('looking up', () => {
  it('[C3] an unknown number and a wrong code are told the same; a mistyped one is told so before', async () => {
    const { number, code } = await steps.send()
    const wrong = await look(number, madeUpCode(), '10.0.0.1')
    const unknown = await look(madeUp(9), madeUpCode(), '10.0.0.1')
    expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text])
    expect(wrong.refusal?.code).toBe('not-found')
    const typo = await look(number, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`, '10.0.0.1')
    expect(typo.refusal).toMatchObject({ code: 'invalid-input', issues: [{ path: 'code', rule: 'check' }] })
    expect((await look(`${number.slice(0, 3)}-${number.slice(3).toLowerCase()}`, code, '10.0.0.1')).status).toBe(200)
  })

  it('[C4] wrong codes of one number are limited by address under any concurrency; the right one opens always', async () => {
    const { number, code } = await steps.send()
    const codes: string[] = []
    await inParallel(Array.from({ length: 40 }), 10, async () => {
      codes.push((await refusalOf(look(number, madeUpCode(), '10.0.0.2'))).code)
    })
    expect(codes.filter((each) => each === 'not-found')).toHaveLength(20)
    expect(codes.filter((each) => each === 'too-many-requests')).toHaveLength(20)
    // Also from that very address, where somebody else may have tried.
    for (const from of ['10.0.0.2', '10.0.0.3']) expect((await look(number, code, from)).status).toBe(200)
  })

  it('[C4] an unknown number is told the same beyond the limit, too', async () => {
    const number = madeUp(9)
    const told = []
    for (let again = 0; again < 22; again++) told.push((await refusalOf(look(number, madeUpCode(), '10.0.0.4'))).code)
    expect(told.slice(0, 20).every((each) => each === 'not-found')).toBe(true)
    expect(told.slice(20)).toEqual(['too-many-requests', 'too-many-requests'])
  })

  it('[C4] after hundreds of wrong codes from many addresses the holder opens it, from theirs', async () => {
    const { number, code } = await steps.send()
    await inParallel(Array.from({ length: 300 }).keys(), 16, async (at) => {
      expect((await look(number, madeUpCode(), `10.1.${at % 40}.1`)).status).not.toBe(200)
    })
    for (const from of ['10.1.0.1', '10.2.0.1']) expect((await look(number, code, from)).status).toBe(200)
  })

  it('[C4] two hundred people in a hall mistype their codes, and each is told so of their own, and gets in', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => steps.send()))
    const hall = '10.3.0.1'
    const told: string[] = []
    // As many mistakes as two hundred people would make who each need three tries.
    await inParallel(Array.from({ length: 400 }).keys(), 16, async (at) => {
      const number = at < 8 * 18 ? (receipts[at % 8]?.number ?? '') : madeUp(9)
      told.push((await refusalOf(look(number, madeUpCode(), hall))).code)
    })
    expect(told.every((each) => each === 'not-found')).toBe(true)
    for (const { number, code } of receipts) expect((await look(number, code, hall)).status).toBe(200)
  })

  it('[M13] keeps no address of those who tried, and what it keeps is erased', async () => {
    const { Items = [] } = await platform.tables.db.send(new ScanCommand({ TableName: platform.tables.records }))
    const tries = Items.filter(({ pk }) => String(pk).startsWith('ATTEMPT#'))
    expect(tries.length).toBeGreaterThan(20)
    expect(JSON.stringify(tries)).not.toContain('10.')
    for (const { expiresAt } of tries) expect(Number(expiresAt)).toBeGreaterThan(Date.now() / 1000)
  })

  it('[S10] serves the pages of allowed origins and no other', async () => {
    const { number, code } = await steps.send()
    const from = (origin: string) =>
      platform.call('receipt.read', {
        ...{ params: { siteId: office.siteId }, body: { number, code }, headers: { origin } },
      })
    expect((await from(PAGE_ORIGIN)).status).toBe(200)
    expect((await from('https://elsewhere.test')).refusal?.code).toBe('origin-not-allowed')
  })
})

describe('what leaves the server', () => {
  it('[M13] how to reach a citizen is sealed, in no list, and read by an act of its own', async () => {
    const contact = secret('13812345678-')
    const { id } = await steps.send({ contact })
    const stored = await getCase(platform.tables, id)
    expect(JSON.stringify(stored)).not.toContain(contact)
    const token = office.officer.token
    const read = await platform.call('case.read', { params: { caseId: id }, token })
    expect(read.reply?.case.hasContact).toBe(true)
    for (const hidden of [contact, stored?.contact ?? '?', stored?.codeHash ?? '?'])
      expect(read.text).not.toContain(hidden)
    // A receipt of another command passes for no entry of this one.
    const commandId = newId()
    await steps.act(office.officer, id, { type: 'case.claim', commandId })
    const reveal = { params: { caseId: id }, body: { commandId, reason: '回访' }, token }
    expect((await ok(platform.call('case.contact', reveal))).contact).toBe(contact)
    expect((await ok(platform.call('case.contact', reveal))).contact).toBe(contact)
    const audit = await platform.call('audit.list', { params: { siteId: office.siteId }, token: office.admin.token })
    expect(
      audit.reply?.entries.filter(({ action, target }) => action === 'case.contact' && target === id),
      // Each look, also one that was asked for again under the same id: it showed the same again.
    ).toHaveLength(2)
    expect(audit.text).not.toContain(contact)
    const none = await steps.send()
    expect((await ok(platform.call('case.contact', { ...reveal, params: { caseId: none.id } }))).contact).toBeNull()
  })

  it('[C5] a citizen sees of their own case no staff name, note, draft, review or reason of the office', async () => {
    const receipt = await steps.send()
    const inside = {
      reason: secret('内部理由'),
      note: secret('内部备注'),
      draft: secret('草稿'),
      rejected: secret('退回'),
    }
    await steps.triage(receipt.id, { reason: inside.reason })
    await steps.act(office.handler, receipt.id, { type: 'case.take' })
    await steps.act(office.handler, receipt.id, { type: 'case.note', noteId: newId(), text: inside.note })
    await steps.act(office.handler, receipt.id, {
      type: 'case.draft',
      text: inside.draft,
      attachments: [],
      publicText: null,
    })
    await steps.act(office.handler, receipt.id, { type: 'case.submit', providedBy: secret('养护科') })
    await steps.act(office.chief, receipt.id, { type: 'case.reject', reason: inside.rejected })
    const own = JSON.stringify(await steps.own(receipt))
    const people = [office.officer, office.handler, office.chief].map(({ subject }) => subject)
    for (const hidden of [...Object.values(inside), ...people, 'codeHash', 'handler"', 'history', 'claim'])
      expect(own, hidden).not.toContain(hidden)
  })

  it('[C6] nothing of a case is public unless its citizen agreed and its masked text was approved', async () => {
    const words = secret('路灯不亮，电话13812345678')
    const secretly = await steps.send({ text: words, public: false })
    await steps.triage(secretly.id)
    await steps.act(office.handler, secretly.id, { type: 'case.take' })
    const draft = { type: 'case.draft' as const, text: '已修复', attachments: [], publicText: '路灯不亮' }
    expect((await refusalOf(steps.attempt(office.handler, secretly.id, draft))).code).toBe('invalid-input')
    const unmasked = await steps.send({ text: words })
    await steps.answer(unmasked.id)
    const shown = await steps.send({ text: words, category: 'complaint' })
    await steps.answer(shown.id, '已修复', '路灯不亮，电话138****5678')
    const list = await platform.call('answered.list', { params: { siteId: office.siteId } })
    expect(list.reply?.cases.map(({ number }) => number)).toEqual([shown.number])
    expect(list.text).not.toContain(words)
    const one = (number: string) => platform.call('answered.read', { params: { siteId: office.siteId, number } })
    expect((await one(shown.number)).text).not.toContain(words)
    expect((await one(unmasked.number)).status).toBe(404)
  })

  it('[S15] no log line holds what a citizen wrote, a code, or a token', async () => {
    const text = secret('投诉内容')
    const [token, contact] = [await steps.join(), secret('wechat-')]
    const receipt = await steps.send({ text, contact }, { id: newId(), token })
    await ok(steps.citizen(receipt, { type: 'add', text: secret('补充') }))
    await platform.call('box.send', {
      params: { siteId: office.siteId, caseId: newId() },
      body: { text, contact },
      token,
    })
    const lines = JSON.stringify(platform.logs)
    for (const hidden of [...secrets, receipt.code, token]) expect(lines).not.toContain(hidden)
  })
})
