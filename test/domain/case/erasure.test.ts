import { describe, expect, it } from 'vitest'
import { contributionsOf } from '#domain/account/contributions.ts'
import { CONTACT_KEPT_DAYS, eraseContact, eraseWithQuestion } from '#domain/case/erasure.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { caseRecord, code, ids, LI, Story, triage, WANG } from './builders.ts'

const DAYS = 86_400_000
const erase = { type: 'case.erase', reason: '本人书面申请' } as const

describe('[M13] how to reach a citizen', () => {
  it('goes at once with a withdrawal', () => {
    const story = new Story(caseRecord())
    story.citizen({ type: 'withdraw' })
    expect(story.of().contact).toBeNull()
    expect(story.own().hasContact).toBe(false)
  })

  it('goes a set time after the answer, recorded, once, and not while the case goes on', () => {
    const story = new Story(caseRecord())
    expect(eraseContact(story.of(), story.now + 1_000 * DAYS)).toBeNull()
    story.answer()
    const until = story.now + CONTACT_KEPT_DAYS * DAYS
    expect(eraseContact(story.of(), until - 1)).toBeNull()
    const erased = eraseContact(story.of(), until)?.after
    expect(erased).toMatchObject({ contact: null, outcome: story.of().outcome })
    expect(erased?.history.at(-1)).toMatchObject({ step: 'contact-erased', at: until })
    expect(erased && eraseContact(erased, until + DAYS)).toBeNull()
    story.citizen({ type: 'reopen', text: '又坏了' })
    expect(eraseContact(story.of(), until)).toBeNull()
  })

  it('of a duplicate is kept until the reply has reached it, though what it was merged into was answered long before', () => {
    const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: '22222222J' }))
    story.answer({ id: ids.b })
    story.now += 200 * DAYS
    story.do({ type: 'case.merge', into: ids.b })
    expect(eraseContact(story.of(), story.now + 200 * DAYS)).toBeNull()
    story.follow(ids.a, ids.b)
    expect(eraseContact(story.of(), story.now)).toBeNull()
    expect(eraseContact(story.of(), story.now + CONTACT_KEPT_DAYS * DAYS)).not.toBeNull()
  })
})

describe('[M13] a case erased on request', () => {
  /** Answered, rated, reopened, extended, answered again: every place that holds a word. */
  const full = () => {
    const story = new Story(caseRecord({ text: '密语来信', attachments: [{ title: '密语', text: '密语' }] }))
    const said = (text: string) => `密语${text}`
    story.citizen({ type: 'add', text: said('补充'), attachments: [] })
    story.answer({ text: said('答复'), publicText: said('公开') })
    story.citizen({ type: 'rate', score: 2, text: said('评价') })
    story.citizen({ type: 'reopen', text: said('重办') })
    story.do({ ...triage(), reason: said('研判') }, { actor: WANG })
    story.do({ type: 'case.take' }, { actor: LI })
    story.do({ type: 'case.extend', reason: said('延期') }, { actor: LI })
    story.do({ type: 'case.extension', approve: true, reason: said('同意') }, { actor: WANG })
    expect(code(story.do(erase))).toBe('wrong-state')
    story.do({ type: 'case.decline', reason: 'other', explanation: said('说明') }, { actor: WANG })
    return story
  }

  it('holds no word that anybody wrote, and says to its citizen that and when', () => {
    const story = full()
    expect(JSON.stringify(story.of())).toContain('密语')
    expect(code(story.do(erase))).toBe('accepted')
    expect(JSON.stringify(story.of())).not.toContain('密语')
    expect(story.of().contact).toBeNull()
    expect(story.public()).toBeNull()
    expect(story.own()).toMatchObject({
      erasedAt: story.now,
      text: '',
      may: { reopen: false, rate: false, add: false },
    })
    expect(story.of().history.at(-1)).toMatchObject({ step: 'erased', by: LI, reason: erase.reason })
    expect(code(story.do(erase))).toBe('wrong-state')
  })

  it('[M11] changes no figure: dates, department, people and scores stay', () => {
    const story = full()
    const before = { ...story.of() }
    story.do(erase)
    const after = story.of()
    const figures = (record: typeof before) => contributionsOf(record, stateCouncilCalendar)
    expect(figures(after)).toEqual(figures(before))
    expect(after.history.slice(0, -1).map(({ step, at, by }) => [step, at, by])).toEqual(
      before.history.map(({ step, at, by }) => [step, at, by]),
    )
    expect(after.triage?.department).toEqual(before.triage?.department)
  })

  it('takes no duplicate any more, for it has no reply to give', () => {
    const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: '22222222J' }))
    story.answer({ id: ids.b })
    story.do(erase, { id: ids.b })
    expect(code(story.do({ type: 'case.merge', into: ids.b }))).toBe('merge-target')
  })
})

describe('[I10] the case of a question that its asker had erased', () => {
  const context = { now: 5, timeZone: 'Asia/Shanghai', calendar: stateCouncilCalendar, policies: caseRecord().policies }

  it('is withdrawn with it while it is open, and keeps its state once it has ended', () => {
    const open = new Story(caseRecord({ text: '密语来信' }))
    open.do({ ...triage(), reason: '密语研判' }, { actor: WANG })
    const ended = new Story(caseRecord({ text: '密语来信' }))
    ended.answer({ text: '密语答复' })
    for (const [story, state] of [
      [open, 'withdrawn'],
      [ended, 'answered'],
    ] as const) {
      const record = story.of()
      const changes = eraseWithQuestion(record, new Map([[record.id, record]]), context)
      const [change] = changes.ok ? changes.value : []
      expect(change).toMatchObject({ before: record, after: { state, erasedAt: 5, version: record.version + 1 } })
      expect(JSON.stringify(change?.after)).not.toContain('密语')
    }
  })
})
