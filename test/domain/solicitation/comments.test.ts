import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { SendComment } from '#contract/solicitation/comment.ts'
import { adoptionTable, checkAdoption, rowsOf, summaryOf } from '#domain/solicitation/adoption.ts'
import { type CommentRecord, publicComment, receiveComment, sealedPart } from '#domain/solicitation/comment.ts'
import { decideComments, forGroup } from '#domain/solicitation/decide-comments.ts'
import { marksOf } from '#domain/solicitation/marks.ts'
import { ARTICLE, CLOSES_AT, code, comment, NOW, parts, sent, solicitation, WANG } from './builders.ts'

const context = { now: NOW, actor: WANG }
const commandId = 'command-0001'
const receive = (activity = solicitation(), what = sent(), now = NOW, who = { verified: false, verifies: false }) =>
  receiveComment(activity, what, {
    participantId: 'participant-1',
    ...who,
    contact: null,
    ...{ number: '23456789A', digest: 'digest' },
    now,
  })
const target = ({ id, version }: CommentRecord) => ({ id, version })
const decide = (records: CommentRecord[], command: Parameters<typeof decideComments>[2]) =>
  decideComments(solicitation(), new Map(records.map((record) => [record.id, record])), command, context)

describe('[M3] a comment', () => {
  it('is taken until the end of the closing day, to the millisecond', () => {
    expect(code(receive(solicitation(), sent(), CLOSES_AT - 1))).toBe('accepted')
    expect(code(receive(solicitation(), sent(), CLOSES_AT))).toBe('comments-closed')
    expect(code(receive({ ...solicitation(), period: null }))).toBe('comments-closed')
  })

  test.each([
    [{ stance: 'support', text: '' }, true],
    [{ stance: 'suggest', text: '' }, false],
    [{ stance: 'suggest', text: '', proposed: '改为十五分钟' }, true],
    [{ stance: 'ask', text: ' ' }, false],
    [{ stance: 'oppose', proposed: '改' }, false],
    [{ stance: 'suggest', proposed: '改', articleId: null }, false],
    [{ text: '长'.repeat(5_001) }, false],
    [{ text: '长'.repeat(5_000) }, true],
  ] as const)('%j fits the contract: %s', (more, fits) => {
    expect(v.safeParse(SendComment, { ...sent(), ...more }).success).toBe(fits)
  })

  it('goes to an article of this draft', () => {
    expect(code(receive(solicitation(), sent({ articleId: 'chapter-01' })))).toBe('not-found')
    expect(code(receive(solicitation(), sent({ articleId: null })))).toBe('accepted')
  })

  it('[M14] [V6] comes from who is verified where somebody verifies, whose name is then nobody’s; else it leaves name and contact', () => {
    const asking = solicitation({ identity: 'verified' })
    const named = { kind: 'individual', name: '张三' } as const
    const from = (what: ReturnType<typeof sent>, verified: boolean, verifies: boolean) =>
      receive(asking, what, NOW, { verified, verifies })
    expect(code(from(sent(), false, true))).toBe('identity-required')
    expect(from(sent({ sender: named }), true, true)).toMatchObject({ value: { sender: { name: null } } })
    const details = { identity: 'verified' } as const
    expect(sealedPart(details, sent({ sender: named }), true)).toBeNull()
    expect(sealedPart(details, sent({ sender: named, contact: '138' }), true)).toEqual({ name: null, contact: '138' })
    expect(code(from(sent(), false, false))).toBe('invalid-input')
    expect(code(from(sent({ sender: named }), false, false))).toBe('invalid-input')
    expect(code(from(sent({ sender: named, contact: '138' }), false, false))).toBe('accepted')
    expect(sealedPart(details, sent({ sender: named, contact: '138' }), false)).toEqual({
      name: '张三',
      contact: '138',
    })
    // An organisation is known by its name, whoever writes for it.
    expect(code(from(sent({ sender: { kind: 'organisation', name: null } }), true, true))).toBe('invalid-input')
  })

  it('[M14] comes from whom the activity asks for; [M13] no name is kept that nobody asked for', () => {
    const organisation = { kind: 'organisation', name: null } as const
    const named = { kind: 'individual', name: '张三' } as const
    expect(code(receive(solicitation({ senders: ['individual'] }), sent({ sender: organisation })))).toBe(
      'invalid-input',
    )
    expect(code(receive(solicitation(), sent({ sender: organisation })))).toBe('invalid-input')
    expect(code(receive(solicitation({ identity: 'real-name' }), sent()))).toBe('invalid-input')
    expect(receive(solicitation(), sent({ sender: named }))).toMatchObject({ value: { sender: { name: null } } })
    expect(receive(solicitation({ identity: 'real-name' }), sent({ sender: named }))).toMatchObject({
      value: { sender: { name: '张三' } },
    })
  })

  it('[M13] is read by others masked, when staff let it, and not before the close where the activity says so', () => {
    const record = comment(
      { stance: 'suggest', text: '请致电13812345678', proposed: '路灯应当在日落后十五分钟内开启。' },
      {
        redactions: { text: [{ kind: 'mobile', start: 3, end: 14, why: 'pattern', by: WANG, at: NOW }], proposed: [] },
      },
    )
    expect(publicComment(record, solicitation(), NOW)).toBeNull()
    const shown = { ...record, state: 'shown' as const }
    expect(publicComment(shown, solicitation(), NOW)).toMatchObject({ text: '请致电138******78', organisation: null })
    expect(publicComment(shown, solicitation(), NOW)?.proposal).toContainEqual({ type: 'added', text: '十五' })
    const hidden = solicitation({ othersVisible: 'after-close' })
    expect(publicComment(shown, hidden, CLOSES_AT - 1)).toBeNull()
    expect(publicComment(shown, hidden, CLOSES_AT)).not.toBeNull()
  })
})

