import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobRequest } from '#contract/job/request.ts'
import type { TrailEntry } from '#contract/site/audit.ts'
import { WEBHOOK_EVENTS } from '#contract/webhook/webhook.ts'
import { leftOverCaseId } from '../../functions/store/case/left-over.ts'
import { caseCommandKey, commandKey, ownedBySite, seqKey } from '../../functions/store/keys.ts'
import { ok, refusalOf } from '../support/call.ts'
import { caseSteps, createOffice, type Office } from '../support/case.ts'
import { everything } from '../support/everything.ts'
import { ended, startJob } from '../support/job.ts'
import { citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { createInterview, createTeam, publish, SPEAKER, type Team } from '../support/scene.ts'
import { type Solicitors, solicitors } from '../support/solicitation.ts'
import { SURVEY, type Surveyors, surveyors } from '../support/survey.ts'
import { until } from '../support/until.ts'
import { citizensFields } from '../support/written.ts'

let platform: Platform
let office: Office
let team: Team
let steps: ReturnType<typeof caseSteps>
let opinions: Solicitors
let surveys: Surveyors
let receiver: Receiver

beforeAll(async () => {
  platform = await startPlatform()
  office = await createOffice(platform)
  team = await createTeam(platform)
  steps = caseSteps(platform, office)
  opinions = solicitors(platform, team)
  surveys = surveyors(platform, team)
  receiver = await startReceiver()
  for (const { siteId, admin } of [office, team])
    await ok(
      platform.call('webhook.add', {
        params: { siteId, webhookId: newId() },
        body: { url: receiver.url, description: '', events: [...WEBHOOK_EVENTS] },
        token: admin.token,
      }),
    )
})
afterAll(async () => {
  await platform.stop()
  await receiver.stop()
})

/** What citizens can write, each field with the test that plants a mark in it and looks for it after the erasure. */
const PLANTED = {
  question: ['question.ask.text', 'question.ask.name', 'question.revise.text', 'question.revise.name'],
  letter: [
    'box.send.text',
    'box.send.attachments[].title',
    'box.send.attachments[].text',
    'box.send.contact',
    'receipt.command.command.text',
    'receipt.command.command.attachments[].title',
    'receipt.command.command.attachments[].text',
  ],
  comment: ['comment.send.text', 'comment.send.proposed', 'comment.send.sender.name', 'comment.send.contact'],
  response: ['response.give.answers{}'],
}
/** Searched for and not stored. */
const NOT_STORED = ['box.similar.text', 'comment.similar.text']
/** Ids, codes and numbers, which the contract holds to a form; a draft that the device has sealed. */
const NO_WORDS = [
  ...['participant.verify.origin', 'response.give.lang', 'response.give.code', 'response.give.proof'],
  ...['poll.answer.choices[]', 'draft.keep.sealed', 'receipt.read.number', 'receipt.read.code'],
  ...['receipt.command.number', 'receipt.command.code', 'receipt.command.command.commandId', 'comment.send.id'],
  ...['comment.send.articleId', 'comment.similar.articleId', 'comment.lookup.number', 'comment.lookup.code'],
  ...['participant.create.challenge', 'participant.create.proof', 'box.join.challenge', 'box.join.proof'],
]

/** Marks that are found again wherever they went, also in part of a text. */
const planting = () => {
  const marks: string[] = []
  const mark = (what: string): string => {
    const word = `〔${what}${newId().slice(0, 10)}〕`
    marks.push(word)
    return word
  }
  const found = async (): Promise<string[]> => {
    await platform.runtime.idle()
    const places = [
      ...(await everything(platform)),
      { key: 'logs', text: JSON.stringify(platform.logs) },
      ...receiver.posts.map(({ body }) => ({ key: 'webhook', text: body })),
    ]
    return places.flatMap(({ key, text }) =>
      marks.filter((word) => text.includes(word)).map((word) => `${key} ${word}`),
    )
  }
  return { mark, marks, found }
}

/** As a release stored them that did not seal: the field lies open in the entry. */
const clearEntry = (key: { pk: string; sk: string }, siteId: string, target: string, text: string) =>
  platform.tables.db.send(
    new PutCommand({
      TableName: platform.tables.records,
      Item: {
        ...key,
        ...{
          commandId: key.sk,
          at: 1,
          by: { subject: 's', name: 's' },
          siteId,
          activityId: null,
          action: 'earlier.act',
        },
        ...{ target, before: { state: 'handling', text }, after: { text: `${text}。` }, reply: { versions: {} } },
        ...{ ownerPk: ownedBySite(siteId, 'AUDIT'), ownerSk: `${seqKey(1)}#${key.sk}` },
      },
    }),
  )

/** All of it, page by page: each look at what somebody wrote is in it, too. */
const wholeTrail = async (siteId: string, token: string) => {
  const all = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = after ? { after } : {}
    const page = await ok(platform.call('audit.list', { params: { siteId }, query, token }))
    all.push(...page.entries)
    after = page.next
  }
  return all
}
/** Without looks, whose entries are as many as the minutes in which somebody looked. */
const acts = (entries: readonly TrailEntry[]): string[] =>
  entries.flatMap(({ action }) => (action === 'case.read' ? [] : [action])).toSorted()
