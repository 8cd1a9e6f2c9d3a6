import { gunzipSync } from 'node:zlib'
import { PutCommand, ScanCommand, type ScanCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AdoptionRows } from '#contract/solicitation/adoption.ts'
import type { WebhookEvent } from '#contract/webhook/webhook.ts'
import { marksOf } from '#domain/solicitation/marks.ts'
import { activityKey, commentKey, deliveryPartition, shardOf, tallyKey } from '../../functions/store/keys.ts'
import { partition } from '../../functions/store/pages.ts'
import { allComments } from '../../functions/store/solicitation/comments.ts'
import { progressOf, supportsOf } from '../../functions/store/solicitation/counts.ts'
import { eraseCommentContacts } from '../../functions/stream/schedule/erase-comment-contacts.ts'
import { recountAll } from '../../functions/stream/schedule/recount-all.ts'
import { ok, refusalOf } from '../support/call.ts'
import { ended, resultOf, startJob } from '../support/job.ts'
import { newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam, type Team } from '../support/scene.ts'
import { dayFromNow, PARTS, type Solicitors, solicitationDetails, solicitors } from '../support/solicitation.ts'
import { until } from '../support/until.ts'

let platform: Platform
let team: Team
let office: Solicitors
beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
  office = solicitors(platform, team)
})
afterEach(() => {
  office.clock.aheadMs = 0
})
afterAll(() => platform.stop())