describe('decisions on comments', () => {
  it('are taken for many at once, all or none, and undone', () => {
    const [a, b] = [comment(), comment()]
    const adopt = { commandId, type: 'comment.adopt', status: 'partly', reason: '采纳时限' } as const
    expect(code(decide([a, b], { ...adopt, targets: [target(a), { ...target(b), version: 2 }] }))).toBe(
      'version-conflict',
    )
    const done = decide([a, b], { ...adopt, targets: [target(a), target(b)] })
    if (!done.ok) throw new Error('refused')
    const after = done.value.map((change) => change.after)
    expect(after.map(({ adoption }) => adoption?.status)).toEqual(['partly', 'partly'])
    const undone = decide(after, { commandId, type: 'comment.undo', targets: after.map(target) })
    expect(undone.ok && undone.value.map((change) => change.after.adoption)).toEqual([null, null])
    expect(
      undone.ok &&
        code(
          decide(
            undone.value.map((c) => c.after),
            { commandId, type: 'comment.undo', targets: [{ ...target(a), version: 3 }] },
          ),
        ),
    ).toBe('nothing-to-undo')
  })

  it('[M7] rest while the result is with its reviewers, and once it is out', () => {
    const a = comment()
    const command = { commandId, type: 'comment.show' as const, targets: [target(a)] }
    const submitted = { ...solicitation(), submitted: { by: WANG, at: NOW } }
    for (const activity of [submitted, { ...solicitation(), state: 'published' as const }])
      expect(code(decideComments(activity, new Map([[a.id, a]]), command, context))).toBe('wrong-state')
  })

  it('[M3] not adopting needs a reason', () => {
    const a = comment()
    const adopt = { commandId, type: 'comment.adopt' as const, reason: '', targets: [target(a)] }
    expect(code(decide([a], { ...adopt, status: 'not' }))).toBe('invalid-input')
    expect(code(decide([a], { ...adopt, status: 'partly' }))).toBe('invalid-input')
    expect(code(decide([a], { ...adopt, status: 'adopted' }))).toBe('accepted')
  })

  it('[M13] masks are logged with what and why, by whom; the text stays; one beyond it is refused', () => {
    const a = comment({ text: '电话13812345678' })
    const redact = { commandId, type: 'comment.redact' as const, ...target(a), proposed: [] }
    const mask = { kind: 'mobile', start: 2, end: 13, why: 'pattern' } as const
    const done = decide([a], { ...redact, text: [mask] })
    expect(done.ok && done.value[0]?.after).toMatchObject({
      text: '电话13812345678',
      redactions: { text: [{ ...mask, by: WANG, at: NOW }] },
    })
    expect(code(decide([a], { ...redact, text: [{ ...mask, end: 14 }] }))).toBe('invalid-input')
  })
})

