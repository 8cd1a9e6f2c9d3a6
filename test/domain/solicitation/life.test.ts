import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { SolicitationCommand } from '#contract/solicitation/command.ts'
import { adoptionTable, decidersOf, summaryOf } from '#domain/solicitation/adoption.ts'
import { defaultPeriods } from '#domain/solicitation/announce.ts'
import { decide, type SolicitationContext } from '#domain/solicitation/decide.ts'
import { SETTLE_MS } from '#domain/solicitation/obstacle.ts'
import { publicSolicitation, type SolicitationRecord } from '#domain/solicitation/record.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { CLOSES_AT, code, comment, details, draft, NOW, parts, solicitation, WANG } from './builders.ts'

const LI = { subject: 'li', name: '李' }
const SITE = { id: 'county', name: '某县', timeZone: 'Asia/Shanghai', colour: null }
const EMPTY = { id: 'table-0001', summary: summaryOf(adoptionTable(parts, [])), deciders: [] }

type Sent<C> = C extends { commandId: string } ? Omit<C, 'commandId' | 'version'> : never
const act = (record: SolicitationRecord, sent: Sent<SolicitationCommand>, more: Partial<SolicitationContext> = {}) =>
  decide(record, v.parse(SolicitationCommand, { ...sent, commandId: 'command-0001', version: record.version }), {
    now: NOW,
    timeZone: 'Asia/Shanghai',
    calendar: stateCouncilCalendar,
    periods: defaultPeriods,
    actor: LI,
    table: EMPTY,
    document: [],
    ...more,
  })
const done = (...args: Parameters<typeof act>): SolicitationRecord => {
  const decided = act(...args)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.value
}
const submit = {
  type: 'solicitation.submit' as const,
  providedBy: '法制科',
  statement: '征求意见期间未收到意见。',
  withNext: false,
}
const closed = { now: CLOSES_AT + SETTLE_MS }

