import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { defaultPolicies } from '#domain/case/deadline.ts'
import { at, caseRecord, code, ids, LI, Story, triage, WANG, ZHAO } from './builders.ts'

const add = (text: string) => ({ type: 'add' as const, text, attachments: [] })

describe('what a citizen may do', () => {
  it('adds until the answer, so many times; afterwards there is reopening', () => {
    const story = new Story(caseRecord())
    for (let count = 0; count < CASE_LIMITS.additions; count++)
      expect(code(story.citizen(add(String(count))))).toBe('accepted')
    expect(code(story.citizen(add('更多')))).toBe('too-large')
    story.answer()
    expect(code(story.citizen(add('更多')))).toBe('wrong-state')
  })

  it('[M7] an addition during review makes the reviewer look again', () => {
    const story = new Story(caseRecord())
    story.do(triage())
    story.do({ type: 'case.take' })
    story.do({ type: 'case.draft', text: '好。', attachments: [], publicText: null })
    story.do({ type: 'case.submit', providedBy: '科' })
    const { version } = story.of()
    story.citizen(add('又坏了一盏'))
    expect(story.of().state).toBe('review')
    expect(code(story.do({ type: 'case.secrecy' }, { actor: ZHAO, version }))).toBe('version-conflict')
  })

  it('withdraws until the answer; then nothing is due or late', () => {
    const story = new Story(caseRecord())
    story.citizen({ type: 'withdraw' })
    story.now = at('2027-01-01')
    expect(story.own()).toMatchObject({ state: 'withdrawn', standing: null })
    expect(code(story.do(triage()))).toBe('wrong-state')
    const answered = new Story(caseRecord())
    answered.answer()
    expect(code(answered.citizen({ type: 'withdraw' }))).toBe('wrong-state')
  })

  it('[M11] rates the answer once', () => {
    const story = new Story(caseRecord())
    expect(code(story.citizen({ type: 'rate', score: 5, text: '' }))).toBe('wrong-state')
    story.answer()
    expect(code(story.citizen({ type: 'rate', score: 4, text: '满意' }))).toBe('accepted')
    expect(code(story.citizen({ type: 'rate', score: 1, text: '' }))).toBe('wrong-state')
    expect(story.own()).toMatchObject({ rating: { score: 4 }, may: { rate: false, reopen: true } })
  })

  it('reopens once, with a new clock by the limits of that day; the first round stays as it was', () => {
    const story = new Story(caseRecord())
    story.now = at('2026-05-20')
    story.answer()
    story.citizen({ type: 'rate', score: 1, text: '没修' })
    const suggestion = { ...defaultPolicies.suggestion, workingDays: 3 }
    story.context = { ...story.context, policies: { ...defaultPolicies, suggestion } }
    story.now = at('2026-06-01')
    expect(code(story.citizen({ type: 'reopen', text: '灯还是不亮' }))).toBe('accepted')
    expect(story.own()).toMatchObject({
      state: 'received',
      outcome: null,
      rating: null,
      due: { from: '2026-06-01', day: '2026-06-04' },
      standing: { state: 'running', late: false },
      earlier: { standing: { state: 'answered-late' }, rating: { score: 1 }, reopened: { text: '灯还是不亮' } },
    })
    expect(story.answer()).toEqual(Array(6).fill('accepted'))
    expect(code(story.citizen({ type: 'reopen', text: '还是不亮' }))).toBe('wrong-state')
    expect(code(story.citizen({ type: 'rate', score: 5, text: '' }))).toBe('accepted')
  })

  it('[M5] a declined one may be reopened too', () => {
    const story = new Story(caseRecord())
    story.do({ type: 'case.decline', reason: 'other', explanation: '不予受理' })
    expect(code(story.citizen({ type: 'reopen', text: '请再看看' }))).toBe('accepted')
  })
})