describe('[O9] a comment erased on request', () => {
  const LABELLED = comment(
    { stance: 'oppose', text: '密语', contact: null, sender: { kind: 'organisation', name: '密语公司' } },
    {
      ...{
        contact: 'sealed',
        state: 'shown',
        labels: ['照明'],
        groupId: 'comment-group',
        participantId: 'participant-9',
      },
      redactions: { text: [{ kind: 'name', start: 0, end: 1, why: '密语', by: WANG, at: NOW }], proposed: [] },
      previous: { state: 'hidden', hiddenReason: '密语', labels: [], adoption: null },
    },
  )
  const erase = (record: CommentRecord, activity = solicitation()): CommentRecord => {
    const command = { type: 'comment.erase' as const, commandId, ...target(record), reason: '本人申请' }
    const decided = decideComments(activity, new Map([[record.id, record]]), command, context)
    if (!decided.ok || !decided.value[0]) throw new Error(code(decided))
    return decided.value[0].after
  }

  it('keeps its number, its decision with the reason, and none of its words, in every state of the solicitation', () => {
    const adoption = { status: 'not' as const, reason: '不合上位法', by: WANG, at: NOW }
    for (const state of ['announced', 'published', 'archived', 'cancelled'] as const) {
      const erased = erase({ ...LABELLED, adoption }, { ...solicitation(), state })
      expect(JSON.stringify(erased)).not.toContain('密语')
      expect(erased).toMatchObject({ contact: null, adoption, number: LABELLED.number, erased: { wordless: false } })
      expect(publicComment(erased, solicitation(), NOW)).toBeNull()
    }
    const again = { type: 'comment.erase' as const, commandId, ...target(erase(LABELLED)), reason: '再次' }
    expect(code(decide([erase(LABELLED)], again))).toBe('wrong-state')
  })

  test.each([
    ['with words', LABELLED],
    ['without any', comment({ stance: 'support', text: '' })],
    ['with a proposal alone', comment({ stance: 'suggest', text: '', proposed: '十五分钟' })],
    ['that is decided on', comment({}, { adoption: { status: 'adopted', reason: '', by: WANG, at: NOW } })],
  ])('[D6] is counted as before, %s', (_, record) => {
    expect(marksOf(erase(record))).toEqual(marksOf(record))
    expect(summaryOf(adoptionTable(parts, [erase(record)]))).toEqual(summaryOf(adoptionTable(parts, [record])))
  })

  it('leaves its row in the table; another of its near duplicates speaks for them', () => {
    const adoption = { status: 'adopted' as const, reason: '', by: WANG, at: NOW }
    const second = comment({ text: '乙' }, { adoption, groupId: 'comment-group', sentAt: NOW + 1 })
    const first = erase({ ...LABELLED, adoption })
    expect(rowsOf([first, second])).toMatchObject([{ text: '乙', comments: 2, erased: false }])
    expect(rowsOf([first])).toMatchObject([{ text: '', comments: 1, erased: true, status: 'adopted' }])
  })
})