describe('the life of a solicitation', () => {
  it('[M3] is announced, closes by the date alone, and publishes its result also with zero comments', () => {
    const announced = done(draft(), { type: 'solicitation.announce' })
    expect(publicSolicitation(announced, SITE, [], { now: CLOSES_AT - 1, verifies: false })).toMatchObject({
      state: 'open',
      result: null,
    })
    expect(publicSolicitation(announced, SITE, [], { now: CLOSES_AT, verifies: false })).toMatchObject({
      state: 'closed',
      result: null,
    })
    const submitted = done(announced, submit, { ...closed, actor: WANG })
    const reviewed = done(submitted, { type: 'solicitation.secrecy' }, closed)
    const published = done(reviewed, { type: 'solicitation.publish' }, closed)
    expect(publicSolicitation(published, SITE, [], { now: CLOSES_AT, verifies: false })).toMatchObject({
      state: 'published',
      result: {
        table: { counts: { received: 0 } },
        credits: { providedBy: '法制科', editedBy: '王', secrecyReviewedBy: '李', signedOffBy: '李' },
      },
    })
    expect(done(published, { type: 'solicitation.archive' }).state).toBe('archived')
  })

  it('[M7] whoever drafted it does not announce it; whoever submitted the result neither reviews nor publishes it', () => {
    expect(code(act(draft(), { type: 'solicitation.announce' }, { actor: WANG }))).toBe('second-person-required')
    const corrected = done(draft(), {
      type: 'solicitation.correct',
      document: 'draft',
      operation: { type: 'remove', id: 'article-02' },
    })
    expect(code(act(corrected, { type: 'solicitation.announce' }, { actor: LI }))).toBe('second-person-required')
    // Also who drafted it before somebody else saved it once more.
    for (const actor of [WANG, LI])
      expect(code(act(corrected, { type: 'solicitation.announce' }, { actor }))).toBe('second-person-required')
    const submitted = done(solicitation(), submit, closed)
    expect(code(act(submitted, { type: 'solicitation.secrecy' }, closed))).toBe('second-person-required')
    const reviewed = done(submitted, { type: 'solicitation.secrecy' }, { ...closed, actor: WANG })
    expect(code(act(reviewed, { type: 'solicitation.publish' }, closed))).toBe('second-person-required')
    expect(code(act(submitted, { type: 'solicitation.publish' }, { ...closed, actor: WANG }))).toBe('incomplete')
  })

  it('[M7] nobody who wrote a word of the result reviews it or signs it off; who took a decision over answers for it', () => {
    const ZHAO = { subject: 'zhao', name: '赵' }
    const decided = (by: typeof ZHAO) => comment({}, { adoption: { status: 'not', reason: '不合上位法', by, at: NOW } })
    const tableBy = (...people: (typeof ZHAO)[]) => {
      const comments = people.map(decided)
      return { ...EMPTY, summary: summaryOf(adoptionTable(parts, comments)), deciders: decidersOf(comments) }
    }
    const review = { type: 'solicitation.secrecy' as const }
    const submitted = done(solicitation(), submit, { ...closed, actor: WANG, table: tableBy(LI, LI, WANG) })
    expect(submitted.authors).toEqual([WANG, LI])
    for (const actor of [WANG, LI])
      expect(act(submitted, review, { ...closed, actor })).toMatchObject({
        refusal: { code: 'second-person-required', detail: '王、李' },
      })
    const reviewed = done(submitted, review, { ...closed, actor: ZHAO })
    for (const actor of [WANG, LI])
      expect(code(act(reviewed, { type: 'solicitation.publish' }, { ...closed, actor }))).toBe('second-person-required')
    expect(code(act(reviewed, { type: 'solicitation.publish' }, { ...closed, actor: ZHAO }))).toBe('accepted')
    // Where everybody had a hand in it, it is taken back, and a colleague decides anew what one of them decided.
    const back = done(reviewed, { type: 'solicitation.recall' }, closed)
    expect(back.authors).toEqual([])
    const again = done(back, submit, { ...closed, actor: WANG, table: tableBy(WANG, WANG, WANG) })
    expect(code(act(again, review, { ...closed, actor: LI }))).toBe('accepted')
  })

  it('[M7] who wrote the next version is an author where it is published with the result', () => {
    const write = { type: 'solicitation.draft' as const, document: 'next' as const, parts }
    const written = done(solicitation(), write)
    const authors = (record: SolicitationRecord, withNext: boolean) =>
      done(record, { ...submit, withNext }, { ...closed, actor: WANG }).authors
    expect(authors(written, true)).toEqual([WANG, LI])
    expect(authors(written, false)).toEqual([WANG])
    expect(authors(done(written, { ...write, parts: [] }), true)).toEqual([WANG])
  })

  it('[M3] no result while it is open, or while a comment waits for its decision', () => {
    expect(code(act(solicitation(), submit))).toBe('wrong-state')
    expect(code(act(solicitation(), submit, { now: CLOSES_AT + SETTLE_MS - 1 }))).toBe('wrong-state')
    const table = { id: 'table-0002', summary: summaryOf(adoptionTable(parts, [comment()])), deciders: [] }
    expect(code(act(solicitation(), submit, { ...closed, table }))).toBe('incomplete')
    expect(code(act(solicitation(), { type: 'solicitation.publish' }, closed))).toBe('incomplete')
  })

  it('[M7] a result taken back is reviewed again', () => {
    const submitted = done(solicitation(), submit, { ...closed, actor: WANG })
    const reviewed = done(submitted, { type: 'solicitation.secrecy' }, closed)
    expect(done(reviewed, { type: 'solicitation.recall' }, closed)).toMatchObject({
      submitted: null,
      secrecyReviewed: null,
    })
  })

  it('[M3] is not announced with something missing', () => {
    expect(code(act(draft({ basis: '' }), { type: 'solicitation.announce' }))).toBe('incomplete')
  })

  it('is prolonged while open, never shortened, never opened again', () => {
    const prolong = (closesOn: string) => ({ type: 'solicitation.prolong' as const, closesOn })
    expect(done(solicitation(), prolong('2026-07-15')).period?.closesAt).toBe(Date.parse('2026-07-16T00:00:00+08:00'))
    expect(code(act(solicitation(), prolong('2026-06-30')))).toBe('invalid-input')
    expect(code(act(solicitation(), prolong('2026-07-15'), closed))).toBe('comments-closed')
    const short = solicitation({ closesOn: '2026-06-20', shorterReason: '汛期将至' })
    expect(done(short, prolong('2026-06-25')).period?.shorterReason).toBe('汛期将至')
    expect(done(short, prolong('2026-07-01')).period?.shorterReason).toBeNull()
  })

  it('cancelled says why; a draft that was never announced is nobody’s business', () => {
    const cancel = { type: 'solicitation.cancel' as const, notice: '另行公布' }
    const cancelled = done(solicitation(), cancel)
    expect(publicSolicitation(cancelled, SITE, [], { now: NOW, verifies: false })).toMatchObject({
      state: 'cancelled',
      notice: '另行公布',
    })
    expect(publicSolicitation(done(draft(), cancel), SITE, [], { now: NOW, verifies: false })).toBeNull()
    expect(publicSolicitation(draft(), SITE, [], { now: NOW, verifies: false })).toBeNull()
  })

  test.each(['announced', 'published', 'archived', 'cancelled'] as const)(
    'the draft is not changed when %s',
    (state) => {
      const record = { ...solicitation(), state }
      expect(code(act(record, { type: 'solicitation.edit', details: details() }))).toBe('wrong-state')
      expect(code(act(record, { type: 'solicitation.draft', document: 'draft', parts: [] }))).toBe('wrong-state')
    },
  )

  it('[D2] a command at a version that has passed changes nothing', () => {
    expect(code(act({ ...draft(), version: 2 }, { type: 'solicitation.announce' }))).toBe('accepted')
    const stale: SolicitationCommand = { type: 'solicitation.announce', commandId: 'command-0001', version: 1 }
    const context = { now: NOW, timeZone: 'Asia/Shanghai', calendar: stateCouncilCalendar, periods: defaultPeriods }
    expect(code(decide({ ...draft(), version: 2 }, stale, { ...context, actor: LI, table: null, document: [] }))).toBe(
      'version-conflict',
    )
  })
})