describe('what is public', () => {
  const masked = '人民路路灯不亮，请致电138****5678'

  it('[M5, M13] the masked words that were approved with the reply, dates, department and answer', () => {
    const story = new Story(caseRecord())
    story.answer({ publicText: masked })
    expect(story.public()).toEqual({
      number: '4F7K2M9QT',
      type: 'suggestion',
      text: masked,
      receivedOn: '2026-04-30',
      answeredOn: '2026-04-30',
      dueOn: '2026-05-13',
      late: false,
      department: '交通局',
      answer: '已修复。',
      answeredAt: at('2026-04-30'),
      score: null,
    })
  })

  it('[M13] nothing where the citizen did not want it, and a draft that would is refused', () => {
    const story = new Story(caseRecord({ wantsPublic: false }))
    expect(story.answer({ publicText: masked })[2]).toBe('invalid-input')
    expect(story.public()).toBeNull()
  })

  it('[M13] taken back when something was overlooked', () => {
    const story = new Story(caseRecord())
    story.answer({ publicText: masked })
    expect(code(story.do({ type: 'case.hide', reason: '含住址' }))).toBe('accepted')
    expect(story.public()).toBeNull()
    expect(code(story.do({ type: 'case.hide', reason: '含住址' }))).toBe('wrong-state')
  })

  it('the first answer of a reopened case stays until there is a second', () => {
    const story = new Story(caseRecord())
    story.answer({ publicText: masked })
    story.citizen({ type: 'reopen', text: '还是不亮' })
    expect(story.public()?.answer).toBe('已修复。')
    story.answer({ text: '已更换灯具。', publicText: masked })
    expect(story.public()?.answer).toBe('已更换灯具。')
  })

  it('no view but the staff’s carries reasons among colleagues, staff names, hash or sealed contact', () => {
    const story = new Story(caseRecord({ codeHash: 'HASH', contact: 'SEALED' }))
    story.do(triage(), { actor: WANG })
    story.do({ type: 'case.return', reason: 'INTERNAL' })
    story.answer({ publicText: masked })
    const told = JSON.stringify([story.own(), story.public()])
    for (const secret of ['INTERNAL', 'HASH', 'SEALED', '王', '李', '赵', '养护科']) expect(told).not.toContain(secret)
    expect(JSON.stringify(story.staff())).not.toMatch(/HASH|SEALED/)
    expect(JSON.stringify(story.public())).not.toContain('13812345678')
  })
})

describe('duplicates', () => {
  const two = () => new Story(caseRecord(), caseRecord({ id: ids.b, number: '22222222J' }))
  const merge = (story: Story, id: string = ids.b, into: string = ids.a) =>
    story.do({ type: 'case.merge', into }, { id, actor: WANG })

  it('are linked both ways, undone both ways', () => {
    const story = two()
    merge(story)
    expect(story.of(ids.b)).toMatchObject({ state: 'merged', mergedInto: { id: ids.a } })
    expect(story.of().duplicates).toMatchObject([{ id: ids.b }])
    expect(story.own(ids.b).mergedInto).toBe('4F7K2M9QT')
    story.do({ type: 'case.unmerge', reason: '不是同一盏灯' }, { id: ids.b })
    expect(story.of(ids.b)).toMatchObject({ state: 'received', mergedInto: null })
    expect(story.of().duplicates).toEqual([])
  })

  test.each([
    ['itself', ids.b, ids.b],
    ['one that is merged', ids.c, ids.b],
  ])('do not go into %s', (_, id, into) => {
    const story = new Story(caseRecord(), caseRecord({ id: ids.b }), caseRecord({ id: ids.c }))
    if (into !== id) merge(story)
    expect(code(merge(story, id, into))).toBe('merge-target')
  })

  it('do not leave their own duplicates behind, nor cross to another site', () => {
    const story = new Story(caseRecord(), caseRecord({ id: ids.b }), caseRecord({ id: ids.c, siteId: 'city' }))
    merge(story)
    expect(code(merge(story, ids.a, ids.c))).toBe('merge-target')
    expect(code(merge(story, ids.c, ids.a))).toBe('merge-target')
  })

  it('[M5] the reply reaches every one of them, once', () => {
    const story = two()
    merge(story)
    story.now = at('2026-05-15')
    story.answer()
    expect(story.own(ids.b).standing).toMatchObject({ state: 'overdue' })
    story.follow(ids.b, ids.a)
    expect(story.own(ids.b)).toMatchObject({
      outcome: { text: '已修复。' },
      standing: { state: 'answered-late' },
      may: { rate: true, reopen: true, add: false },
    })
    const { version } = story.of(ids.b)
    story.follow(ids.b, ids.a)
    expect(story.of(ids.b).version).toBe(version)
    expect(code(story.do({ type: 'case.unmerge', reason: '误并' }, { id: ids.b }))).toBe('nothing-to-undo')
  })

  it('merged into what was answered before, it is answered on the day of the merge', () => {
    const story = two()
    story.answer()
    story.now = at('2026-05-07')
    merge(story)
    story.now = at('2026-05-08')
    story.follow(ids.b, ids.a)
    expect(story.of(ids.b).clock.answeredOn).toBe('2026-05-07')
  })

  it('are set free when the case they went into is withdrawn', () => {
    const story = two()
    merge(story)
    story.citizen({ type: 'withdraw' })
    story.follow(ids.b, ids.a)
    expect(story.of(ids.b)).toMatchObject({ state: 'received', mergedInto: null })
  })

  it('what their citizens add is told where they went; withdrawing or reopening takes them out', () => {
    const story = two()
    merge(story)
    const { version } = story.of()
    story.citizen(add('三号灯'), ids.b)
    expect(story.of()).toMatchObject({ version: version + 1 })
    expect(story.of().history.at(-1)).toMatchObject({ step: 'duplicate-added', reason: '22222222J' })
    story.answer()
    story.follow(ids.b, ids.a)
    story.citizen({ type: 'reopen', text: '不是这盏' }, ids.b)
    expect(story.of(ids.b)).toMatchObject({ state: 'received', mergedInto: null })
    expect(story.of().duplicates).toEqual([])
  })
})