/** All that is stored of an activity, packed or not. */
const everything = async (activityId: string) => {
  const found: { key: string; text: string }[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await platform.tables.db.send(
      new ScanCommand({ TableName: platform.tables.records, ...(from ? { ExclusiveStartKey: from } : {}) }),
    )
    for (const { packed, ...item } of page.Items ?? []) {
      const unpacked = packed instanceof Uint8Array ? gunzipSync(packed).toString() : ''
      if (String(item.pk).includes(activityId))
        found.push({ key: `${item.pk} ${item.sk}`, text: JSON.stringify(item) + unpacked })
    }
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

const at = (activityId: string) => ({ params: { activityId } })
const stored = (activityId: string) => allComments(platform.tables, activityId)

/** [D6] At rest what is counted by article equals a recount of the comments, made here. */
const settled = async (activityId: string) => {
  await platform.runtime.idle()
  const comments = await stored(activityId)
  const expected = new Map<string, Record<string, number>>()
  for (const comment of comments)
    for (const [part, counters] of Object.entries(marksOf(comment))) {
      if (part === 'labels') continue
      const sums = expected.get(part) ?? {}
      expected.set(part, sums)
      for (const [name, count] of Object.entries(counters)) sums[name] = (sums[name] ?? 0) + count
    }
  const progress = await progressOf(platform.tables, activityId, PARTS)
  for (const article of progress) {
    const sums = expected.get(`on:${article.articleId ?? 'whole'}`) ?? {}
    const { stances, senders, adoption, wordless, undecided, shown, hidden } = article
    const counted = { ...stances, ...senders, ...adoption, wordless, undecided, shown, hidden }
    expect(counted).toEqual({ ...Object.fromEntries(Object.keys(counted).map((name) => [name, 0])), ...without(sums) })
  }
  return progress
}
const without = ({ received, ...sums }: Record<string, number>) => sums

const targetsOf = async (activityId: string, query?: Record<string, string>) =>
  (await office.list(activityId, query)).map(({ id, version }) => ({ id, version }))

/** Published with whatever was decided. */
const publish = async (activityId: string, statement = '已逐条研究。', withNext = false) => {
  const { moderator, reviewer } = team
  await office.order(moderator, activityId, {
    ...{ type: 'solicitation.submit', providedBy: '城管局', statement, withNext },
  })
  await office.order(reviewer, activityId, { type: 'solicitation.secrecy' })
  return office.order(reviewer, activityId, { type: 'solicitation.publish' })
}

describe('[M3] a solicitation', () => {
  it('is announced by a second person once nothing that the law asks for is missing', async () => {
    const { moderator, reviewer, contractor } = team
    const id = await office.draft({ basis: '', closesOn: dayFromNow(29) })
    expect((await refusalOf(office.call('solicitation.read', at(id)))).code).toBe('not-found')
    expect((await refusalOf(office.call('activity.entry', at(id)))).code).toBe('not-found')
    const announce = { type: 'solicitation.announce' as const }
    const missing = await refusalOf(office.attempt(reviewer, id, announce))
    expect(missing.issues).toEqual([
      { path: 'basis', rule: 'required' },
      { path: 'shorterReason', rule: 'shorter_period', limit: 30 },
    ])
    const details = solicitationDetails({ closesOn: dayFromNow(29), shorterReason: '汛期将至' })
    await office.order(contractor, id, { type: 'solicitation.edit', details })
    expect((await refusalOf(office.attempt(contractor, id, announce))).code).toBe('not-allowed')
    await office.order(moderator, id, { type: 'solicitation.edit', details })
    await office.order(reviewer, id, announce)
    const view = await ok(office.call('solicitation.read', at(id)))
    expect(view).toMatchObject({ state: 'open', period: { shorterReason: '汛期将至' }, parts: PARTS, result: null })
    expect(await ok(office.call('activity.entry', at(id)))).toMatchObject({ kind: 'solicitation', state: 'open' })
    const list = await ok(office.call('activity.list.public', { params: { siteId: team.siteId } }))
    expect(list.entries.find((entry) => entry.id === id)?.kind).toBe('solicitation')
  })

  it('[M7] whoever wrote the draft does not announce it', async () => {
    const id = await office.draft()
    const announce = { type: 'solicitation.announce' as const }
    expect((await refusalOf(office.attempt(team.moderator, id, announce))).code).toBe('not-allowed')
    await office.order(team.admin, id, { type: 'solicitation.edit', details: solicitationDetails() })
    expect((await refusalOf(office.attempt(team.admin, id, announce))).code).toBe('second-person-required')
    await office.order(team.reviewer, id, announce)
  })

  it('runs its whole life: comments, decisions, review, publication by a second person, outcome at the receipt', async () => {
    const { moderator, reviewer } = team
    const id = await office.announced()
    const citizen = await office.citizen(id)
    const own = await ok(office.send(id, citizen, { stance: 'suggest', proposed: '路灯应当在日落后十五分钟内开启。' }))
    await ok(office.send(id, citizen, { stance: 'support', text: '' }))
    await ok(office.send(id, citizen, { articleId: null, stance: 'ask', text: '何时施行？请回电13812345678' }))
    const [first] = await settled(id)
    expect(first).toMatchObject({ articleId: 'article-01', received: 2, undecided: 1, wordless: 1 })

    const targets = await targetsOf(id, { adoption: 'undecided' })
    expect(targets).toHaveLength(2)
    await ok(office.decide(moderator, id, { type: 'comment.adopt', targets, status: 'adopted', reason: '' }))
    const again = await targetsOf(id, { adoption: 'adopted' })
    await ok(office.decide(moderator, id, { type: 'comment.undo', targets: again }))
    expect((await settled(id))[0]).toMatchObject({ undecided: 1, adoption: { adopted: 0 } })
    const undone = await targetsOf(id, { adoption: 'undecided' })
    await ok(
      office.decide(moderator, id, {
        type: 'comment.adopt',
        targets: undone,
        status: 'partly',
        reason: '改为二十分钟',
      }),
    )

    // [O1] Not while it is open, nor in the minute in which a last comment may be on its way.
    const submit = {
      type: 'solicitation.submit' as const,
      providedBy: '城管局',
      statement: '已逐条研究。',
      withNext: false,
    }
    expect((await refusalOf(office.attempt(moderator, id, submit))).code).toBe('wrong-state')
    await office.close(id, 0)
    expect((await refusalOf(office.attempt(moderator, id, submit))).detail).toBe('settling')
    await office.close(id)
    // [M7] A colleague takes over a decision, and with it answers for it.
    const partly = (await office.list(id)).filter(({ adoption }) => adoption !== null)
    await ok(
      office.decide(team.admin, id, {
        ...{ type: 'comment.adopt', status: 'partly', reason: '改为二十分钟' },
        targets: partly.slice(0, 1).map(({ id: comment, version }) => ({ id: comment, version })),
      }),
    )
    await office.order(moderator, id, submit)
    const names = [moderator, team.admin].map(({ subject }) => subject).join('、')
    expect(await refusalOf(office.attempt(team.admin, id, { type: 'solicitation.secrecy' }))).toEqual({
      ...{ code: 'second-person-required', detail: names },
    })

    // [O4] From here decisions rest.
    const rest = await targetsOf(id)
    const hide = { type: 'comment.hide' as const, targets: rest, reason: '无关' }
    expect((await refusalOf(office.decide(moderator, id, hide))).code).toBe('wrong-state')
    const publishing = { type: 'solicitation.publish' as const }
    expect((await refusalOf(office.attempt(reviewer, id, publishing))).code).toBe('incomplete')
    await office.order(reviewer, id, { type: 'solicitation.secrecy' })
    const receipt = { params: { siteId: team.siteId }, body: { number: own.number, code: own.code } }
    expect((await ok(office.call('comment.lookup', receipt))).outcome).toBeNull()
    await office.order(reviewer, id, publishing)

    const view = await ok(office.call('solicitation.read', at(id)))
    expect(view.result).toMatchObject({
      statement: '已逐条研究。',
      table: { counts: { received: 3, partly: 2, wordless: 1, undecided: 0 } },
      credits: { providedBy: '城管局', editedBy: moderator.subject, signedOffBy: reviewer.subject },
    })
    const rows = await ok(office.call('adoption.read', { ...at(id), query: { article: 'article-01' } }))
    expect(rows).toMatchObject({ rows: [{ stance: 'suggest', status: 'partly', reason: '改为二十分钟' }], next: null })
    expect((await ok(office.call('comment.lookup', receipt))).outcome).toMatchObject({ status: 'partly' })
    const { comments: mine } = await ok(
      office.call('comment.mine', { ...at(id), query: { ids: own.id }, token: citizen }),
    )
    expect(mine).toMatchObject([{ id: own.id, number: own.number, outcome: { reason: '改为二十分钟' } }])
    const csv = await office.call('opinion.data', { ...at(id), query: { format: 'csv' } })
    expect(csv.text.split('\r\n').filter(Boolean)).toHaveLength(4)
    expect(csv.headers.get('link')).toBeNull()
  })

  it('publishes its result also when there were no comments', async () => {
    const id = await office.announced()
    await office.close(id)
    await publish(id, '征求意见期间未收到意见。')
    const { result } = await ok(office.call('solicitation.read', at(id)))
    expect(result).toMatchObject({ statement: '征求意见期间未收到意见。', table: { counts: { received: 0 } } })
    expect(result?.table.articles.map(({ rows }) => rows)).toEqual([0, 0, 0])
    expect((await ok(office.call('adoption.read', { ...at(id), query: { article: 'whole' } }))).rows).toEqual([])
  })

  it('is compared with the law in force, an earlier round, and the version that came of it', async () => {
    const { moderator, reviewer } = team
    const changed = PARTS.map((part) =>
      part.id === 'article-01' && part.type === 'article' ? { ...part, text: '路灯应当在日落后一小时内开启。' } : part,
    )
    const first = await office.announced()
    const id = await office.draft({ previousId: first })
    await office.order(moderator, id, { type: 'solicitation.draft', document: 'law', parts: changed })
    const unknown = { type: 'solicitation.edit' as const, details: solicitationDetails({ previousId: newId() }) }
    expect((await refusalOf(office.attempt(moderator, id, unknown))).issues).toEqual([
      { path: 'details.previousId', rule: 'unknown' },
    ])
    await office.order(reviewer, id, { type: 'solicitation.announce' })
    const view = await ok(office.call('solicitation.read', at(id)))
    expect(view).toMatchObject({
      hasLaw: true,
      hasNext: false,
      links: [{ id: first, relation: 'previous', state: 'open' }],
    })
    expect((await ok(office.call('solicitation.read', at(first)))).links).toMatchObject([{ id, relation: 'later' }])
    const law = await ok(office.call('solicitation.compare', { ...at(id), query: { with: 'law' } }))
    expect(law.rows[1]).toMatchObject({ type: 'changed' })
    expect(law.rows[1]?.changes.some(({ type, text }) => type === 'removed' && text.includes('一'))).toBe(true)
    const round = await ok(office.call('solicitation.compare', { ...at(id), query: { with: first } }))
    expect(round.rows.every(({ type }) => type === 'same')).toBe(true)

    await office.order(moderator, id, { type: 'solicitation.draft', document: 'next', parts: changed })
    expect((await ok(office.call('solicitation.read', at(id)))).hasNext).toBe(false)
    const next = { ...at(id), query: { with: 'next' } }
    expect((await refusalOf(office.call('solicitation.compare', next))).code).toBe('not-found')
    await office.close(id)
    await publish(id, '采纳一条。', true)
    expect((await ok(office.call('solicitation.compare', next))).rows[1]?.type).toBe('changed')
    const late = { type: 'solicitation.draft' as const, document: 'next' as const, parts: PARTS }
    expect((await refusalOf(office.attempt(moderator, id, late))).code).toBe('wrong-state')
  })
})

describe('a comment', () => {
  it('[O1] is taken until midnight of the site’s zone, and not a millisecond longer; a repeat is answered the same after it', async () => {
    const id = await office.announced()
    const { solicitation } = await office.backstage(id)
    const closesAt = solicitation.period?.closesAt ?? 0
    expect(
      new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(
        closesAt - 1,
      ),
    ).toBe(`${dayFromNow(31)} 23:59:59`)
    const commentId = newId()
    office.clock.aheadMs = closesAt - 60_000 - Date.now()
    const citizen = await office.citizen(id)
    const receipt = await ok(office.send(id, citizen, { id: commentId }))
    office.clock.aheadMs = closesAt - Date.now() + 1
    expect((await refusalOf(office.send(id, citizen))).code).toBe('comments-closed')
    expect(await ok(office.send(id, citizen, { id: commentId }))).toEqual(receipt)
    expect(await stored(id)).toHaveLength(1)
  })

  it('[D2] sent again, also twice at once, is stored once under the same number and code; another’s id is refused', async () => {
    const id = await office.announced()
    const [citizen, other] = [await office.citizen(id), await office.citizen(id)]
    const commentId = newId()
    const replies = await Promise.all([1, 2, 3].map(() => ok(office.send(id, citizen, { id: commentId }))))
    expect(new Set(replies.map((reply) => JSON.stringify([reply.number, reply.code, reply.id]))).size).toBe(1)
    expect((await refusalOf(office.send(id, other, { id: commentId }))).code).toBe('id-taken')
    expect(await stored(id)).toHaveLength(1)
    expect((await settled(id))[0]?.received).toBe(1)
  })

  it('[D6] of hundreds at once is counted exactly', async () => {
    const id = await office.announced()
    const citizens = await Promise.all(Array.from({ length: 12 }, () => office.citizen(id)))
    const stances = ['support', 'oppose', 'suggest', 'ask'] as const
    await inParallel(
      Array.from({ length: 240 }, (_, n) => n),
      24,
      async (n) => {
        const article = [null, 'article-01', 'article-02'][n % 3] ?? null
        await ok(office.send(id, citizens[n % 12] ?? '', { articleId: article, stance: stances[n % 4] ?? 'ask' }))
      },
    )
    const progress = await settled(id)
    expect(progress.map(({ received }) => received)).toEqual([80, 80, 80])
    const { articles } = await ok(office.call('comment.counts', at(id)))
    expect(articles.map(({ received }) => received)).toEqual([80, 80, 80])
    // [D5] Nothing of decisions is in what anyone may read.
    expect(Object.keys(articles[0] ?? {})).toEqual(['articleId', 'version', 'received', 'stances'])
    expect(await office.list(id)).toHaveLength(240)
    expect(await office.list(id, { article: 'whole', stance: 'support' })).toHaveLength(20)
    expect((await office.list(id)).map(({ sentAt }) => sentAt)).toEqual(
      (await office.list(id)).map(({ sentAt }) => sentAt).sort((a, b) => b - a),
    )
  })

  it('[M13] is read by others only when staff let it, masked; the contact is sealed, and looking at it is on record', async () => {
    const id = await office.announced()
    const citizen = await office.citizen(id)
    const sent = await ok(office.send(id, citizen, { text: '请致电13812345678', contact: 'zhang@example.test' }))
    const query = { article: 'article-01' }
    await platform.runtime.idle()
    expect((await ok(office.call('comment.read', { ...at(id), query }))).comments).toEqual([])
    const detail = { params: { activityId: id, commentId: sent.id }, subject: team.moderator.subject }
    const { comment, findings } = await ok(office.call('comment.detail', detail))
    expect(comment.hasContact).toBe(true)
    expect(findings.text).toMatchObject([{ kind: 'mobile', start: 3, end: 14 }])
    const redact = { type: 'comment.redact' as const, id: sent.id, version: 1, proposed: [] }
    await ok(
      office.decide(team.moderator, id, { ...redact, text: [{ kind: 'mobile', start: 3, end: 14, why: 'pattern' }] }),
    )
    await ok(office.decide(team.moderator, id, { type: 'comment.show', targets: [{ id: sent.id, version: 2 }] }))
    await until(
      async () => (await ok(office.call('comment.read', { ...at(id), query }))).comments.length === 1,
      'the list',
    )
    const { comments } = await ok(office.call('comment.read', { ...at(id), query }))
    expect(comments).toMatchObject([{ id: sent.id, text: '请致电138******78', supports: 0 }])

    const [record] = await stored(id)
    expect(JSON.stringify(record)).not.toContain('zhang@example.test')
    const reveal = { params: detail.params, body: { commandId: newId(), reason: '核实意见' } }
    expect((await refusalOf(office.call('comment.reveal', { ...reveal, subject: team.moderator.subject }))).code).toBe(
      'not-allowed',
    )
    expect(await ok(office.call('comment.reveal', { ...reveal, subject: team.admin.subject }))).toEqual({
      ...{ name: null, contact: 'zhang@example.test' },
    })
    await until(async () => {
      const audit = await ok(
        office.call('audit.list', { params: { siteId: team.siteId }, subject: team.admin.subject }),
      )
      return audit.entries.some(({ action, target }) => action === 'comment.reveal' && target === sent.id)
    }, 'the audit trail')
    // Neither a receipt of another command nor one of a look, at this comment or another, passes for this look's entry.
    const hide = { type: 'comment.hide' as const, commandId: newId(), reason: '重复' }
    await ok(office.decide(team.admin, id, { ...hide, targets: [{ id: sent.id, version: 3 }] }))
    const second = await ok(office.send(id, citizen, { contact: 'li@example.test' }))
    for (const [commentId, commandId] of [
      [sent.id, reveal.body.commandId],
      [sent.id, hide.commandId],
      [second.id, hide.commandId],
      [second.id, reveal.body.commandId],
    ] as const)
      await ok(
        office.call('comment.reveal', {
          ...{
            params: { activityId: id, commentId },
            body: { commandId, reason: '再看' },
            subject: team.admin.subject,
          },
        }),
      )
    const looks = async () => {
      const { entries } = await ok(
        office.call('audit.list', { params: { siteId: team.siteId }, subject: team.admin.subject }),
      )
      return entries.filter(({ action, activityId }) => action === 'comment.reveal' && activityId === id)
    }
    await until(async () => (await looks()).length === 5, 'every look in the audit trail')
    const audit = await office.call('audit.list', { params: { siteId: team.siteId }, subject: team.admin.subject })
    expect(audit.text).not.toContain('zhang@example.test')
    expect(JSON.stringify(platform.logs)).not.toContain('13812345678')
  })

  it('[O9] all that its author wrote is erased on request: from lists, table, page and open data; figures stay', async () => {
    const id = await office.announced()
    const [first, second] = [await office.citizen(id), await office.citizen(id)]
    const mine = await ok(office.send(id, first, { text: '密语太长。', contact: 'secret@example.test' }))
    const other = await ok(office.send(id, second, { text: '应当缩短。' }))
    const erase = (which: string, version: number) =>
      ({ type: 'comment.erase', id: which, version, reason: '本人书面申请' }) as const
    expect((await refusalOf(office.decide(team.moderator, id, erase(mine.id, 1)))).code).toBe('not-allowed')
    const adopt = { type: 'comment.adopt' as const, status: 'partly' as const, reason: '改为二十分钟' }
    const targets = [mine, other].map((each) => ({ id: each.id, version: 1 }))
    await ok(office.decide(team.moderator, id, { ...adopt, targets }))
    await ok(
      office.decide(team.moderator, id, {
        type: 'comment.show',
        targets: targets.map((each) => ({ ...each, version: 2 })),
      }),
    )
    await settled(id)
    await office.close(id)
    const submit = { type: 'solicitation.submit' as const, providedBy: '城管局', statement: '无', withNext: false }
    await office.order(team.moderator, id, submit)
    const file = { type: 'solicitation.export' as const, activityId: id, format: 'csv' as const }
    const made = await startJob(platform, team.siteId, file, team.admin.token)
    expect(
      (await resultOf(platform, await ended(platform, made, team.admin.token), team.admin.token)).toString(),
    ).toMatch(/密语/)
    const body = { commandId: newId(), ...erase(mine.id, 3) }
    const sending = () => office.call('comment.command', { params: at(id).params, body, subject: team.admin.subject })
    // [D2] Also sent twice.
    expect((await ok(sending())).versions).toEqual((await ok(sending())).versions)
    const progress = await settled(id)
    expect(progress.find(({ articleId }) => articleId === 'article-01')).toMatchObject({
      ...{ received: 2, adoption: { partly: 2 }, undecided: 0, shown: 2 },
    })
    // Nor in a file that was made before.
    const again = { params: { siteId: team.siteId, jobId: made.id, piece: 0 }, token: team.admin.token }
    expect((await refusalOf(platform.call('job.piece', again))).code).toBe('not-found')
    const query = { article: 'article-01' }
    expect((await everything(id)).filter(({ text }) => text.includes('密语'))).toEqual([])
    expect((await ok(office.call('comment.read', { ...at(id), query }))).comments).toMatchObject([{ id: other.id }])

    await office.order(team.reviewer, id, { type: 'solicitation.secrecy' })
    await office.order(team.reviewer, id, { type: 'solicitation.publish' })
    const { rows } = await ok(office.call('adoption.read', { ...at(id), query }))
    expect(rows.find(({ erased }) => erased)).toMatchObject({ text: '', comments: 1, status: 'partly' })
    expect(rows.find(({ erased }) => !erased)).toMatchObject({ text: '应当缩短。', comments: 1 })
    const receipt = { params: { siteId: team.siteId }, body: { number: mine.number, code: mine.code } }
    expect(await ok(office.call('comment.lookup', receipt))).toMatchObject({
      ...{ text: '', erasedAt: expect.any(Number), outcome: { status: 'partly', reason: '改为二十分钟' } },
    })
    const opened = await office.call('opinion.data', { ...at(id), query: { format: 'jsonl' } })
    expect(opened.text).not.toContain('密语')
    expect(opened.text.trim().split('\n')).toHaveLength(2)
    // The one that is left goes after the publication, too.
    await ok(office.decide(team.admin, id, erase(other.id, 3)))
    await platform.runtime.idle()
    const after = await ok(office.call('adoption.read', { ...at(id), query }))
    expect(after.rows.map(({ text, erased }) => [text, erased])).toEqual([
      ['', true],
      ['', true],
    ])
    const trail = await ok(office.call('audit.list', { params: { siteId: team.siteId }, subject: team.admin.subject }))
    expect(trail.entries.filter(({ action }) => action === 'comment.erase')).toMatchObject([
      { target: other.id, before: null, after: { reason: '本人书面申请' } },
      { target: mine.id, before: null, after: { reason: '本人书面申请' } },
    ])
  })

  it('[M13] its contact is erased 90 days after the result, once, and not while authors may still be told', async () => {
    const id = await office.announced()
    const open = await office.announced()
    const words = { stance: 'support' as const, text: '', contact: 'zhang@example.test' }
    const sent = await ok(office.send(id, await office.citizen(id), words))
    await ok(office.send(open, await office.citizen(open), words))
    await settled(id)
    await office.close(id)
    const submit = { type: 'solicitation.submit' as const, providedBy: '城管局', statement: '无', withNext: false }
    await office.order(team.moderator, id, submit)
    await office.order(team.reviewer, id, { type: 'solicitation.secrecy' })
    await office.order(team.reviewer, id, { type: 'solicitation.publish' })
    const in90Days = (days: number) => office.now() + (90 + days) * 24 * 3_600_000
    await eraseCommentContacts(platform.tables, in90Days(-1))
    const before = (await stored(id)).find((comment) => comment.id === sent.id)
    expect(before?.contact).not.toBeNull()
    await until(async () => (await eraseCommentContacts(platform.tables, in90Days(1))) > 0, 'the index')
    expect((await stored(id)).find((comment) => comment.id === sent.id)).toEqual({ ...before, contact: null })
    expect((await stored(open)).every(({ contact }) => contact !== null)).toBe(true)
    expect(await eraseCommentContacts(platform.tables, in90Days(2))).toBe(0)
  })

  it('[M14] is as well known as the activity asks: checked names are sealed, an organisation’s are shown', async () => {
    const id = await office.announced({ identity: 'verified' })
    const citizen = await office.citizen(id)
    const sender = { kind: 'individual' as const, name: '张三' }
    expect((await refusalOf(office.send(id, citizen, { sender }))).issues).toEqual([
      { path: 'contact', rule: 'required' },
    ])
    const sent = await ok(office.send(id, citizen, { sender, contact: '13800000000' }))
    const [comment] = await office.list(id)
    expect(comment?.sender).toEqual({ kind: 'individual', name: null })
    const reveal = { params: { activityId: id, commentId: sent.id }, body: { commandId: newId(), reason: '核实' } }
    expect(await ok(office.call('comment.reveal', { ...reveal, subject: team.admin.subject }))).toEqual({
      ...{ name: '张三', contact: '13800000000' },
    })
  })

  it('[O7] is found by number and code and not without; guessing a code is soon over', async () => {
    const id = await office.announced()
    const sent = await ok(office.send(id, await office.citizen(id)))
    const other = await ok(office.send(id, await office.citizen(id)))
    const lookUp = (number: string, code: string, from = '10.9.0.1') =>
      office.call('comment.lookup', {
        ...{ params: { siteId: team.siteId }, body: { number, code }, headers: { 'x-forwarded-for': from } },
      })
    expect(await ok(lookUp(sent.number, sent.code))).toMatchObject({ id: sent.id, article: '第一条', outcome: null })
    expect((await refusalOf(lookUp(sent.number, other.code))).code).toBe('not-found')
    const guesses = await Promise.all(Array.from({ length: 24 }, () => refusalOf(lookUp(sent.number, other.code))))
    expect(guesses.filter(({ code }) => code === 'too-many-requests').length).toBeGreaterThan(3)
    // The holder gets in, also from where somebody guesses.
    expect(await ok(lookUp(sent.number, sent.code))).toMatchObject({ id: sent.id })
    expect(await ok(lookUp(sent.number, sent.code, '10.9.0.2'))).toMatchObject({ id: sent.id })
    expect(await ok(lookUp(other.number, other.code, '10.9.0.2'))).toMatchObject({ id: other.id })
  })
})

describe('what others said', () => {
  it('[O5] is supported instead of said again, once a person, while it is open', async () => {
    const id = await office.announced()
    const sent = await ok(office.send(id, await office.citizen(id), { text: '日落后三十分钟开灯太晚，建议提前。' }))
    const params = { activityId: id, commentId: sent.id }
    const [citizen = '', ...others] = await Promise.all(Array.from({ length: 20 }, () => office.citizen(id)))
    const support = (token: string, on = true) => office.call('comment.support', { params, body: { on }, token })
    expect((await refusalOf(support(citizen))).code).toBe('not-found')
    await ok(office.decide(team.moderator, id, { type: 'comment.show', targets: [{ id: sent.id, version: 1 }] }))
    await platform.runtime.idle()
    const body = { articleId: 'article-01', text: '三十分钟开灯太晚了，建议提前' }
    const { comments } = await ok(office.call('comment.similar', { ...at(id), body, token: citizen }))
    expect(comments.map((comment) => comment.id)).toEqual([sent.id])
    await Promise.all([citizen, citizen, citizen, ...others].map((token) => ok(support(token))))
    await ok(support(others[0] ?? '', false))
    await platform.runtime.idle()
    expect((await supportsOf(platform.tables, id, [sent.id])).get(sent.id)).toBe(19)
    const page = await ok(office.call('comment.read', { ...at(id), query: { article: 'article-01' } }))
    expect(page.comments[0]?.supports).toBe(19)
    await office.close(id)
    expect((await refusalOf(support(others[0] ?? ''))).code).toBe('comments-closed')
  })

  it('[O3] is hidden until the close where the activity says so: comments, counts, similar ones, supporters', async () => {
    const id = await office.announced({ othersVisible: 'after-close' })
    const citizen = await office.citizen(id)
    const sent = await ok(office.send(id, citizen, { text: '日落后三十分钟开灯太晚，建议提前。' }))
    await ok(office.decide(team.moderator, id, { type: 'comment.show', targets: [{ id: sent.id, version: 1 }] }))
    await platform.runtime.idle()
    const query = { article: 'article-01' }
    for (const got of [office.call('comment.read', { ...at(id), query }), office.call('comment.counts', at(id))])
      expect((await refusalOf(got)).code).toBe('results-not-public')
    const body = { articleId: 'article-01', text: '日落后三十分钟开灯太晚' }
    expect((await ok(office.call('comment.similar', { ...at(id), body, token: citizen }))).comments).toEqual([])
    const support = { params: { activityId: id, commentId: sent.id }, body: { on: true }, token: citizen }
    expect((await refusalOf(office.call('comment.support', support))).code).toBe('not-found')
    await office.close(id, 0)
    expect((await ok(office.call('comment.read', { ...at(id), query }))).comments).toHaveLength(1)
    expect((await ok(office.call('comment.counts', at(id)))).articles[0]?.received).toBe(1)
  })
})

describe('[O2] the result', () => {
  it('is told to nobody before it is published, by no way there is', async () => {
    const id = await office.announced()
    const citizen = await office.citizen(id)
    const sent = await ok(office.send(id, citizen))
    const secret = '此为尚未公布的理由'
    const targets = await targetsOf(id)
    await ok(office.decide(team.moderator, id, { type: 'comment.adopt', targets, status: 'not', reason: secret }))
    await ok(office.decide(team.moderator, id, { type: 'comment.show', targets: [{ id: sent.id, version: 2 }] }))
    await office.close(id)
    const statement = '此为尚未公布的说明'
    await office.order(team.moderator, id, {
      ...{ type: 'solicitation.submit', providedBy: '尚未公布的科室', statement, withNext: true },
    })
    await office.order(team.reviewer, id, { type: 'solicitation.secrecy' })
    await platform.runtime.idle()
    const everything = await Promise.all([
      office.call('solicitation.read', at(id)),
      office.call('solicitation.compare', { ...at(id), query: { with: 'next' } }),
      office.call('activity.entry', at(id)),
      office.call('activity.list.public', { params: { siteId: team.siteId } }),
      office.call('comment.read', { ...at(id), query: { article: 'article-01' } }),
      office.call('comment.counts', at(id)),
      office.call('comment.mine', { ...at(id), query: { ids: sent.id }, token: citizen }),
      office.call('comment.lookup', {
        params: { siteId: team.siteId },
        body: { number: sent.number, code: sent.code },
      }),
      office.call('adoption.read', { ...at(id), query: { article: 'article-01' } }),
      office.call('opinion.data', { ...at(id), query: { format: 'csv' } }),
      office.call('opinion.data', { ...at(id), query: { format: 'jsonl' } }),
      office.call('page.read', at(id)),
      office.call('page.frame', at(id)),
      office.call('page.list', { params: { siteId: team.siteId } }),
    ])
    for (const [index, { text, status, headers }] of everything.entries()) {
      expect(text, String(index)).not.toMatch(/尚未公布|"not"|adoption"|decisions|tableId/)
      if (status >= 400) expect(headers.get('cache-control')).toBe('no-store')
    }
    expect(everything[8]?.refusal?.code).toBe('results-not-public')
    // Taken back, it is decided on again, and reviewed anew.
    await office.order(team.moderator, id, { type: 'solicitation.recall' })
    expect((await refusalOf(office.attempt(team.reviewer, id, { type: 'solicitation.publish' }))).code).toBe(
      'incomplete',
    )
    const [one] = await targetsOf(id)
    await ok(
      office.decide(team.moderator, id, {
        type: 'comment.adopt',
        targets: one ? [one] : [],
        status: 'adopted',
        reason: '',
      }),
    )
    await publish(id)
    expect((await ok(office.call('solicitation.read', at(id)))).result?.table.counts.adopted).toBe(1)
  })

  it('[O4] is the table as it stood when it was submitted, also while colleagues decide at the same moment', async () => {
    const id = await office.announced()
    const citizen = await office.citizen(id)
    for (let n = 0; n < 12; n++) await ok(office.send(id, citizen))
    const targets = await targetsOf(id)
    await ok(office.decide(team.moderator, id, { type: 'comment.adopt', targets, status: 'adopted', reason: '' }))
    await office.close(id)
    const fresh = await targetsOf(id)
    const { version } = (await office.backstage(id)).solicitation
    const submit = {
      type: 'solicitation.submit' as const,
      providedBy: '科',
      statement: '已研究',
      withNext: false,
      version,
    }
    const [submitted, ...decided] = await Promise.all([
      office.attempt(team.second, id, submit),
      ...fresh.map((target) =>
        office.decide(team.moderator, id, {
          type: 'comment.adopt',
          targets: [target],
          status: 'not',
          reason: '不可行',
        }),
      ),
    ])
    expect(submitted?.status).toBe(200)
    const changed = decided.filter(({ status }) => status === 200).length
    const { table } = {
      table: await ok(office.call('adoption.preview', { ...at(id), subject: team.moderator.subject })),
    }
    expect(table.counts).toMatchObject({ received: 12, not: changed, adopted: 12 - changed })
    expect((await stored(id)).filter(({ adoption }) => adoption?.status === 'not')).toHaveLength(changed)
    const rows = await ok(
      office.call('adoption.preview.rows', {
        ...at(id),
        query: { article: 'article-01' },
        subject: team.moderator.subject,
      }),
    )
    expect(rows.rows.reduce((sum, { comments }) => sum + comments, 0)).toBe(12)
  })
})

describe('officials', () => {
  it('[D2] a command on comments sent again changes nothing; two at once on one comment: one is told', async () => {
    const id = await office.announced()
    const citizen = await office.citizen(id)
    for (let n = 0; n < 3; n++) await ok(office.send(id, citizen))
    const targets = await targetsOf(id)
    const commandId = newId()
    const label = { commandId, type: 'comment.label' as const, targets, add: ['照明'], remove: [] }
    const first = await ok(office.decide(team.moderator, id, label))
    expect(await ok(office.decide(team.moderator, id, label))).toEqual(first)
    await platform.runtime.idle()
    const { labels } = await ok(office.call('comment.labels', { ...at(id), subject: team.moderator.subject }))
    expect(labels).toEqual([{ label: '照明', comments: 3 }])
    expect(await office.list(id, { label: '照明' })).toHaveLength(3)
    const [target] = await targetsOf(id)
    const both = await Promise.all(
      [team.moderator, team.second].map((by) =>
        office.decide(by, id, { type: 'comment.hide', targets: target ? [target] : [], reason: '广告' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.refusal?.code).toBe('version-conflict')
  })

  it('[O6] near duplicates are grouped in the background and decided as one, also more than one transaction holds', async () => {
    const id = await office.announced()
    const citizens = await Promise.all([office.citizen(id), office.citizen(id)])
    const text = '建议在学校门口增设路灯并延长照明时间，保障学生晚自习后的安全。'
    await inParallel(
      Array.from({ length: 120 }, (_, n) => n),
      20,
      async (n) => {
        await ok(
          office.send(id, citizens[n % 2] ?? '', { text: n % 10 === 0 ? `另外一件事情编号${n}` : `${text}${n}` }),
        )
      },
    )
    const jobId = newId()
    const params = { siteId: team.siteId, jobId }
    const subject = team.moderator.subject
    await ok(office.call('job.start', { params, body: { type: 'solicitation.group', activityId: id }, subject }))
    await until(async () => (await ok(office.call('job.read', { params, subject }))).state === 'done', 'the grouping')
    const { groups } = await ok(office.call('group.list', { ...at(id), subject }))
    expect(groups[0]?.size).toBe(108)
    const groupId = groups[0]?.id ?? ''
    expect(await office.list(id, { groupId })).toHaveLength(108)
    const adopt = {
      commandId: newId(),
      type: 'comment.adopt.group' as const,
      groupId,
      status: 'partly' as const,
      reason: '部分采纳',
    }
    const done = await ok(office.decide(team.moderator, id, adopt))
    expect(done.left).toBe(0)
    expect(Object.keys(done.versions)).toHaveLength(108)
    expect(Object.keys((await ok(office.decide(team.moderator, id, adopt))).versions)).toHaveLength(108)
    expect((await settled(id))[0]?.adoption.partly).toBe(108)
    await ok(office.decide(team.moderator, id, { type: 'comment.undo.group', groupId }))
    expect((await settled(id))[0]?.adoption.partly).toBe(0)
  })

  it('take all comments away as a file, without contacts', async () => {
    const id = await office.announced()
    await ok(office.send(id, await office.citizen(id), { text: '=1+1', contact: '13800000000' }))
    await platform.runtime.idle()
    const subject = team.admin.subject
    for (const format of ['csv', 'jsonl', 'xlsx']) {
      const params = { siteId: team.siteId, jobId: newId() }
      const body = { type: 'solicitation.export', activityId: id, format }
      await ok(office.call('job.start', { params, body, subject }))
      await until(
        async () => (await ok(office.call('job.read', { params, subject }))).state === 'done',
        `the ${format}`,
      )
      const { data } = await ok(office.call('job.piece', { params: { ...params, piece: 0 }, subject }))
      const file = Buffer.from(data, 'base64')
      if (format === 'xlsx') expect(file.subarray(0, 2).toString()).toBe('PK')
      else expect(file.toString()).toContain(format === 'csv' ? "'=1+1" : '=1+1')
      expect(file.toString()).not.toContain('13800000000')
    }
  })
})

describe('of thousands of comments', () => {
  it('[O4] the table is made ready in the background, and no longer good once somebody decided since', async () => {
    const id = await office.announced()
    const first = await ok(office.send(id, await office.citizen(id)))
    const [sample] = await stored(id)
    if (!sample) throw new Error('no comment')
    const by = { subject: team.moderator.subject, name: '' }
    const adoption = { status: 'partly' as const, reason: '部分采纳', by, at: Date.now() }
    const many = Array.from({ length: 3_100 }, (_, n) => ({ ...sample, id: newId(), text: `意见${n}`, adoption }))
    await inParallel(many, 40, async (comment) => {
      const Item = { ...commentKey(id, comment.id), ...comment }
      await platform.tables.db.send(new PutCommand({ TableName: platform.tables.records, Item }))
    })
    const { period } = (await office.backstage(id)).solicitation
    // Closed some minutes ago by everybody's clock: the background has no other.
    const closed = { ...period, closesAt: Date.now() - 5 * 60_000 }
    await platform.tables.db.send(
      new UpdateCommand({
        ...{ TableName: platform.tables.records, Key: activityKey(id), UpdateExpression: 'SET period = :closed' },
        ExpressionAttributeValues: { ':closed': closed },
      }),
    )
    await settled(id)
    const adopt = { type: 'comment.adopt' as const, status: 'adopted' as const, reason: '' }
    await ok(office.decide(team.moderator, id, { ...adopt, targets: [{ id: first.id, version: 1 }] }))
    await platform.runtime.idle()
    const submit = { type: 'solicitation.submit' as const, providedBy: '科', statement: '已研究', withNext: false }
    const refused = { code: 'incomplete', issues: [{ path: 'table', rule: 'required' }] }
    const prepare = async () => {
      const params = { siteId: team.siteId, jobId: newId() }
      const { subject } = team.moderator
      await ok(office.call('job.start', { params, body: { type: 'solicitation.table', activityId: id }, subject }))
      await until(async () => (await ok(office.call('job.read', { params, subject }))).state === 'done', 'the table')
    }
    expect(await refusalOf(office.attempt(team.moderator, id, submit))).toEqual(refused)
    await prepare()
    await ok(office.decide(team.moderator, id, { ...adopt, targets: [{ id: first.id, version: 2 }] }))
    expect(await refusalOf(office.attempt(team.moderator, id, submit))).toEqual(refused)
    await prepare()
    const preview = { ...at(id), subject: team.moderator.subject }
    const counts = { received: 3_101, adopted: 1, partly: 3_100, undecided: 0 }
    expect((await ok(office.call('adoption.preview', preview))).counts).toMatchObject(counts)
    await publish(id)
    expect((await ok(office.call('solicitation.read', at(id)))).result?.table.counts).toMatchObject(counts)
    let rows = 0
    let after: string | null = ''
    while (after !== null) {
      const query: Record<string, string> = { article: 'article-01', after }
      const page: AdoptionRows = await ok(office.call('adoption.read', { ...at(id), query }))
      rows += page.rows.length
      after = page.next
    }
    expect(rows).toBe(3_101)
  })
})

describe('the page', () => {
  it('[M9] reads without script, an anchor an article, in the reader’s language; with the adoption table once published', async () => {
    const id = await office.announced({ background: '背景 <script>alert(1)</script>' })
    const sent = await ok(office.send(id, await office.citizen(id), { text: '<b>太长</b>，请致电13812345678' }))
    const open = await office.call('page.read', { ...at(id), headers: { 'accept-language': 'zh-CN' } })
    expect(open.text).toContain('id="article-article-01"')
    expect(open.text).toContain('征集中')
    expect(open.text).not.toContain('<script')
    expect(open.text).not.toContain('采纳情况')
    expect((await office.call('page.frame', at(id))).text).toContain(`<zhitong-activity id="${id}"`)
    const list = await office.call('page.list', {
      params: { siteId: team.siteId },
      headers: { 'accept-language': 'en' },
    })
    expect(list.text).toContain('Public consultation · Open for comments')
    const masks = [{ kind: 'mobile' as const, start: 13, end: 24, why: 'pattern' }]
    await ok(
      office.decide(team.moderator, id, { type: 'comment.redact', id: sent.id, version: 1, text: masks, proposed: [] }),
    )
    const targets = await targetsOf(id)
    await ok(
      office.decide(team.moderator, id, { type: 'comment.adopt', targets, status: 'not', reason: '与上位法不符' }),
    )
    await office.close(id)
    await publish(id)
    const page = await office.call('page.read', { ...at(id), headers: { 'accept-language': 'en' } })
    expect(page.text).toContain('Not adopted')
    expect(page.text).toContain('与上位法不符')
    expect(page.text).toContain('138******78')
    expect(page.text).not.toContain('13812345678')
    expect(page.text).not.toContain('<b>太长')
  })

  it('[M3] says that there were no comments', async () => {
    const id = await office.announced()
    await office.close(id)
    await publish(id, '已公布。')
    const zh = await office.call('page.read', { ...at(id), headers: { 'accept-language': 'zh-CN' } })
    expect(zh.text).toContain('征求意见期间未收到意见。')
    expect(zh.text).not.toContain('<table')
  })
})

describe('through faults', () => {
  it('[D6][D2] counts stay exact and no comment is lost while functions are killed and batches repeated', async () => {
    const id = await office.announced()
    const { token } = await ok(platform.call('participant.create', at(id)))
    const { faults } = platform.runtime
    faults.set({ batches: { repeat: 0.5 } })
    faults.kill('project', { probability: 0.3, points: 8 })
    faults.kill('http', { probability: 0.1, points: 6 })
    const receipts = new Map<string, string>()
    await inParallel(
      Array.from({ length: 60 }, () => newId()),
      8,
      async (commentId) => {
        const comment = {
          id: commentId,
          articleId: 'article-01',
          stance: 'oppose',
          text: '太长。',
          sender: { kind: 'individual' },
        }
        // Sent again until it is acknowledged, as the embed does.
        await until(async () => {
          const got = await platform.call('comment.send', { ...at(id), body: comment, token }).catch(() => null)
          if (got?.reply) receipts.set(commentId, got.reply.number)
          return got?.status === 200
        }, 'the receipt')
      },
    )
    faults.clear()
    const comments = await stored(id)
    expect(comments.map(({ id: commentId, number }) => [commentId, number]).sort()).toEqual([...receipts].sort())
    expect((await settled(id))[0]?.received).toBe(60)
  })

  it('[T1] a count that differs from the recount is mended hourly', async () => {
    const id = await office.announced()
    const sent = await ok(office.send(id, await office.citizen(id)))
    await settled(id)
    const shard = shardOf(sent.id)
    const wrong = { total: 7, options: { oppose: 40 }, version: 99, lastSequence: '9'.repeat(40) }
    for (const part of ['on:article-01', `for:${sent.id}`])
      await platform.tables.db.send(
        new PutCommand({ TableName: platform.tables.records, Item: { ...tallyKey(id, part, shard), ...wrong } }),
      )
    await recountAll(platform.tables, Date.now())
    expect((await settled(id))[0]?.received).toBe(1)
    expect((await supportsOf(platform.tables, id, [sent.id])).get(sent.id)).toBe(0)
  })

  it('[O7] every author who left a way to be told is told once, also when the projector is killed meanwhile', async () => {
    const id = await office.announced()
    const citizen = await office.citizen(id)
    await inParallel(
      Array.from({ length: 25 }, (_, n) => n),
      8,
      async (n) => {
        await ok(office.send(id, citizen, n % 5 === 0 ? {} : { contact: `1380000${1000 + n}` }))
      },
    )
    const webhook = { url: 'https://example.com/hook', description: '', events: ['comment.outcome'] }
    await ok(
      office.call('webhook.add', {
        params: { siteId: team.siteId, webhookId: newId() },
        body: webhook,
        subject: team.admin.subject,
      }),
    )
    const targets = await targetsOf(id)
    await ok(office.decide(team.moderator, id, { type: 'comment.adopt', targets, status: 'adopted', reason: '' }))
    await office.close(id)
    platform.runtime.faults.set({ batches: { repeat: 0.5 } })
    platform.runtime.faults.kill('project', { probability: 0.3, points: 12 })
    await publish(id)
    await platform.runtime.idle()
    platform.runtime.faults.clear()
    await platform.runtime.idle()
    const withContact = (await stored(id)).filter(({ contact }) => contact !== null)
    expect(withContact).toHaveLength(20)
    await until(async () => (await outcomes()).length >= 20, 'the outbox')
    const events = await outcomes()
    expect(events.map(({ data }) => data.number).sort()).toEqual(withContact.map(({ number }) => number).sort())
    expect(JSON.stringify(events)).not.toContain('1380000')
  })
})

/** What stands in the outbox for the one webhook of the site. */
const outcomes = async () => {
  const { webhooks } = await ok(
    office.call('webhook.list', { params: { siteId: team.siteId }, subject: team.admin.subject }),
  )
  const items = await Array.fromAsync(
    partition(platform.tables, platform.tables.records, deliveryPartition(team.siteId, webhooks[0]?.id ?? '')),
  )
  return items.map((item) => item.event as WebhookEvent).filter(({ type }) => type === 'comment.outcome')
}