const trail = async (siteId: string, token: string, target: string) =>
  (await wholeTrail(siteId, token)).filter((entry) => entry.target === target)

describe('[M13] what a citizen wrote', () => {
  it('is planted below in every field that the contract gives them', () => {
    const known = [...Object.values(PLANTED).flat(), ...NOT_STORED, ...NO_WORDS]
    expect(citizensFields().toSorted()).toEqual(known.toSorted())
  })

  it('[O10] in a letter is nowhere after its erasure, and the trail says of each act that it was', async () => {
    const { mark, marks, found } = planting()
    const attachments = () => [{ title: mark('题'), text: mark('附') }]
    const receipt = await steps.send({ text: mark('信'), contact: mark('电话'), attachments: attachments() })
    const { id } = receipt
    const quoting = (what: string) => `${what}：${marks[0]}`
    const { officer, handler, reviewer, chief, admin } = office
    await ok(
      platform.call('case.contact', {
        params: { caseId: id },
        body: { commandId: newId(), reason: quoting('回访') },
        token: officer.token,
      }),
    )
    await steps.act(officer, id, { type: 'case.note', noteId: newId(), text: quoting('备注') })
    const other = await steps.send({ text: mark('重复的信') })
    await steps.act(officer, other.id, { type: 'case.merge', into: id })
    await steps.act(officer, other.id, { type: 'case.unmerge', reason: quoting('不是一回事') })
    await steps.triage(id, { reason: quoting('研判') })
    await steps.act(handler, id, { type: 'case.take' })
    await steps.act(handler, id, { type: 'case.ask', question: quoting('请补充') })
    await ok(steps.citizen(receipt, { type: 'add', text: mark('补充'), attachments: attachments() }))
    await steps.act(handler, id, { type: 'case.extend', reason: quoting('复杂') })
    await steps.act(reviewer, id, { type: 'case.extension', approve: true, reason: quoting('同意') })
    const draft = { type: 'case.draft' as const, text: quoting('答复'), attachments: [], publicText: quoting('公开') }
    await steps.act(handler, id, draft)
    await steps.act(handler, id, { type: 'case.submit', providedBy: '养护科' })
    await steps.act(chief, id, { type: 'case.reject', reason: quoting('退回') })
    await steps.act(handler, id, { ...draft, text: quoting('再答') })
    await steps.act(handler, id, { type: 'case.submit', providedBy: '养护科' })
    await steps.act(chief, id, { type: 'case.secrecy' })
    await steps.act(reviewer, id, { type: 'case.approve' })
    await ok(steps.citizen(receipt, { type: 'rate', score: 2, text: mark('评价') }))
    const file = await startJob(platform, office.siteId, { type: 'case.file', format: 'csv' }, admin.token)
    expect((await ended(platform, file, admin.token)).state).toBe('done')
    await clearEntry(caseCommandKey(id, 'command-of-earlier'), office.siteId, id, quoting('旧'))
    await platform.runtime.idle()
    const before = await trail(office.siteId, admin.token, id)
    expect(JSON.stringify(before.find(({ action }) => action === 'case.triage'))).toContain(quoting('研判'))

    await steps.act(admin, id, { type: 'case.erase', reason: '本人书面申请' })
    await steps.act(officer, other.id, { type: 'case.decline', reason: 'other', explanation: quoting('另一封') })
    await steps.act(admin, other.id, { type: 'case.erase', reason: '本人书面申请' })
    expect(await found()).toEqual([])
    const after = (await trail(office.siteId, admin.token, id)).filter(({ action }) => action !== 'case.erase')
    expect(acts(after)).toEqual(acts(before))
    expect(after.find(({ action }) => action === 'case.triage')).toMatchObject({
      ...{ erased: true, by: { subject: officer.subject }, before: { state: 'received' }, after: { state: 'triaged' } },
    })
    const old = after.find(({ action }) => action === 'earlier.act')
    expect(old).toMatchObject({ erased: true, before: { state: 'handling' }, after: {} })
    const read = { params: { siteId: office.siteId, jobId: file.id, piece: 0 }, token: admin.token }
    expect((await refusalOf(platform.call('job.piece', read))).code).toBe('not-found')
  })

  it('[O10] in a comment is nowhere after its erasure, and decisions on others can still be read', async () => {
    const { mark, marks, found } = planting()
    const id = await opinions.announced({ identity: 'real-name' })
    const other = await ok(
      opinions.send(id, await opinions.citizen(id), { sender: { kind: 'individual', name: '李四' } }),
    )
    const sent = await ok(
      opinions.send(id, await opinions.citizen(id), {
        ...{
          stance: 'suggest' as const,
          text: `${mark('意见')}13812345678`,
          proposed: mark('改为'),
          contact: mark('电话'),
        },
        sender: { kind: 'individual', name: mark('姓名') },
      }),
    )
    // A reason given for both quotes one of them: with that one's words it goes from the trail, too.
    const target = (version: number) => [{ id: sent.id, version }]
    const { moderator, admin } = team
    await ok(
      opinions.decide(moderator, id, {
        ...{ type: 'comment.hide', reason: `含有${marks[0]}` },
        targets: [...target(1), { id: other.id, version: 1 }],
      }),
    )
    await ok(
      opinions.decide(moderator, id, {
        ...{ type: 'comment.redact', id: sent.id, version: 2, proposed: [] },
        text: [{ kind: 'other', start: 0, end: 3, why: `即${marks[0]}` }],
      }),
    )
    await ok(
      opinions.decide(moderator, id, { type: 'comment.show', targets: [...target(3), { id: other.id, version: 2 }] }),
    )
    const adoption = { status: 'not', reason: '与上位法不符' } as const
    await ok(
      opinions.decide(moderator, id, {
        type: 'comment.adopt',
        targets: [...target(4), { id: other.id, version: 3 }],
        ...adoption,
      }),
    )
    await ok(
      opinions.call('comment.reveal', {
        params: { activityId: id, commentId: sent.id },
        body: { commandId: newId(), reason: `核实${marks[0]}` },
        subject: admin.subject,
      }),
    )
    const file = { type: 'solicitation.export' as const, activityId: id, format: 'csv' as const }
    await ended(platform, await startJob(platform, team.siteId, file, admin.token), admin.token)
    await clearEntry(commandKey(id, 'command-of-earlier'), team.siteId, sent.id, `旧${marks[0]}`)
    await platform.runtime.idle()
    expect(await found()).not.toEqual([])

    await ok(opinions.decide(admin, id, { type: 'comment.erase', id: sent.id, version: 5, reason: '本人书面申请' }))
    expect(await found()).toEqual([])
    const entries = await wholeTrail(team.siteId, admin.token)
    expect(entries.find(({ action }) => action === 'comment.adopt')).toMatchObject({
      erased: false,
      after: { adoption },
    })
    expect(entries.find(({ action }) => action === 'comment.redact')).toMatchObject({ erased: true })
    expect(entries.find(({ action }) => action === 'comment.hide')).toMatchObject({
      erased: true,
      after: { comments: [sent.id, other.id] },
    })
    expect(entries.find(({ action }) => action === 'earlier.act')).toMatchObject({ erased: true })
  })

  it('[O10] in a response is nowhere after its erasure', async () => {
    const { mark, found } = planting()
    const id = await surveys.announced({}, { ...SURVEY, pages: SURVEY.pages })
    const { token } = await ok(platform.call('participant.create', { params: { activityId: id } }))
    const responseId = newId()
    await ok(surveys.give(id, token, { service: 'poor', words: mark('答案') }, { responseId }))
    const jobs: JobRequest[] = [
      { type: 'survey.export', activityId: id, format: 'csv', language: 'zh-CN' },
      { type: 'survey.texts', activityId: id, question: 'q-words', search: mark('找'), filters: [] },
    ]
    for (const body of jobs)
      await ended(platform, await startJob(platform, team.siteId, body, team.admin.token), team.admin.token)
    expect(await found()).not.toEqual([])
    await ok(platform.call('response.erase', { params: { activityId: id, responseId }, token: team.admin.token }))
    await until(async () => (await found()).length === 0, 'all of it to go')
    expect(await found()).toEqual([])
  })

  const revise = (activityId: string, questionId: string, token: string, text: string, name: string) =>
    ok(
      platform.call('question.revise', { params: { activityId, questionId }, body: { text, name, version: 1 }, token }),
    )
  const everyWord = async (activityId: string): Promise<string> => {
    const params = { activityId }
    const texts = [
      (await platform.call('activity.snapshot', { params })).text,
      (await platform.call('activity.backstage', { params, token: team.contractor.token })).text,
    ]
    const { epoch } = await ok(platform.call('activity.head', { params }))
    texts.push((await platform.call('activity.log', { params: { ...params, epoch, segment: 0 } })).text)
    const staffLog = { params: { ...params, epoch, segment: 0 }, token: team.contractor.token }
    texts.push((await platform.call('activity.backstage.log', staffLog)).text)
    texts.push(await (await fetch(`${platform.url}/p/${activityId}`)).text())
    return texts.join('\n')
  }

  it('[I10] in a question is nowhere once it was withdrawn, whoever looks', async () => {
    const { mark, marks, found } = planting()
    const id = await createInterview(platform, team, 'live')
    const citizen = await citizenOf(platform, id)
    const { id: questionId } = await citizen.ask(mark('问'), { name: mark('名') })
    await revise(id, questionId, citizen.token, mark('再问'), mark('又名'))
    const target = { id: questionId }
    await team.moderator.command(id, { type: 'question.publish', ...target, version: 2, text: mark('编辑') })
    await team.moderator.command(id, { type: 'question.undo', ...target, version: 3 })
    await platform.runtime.idle()
    expect(await found()).not.toEqual([])
    const gone = await ok(
      platform.call('question.withdraw', { params: { activityId: id, questionId }, token: citizen.token }),
    )
    expect(gone).toMatchObject({ state: 'withdrawn', text: '', name: null })
    expect(await found()).toEqual([])
    const seen = await everyWord(id)
    expect(marks.filter((word) => seen.includes(word))).toEqual([])
  })

  it('[I10] in a question is nowhere after its erasure: its place and its answers stay', async () => {
    const { mark, marks, found } = planting()
    const id = await createInterview(platform, team, 'live')
    const citizen = await citizenOf(platform, id)
    const { id: questionId } = await citizen.ask(mark('问'), { name: mark('名') })
    await revise(id, questionId, citizen.token, mark('再问'), mark('又名'))
    const target = { id: questionId }
    await team.moderator.command(id, { type: 'question.publish', ...target, version: 2, text: mark('编辑') })
    await team.moderator.command(id, {
      ...{ type: 'turn.add', id: newId(), speaker: SPEAKER, text: '已经安排。', images: [], questionId, after: null },
    })
    await clearEntry(commandKey(id, 'command-of-earlier'), team.siteId, questionId, `旧${marks[2]}`)
    await team.moderator.command(id, { type: 'activity.finish' })
    await publish(team, id)
    await platform.runtime.idle()
    const body = { type: 'question.erase' as const, ...target, reason: '本人书面申请' }
    expect((await refusalOf(team.moderator.attempt(id, { ...body, version: 4 }))).code).toBe('not-allowed')
    await team.admin.command(id, { ...body, version: 4 })
    expect(await found()).toEqual([])
    const seen = await everyWord(id)
    expect(marks.filter((word) => seen.includes(word))).toEqual([])
    const { questions, turns } = await ok(platform.call('activity.snapshot', { params: { activityId: id } }))
    expect(questions).toMatchObject([{ id: questionId, text: '', name: null, state: 'answered' }])
    expect(turns).toMatchObject([{ text: '已经安排。', questionId }])
    const entries = await trail(team.siteId, team.admin.token, questionId)
    expect(entries.find(({ action }) => action === 'question.publish')).toMatchObject({
      erased: true,
      after: { state: 'published' },
    })
    expect(entries.find(({ action }) => action === 'question.erase')).toMatchObject({
      before: null,
      after: { reason: '本人书面申请' },
    })
    const again = await refusalOf(
      team.moderator.attempt(id, { type: 'question.edit', ...target, version: 5, text: '补写' }),
    )
    expect(again.code).toBe('wrong-state')
  })

  it('[I10] goes from the case that a question became, and from the question of a case', async () => {
    const { mark, found } = planting()
    const id = await createInterview(platform, team, 'live')
    const citizen = await citizenOf(platform, id)
    const asked = [await citizen.ask(mark('甲问')), await citizen.ask(mark('乙问'))] as const
    for (const each of asked) await team.moderator.command(id, { type: 'question.publish', id: each.id, version: 1 })
    await team.moderator.command(id, { type: 'activity.finish' })
    await publish(team, id)
    await platform.runtime.idle()
    const caseOf = (questionId: string) => leftOverCaseId(id, questionId)
    const read = async (caseId: string) =>
      (await ok(platform.call('case.read', { params: { caseId }, token: team.admin.token }))).case
    const act = async (caseId: string, command: Record<string, unknown>) => {
      const { version } = await read(caseId)
      const sent = { commandId: newId(), id: caseId, version, ...command }
      await ok(platform.call('case.command', { params: { caseId }, body: sent, token: team.admin.token }))
    }
    const [first, second] = asked
    await team.admin.command(id, { type: 'question.erase', id: first.id, version: 2, reason: '本人书面申请' })
    await until(async () => (await read(caseOf(first.id))).erasedAt !== null, 'the case')
    expect(await read(caseOf(first.id))).toMatchObject({ state: 'withdrawn', text: '' })
    await act(caseOf(second.id), { type: 'case.decline', reason: 'other', explanation: '不属于受理范围' })
    await platform.runtime.idle()
    await act(caseOf(second.id), { type: 'case.erase', reason: '本人书面申请' })
    await until(async () => (await found()).length === 0, 'all of it to go')
    expect(await found()).toEqual([])
  })
})