describe('whatever is done in whatever order', () => {
  const step = fc.constantFrom(
    ...(['triage', 'take', 'draft', 'submit', 'secrecy', 'approve', 'reject', 'ask', 'resume', 'return'] as const),
    ...([
      'decline',
      'merge',
      'unmerge',
      'extend',
      'grant',
      'add',
      'withdraw',
      'rate',
      'reopen',
      'follow',
      'answer',
    ] as const),
  )
  const actors = fc.constantFrom(WANG, LI, ZHAO)
  const moves = fc.array(fc.tuple(step, actors, fc.constantFrom(ids.a, ids.b), fc.nat(3)), { maxLength: 40 })

  const act = (story: Story, name: string, actor: typeof WANG, id: string, word: string) => {
    const reason = '理由'
    switch (name) {
      case 'triage':
        return story.do(triage(), { actor, id })
      case 'take':
        return story.do({ type: 'case.take' }, { actor, id })
      case 'draft':
        return story.do({ type: 'case.draft', text: word, attachments: [], publicText: '公开' }, { actor, id })
      case 'submit':
        return story.do({ type: 'case.submit', providedBy: '科' }, { actor, id })
      case 'secrecy':
        return story.do({ type: 'case.secrecy' }, { actor, id })
      case 'approve':
        return story.do({ type: 'case.approve' }, { actor, id })
      case 'reject':
        return story.do({ type: 'case.reject', reason }, { actor, id })
      case 'ask':
        return story.do({ type: 'case.ask', question: '？' }, { actor, id })
      case 'resume':
        return story.do({ type: 'case.resume', reason }, { actor, id })
      case 'return':
        return story.do({ type: 'case.return', reason }, { actor, id })
      case 'decline':
        return story.do({ type: 'case.decline', reason: 'other', explanation: reason }, { actor, id })
      case 'merge':
        return story.do({ type: 'case.merge', into: id === ids.a ? ids.b : ids.a }, { actor, id })
      case 'unmerge':
        return story.do({ type: 'case.unmerge', reason }, { actor, id })
      case 'extend':
        return story.do({ type: 'case.extend', reason }, { actor, id })
      case 'grant':
        return story.do({ type: 'case.extension', approve: true, reason }, { actor, id })
      case 'add':
        return story.citizen(add(word), id)
      case 'withdraw':
        return story.citizen({ type: 'withdraw' }, id)
      case 'rate':
        return story.citizen({ type: 'rate', score: 3, text: word }, id)
      case 'answer':
        story.answer({ id, text: word, publicText: '公开' })
        return story.follow(id, id === ids.a ? ids.b : ids.a)
      case 'reopen':
        return story.citizen({ type: 'reopen', text: word }, id)
      default:
        return story.follow(id, id === ids.a ? ids.b : ids.a)
    }
  }

  it('no word of a citizen is lost, links stay mutual, steps only grow, and four eyes saw every answer', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: '22222222J' }))
        const words = new Map<string, string[]>([
          [ids.a, []],
          [ids.b, []],
        ])
        for (const [index, [name, actor, id, days]] of list.entries()) {
          const word = `话${index}。`
          const before = story.of(id)
          const done = act(story, name, actor, id, word)
          if (done.ok && ['add', 'rate', 'reopen'].includes(name)) words.get(id)?.push(word)
          if (done.ok && name === 'approve') expect(before.draft?.by).not.toContainEqual(actor)
          expect(story.of(id).history.slice(0, before.history.length)).toEqual(before.history)
          for (const each of [ids.a, ids.b]) {
            const record = story.of(each)
            const other = story.of(each === ids.a ? ids.b : ids.a)
            for (const said of words.get(each) ?? []) expect(JSON.stringify(record)).toContain(said)
            // A withdrawn case keeps the list of those it set free: it is by that list that they are told.
            if (other.state !== 'withdrawn')
              expect(other.duplicates.some((link) => link.id === each)).toBe(record.mergedInto?.id === other.id)
            expect(record.state === 'waiting').toBe(record.waitingFor !== null)
            expect(record.clock.answeredOn !== null).toBe(record.outcome !== null)
          }
          story.now += days * 86_400_000
        }
      }),
      { numRuns: 300 },
    )
  })
})