describe('[M3] the adoption table', () => {
  const decided = (status: 'adopted' | 'partly' | 'not', reason = '') => ({ status, reason, by: WANG, at: NOW })

  it('is complete with zero comments', () => {
    const table = adoptionTable(parts, [])
    expect(table.counts).toMatchObject({ received: 0, undecided: 0 })
    expect(table.articles.map(({ number, rows }) => [number, rows.length])).toEqual([
      ['第一条', 0],
      ['第二条', 0],
      ['', 0],
    ])
    expect(checkAdoption(summaryOf(table)).ok).toBe(true)
  })

  it('puts near duplicates decided alike in one row, and says why not', () => {
    const leader = comment({ text: '三十分钟太长。' }, { groupId: 'comment-lead', adoption: decided('not', '节能') })
    const follower = comment(
      { text: '三十分钟太长了。' },
      { groupId: 'comment-lead', adoption: decided('not', '节能'), sentAt: NOW + 1 },
    )
    const other = comment({ text: '三十分钟太长啦。' }, { groupId: 'comment-lead', adoption: decided('adopted') })
    const wordless = comment({ stance: 'support', text: '' })
    const [first] = adoptionTable(parts, [follower, leader, other, wordless]).articles
    expect(first?.counts).toMatchObject({ received: 4, adopted: 1, not: 2, wordless: 1, undecided: 0 })
    expect(first?.rows).toMatchObject([
      { text: '三十分钟太长。', comments: 2, status: 'not', reason: '节能' },
      { comments: 1, status: 'adopted' },
    ])
  })

  it('[M13] carries masked words only, and none of what is hidden', () => {
    const masked = [{ kind: 'mobile' as const, start: 2, end: 13, why: 'pattern', by: WANG, at: NOW }]
    const phone = comment({ text: '电话13812345678' }, { redactions: { text: masked, proposed: [] } })
    const hidden = comment({ text: '辱骂' }, { state: 'hidden', adoption: decided('not', '与内容无关') })
    const table = JSON.stringify(adoptionTable(parts, [phone, hidden]))
    expect(table).toContain('138******78')
    expect(table).not.toMatch(/13812345678|辱骂/)
    expect(adoptionTable(parts, [hidden]).counts).toMatchObject({ received: 1, not: 1 })
  })

  it('is not published while a comment waits, and says where', () => {
    expect(checkAdoption(summaryOf(adoptionTable(parts, [comment(), comment({ articleId: null })])))).toMatchObject({
      refusal: {
        code: 'incomplete',
        issues: [
          { path: `articles.${ARTICLE}`, limit: 1 },
          { path: 'articles.whole', limit: 1 },
        ],
      },
    })
  })

  it('its counts add up, whatever was decided', () => {
    const each = fc.record({
      stance: fc.constantFrom('support', 'oppose'),
      text: fc.constantFrom('', '有话'),
      articleId: fc.constantFrom(ARTICLE, 'article-02', null),
      adoption: fc.constantFrom(null, decided('adopted'), decided('not', '因')),
    })
    fc.assert(
      fc.property(fc.array(each, { maxLength: 15 }), (list) => {
        const records = list.map(({ adoption, ...more }) => comment(more as Partial<SendComment>, { adoption }))
        const { counts, stances, senders, articles } = adoptionTable(parts, records)
        const { received, ...rest } = counts
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
        expect(received).toBe(records.length)
        expect(sum(Object.values(rest))).toBe(received)
        expect(sum(Object.values(stances))).toBe(received)
        expect(sum(Object.values(senders))).toBe(received)
        expect(sum(articles.map((article) => article.counts.received))).toBe(received)
      }),
    )
  })
})

describe('topics and groups', () => {
  it('topics are added and taken away, each once, no more than eight, and undone', () => {
    const a = comment({}, { labels: ['照明'] })
    const label = { commandId, type: 'comment.label' as const, targets: [target(a)], add: ['收费', '照明'], remove: [] }
    const done = decide([a], label)
    const after = done.ok ? done.value.map((change) => change.after) : []
    expect(after[0]?.labels).toEqual(['照明', '收费'])
    const undone = decide(after, { commandId, type: 'comment.undo', targets: after.map(target) })
    expect(undone.ok && undone.value[0]?.after.labels).toEqual(['照明'])
    const many = { ...label, add: Array.from({ length: 8 }, (_, n) => `题${n}`) }
    expect(code(decide([a], many))).toBe('invalid-input')
  })

  it('[O6] a group is decided on at the versions its members have; only what was decided is undone', () => {
    const [a, b] = [comment(), comment({}, { version: 4 })]
    const adopt = {
      commandId,
      type: 'comment.adopt.group' as const,
      groupId: a.id,
      status: 'not' as const,
      reason: '不可行',
    }
    const { command } = forGroup(adopt, [a, b])
    if (!command) throw new Error('nothing to decide')
    const done = decide([a, b], command)
    if (!done.ok) throw new Error(done.refusal.code)
    const after = done.value.map((change) => change.after)
    expect(after.map(({ version, adoption }) => [version, adoption?.status])).toEqual([
      [2, 'not'],
      [5, 'not'],
    ])
    const undo = { commandId, type: 'comment.undo.group' as const, groupId: a.id }
    expect(forGroup(undo, [comment()]).command).toBeNull()
    expect(forGroup(undo, [...after, comment()]).decided).toHaveLength(2)
  })
})
