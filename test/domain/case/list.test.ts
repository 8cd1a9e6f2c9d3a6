import { describe, expect, it } from 'vitest'
import { boardOf } from '#domain/case/board.ts'
import { entryOf, isInView, listOf, matches, rowOf } from '#domain/case/list.ts'
import type { CaseRecord } from '#domain/case/records.ts'
import { fillTemplate } from '#domain/case/template.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { at, caseRecord, ids, LI, Story, triage, WANG } from './builders.ts'

const TODAY = '2026-05-12'
const entry = (record: CaseRecord, today = TODAY) => entryOf(rowOf(record), stateCouncilCalendar, today)
const looking = { subject: LI.subject, now: at(TODAY) }
const ANY = { view: 'open' as const }

describe('[C7] where a case stands', () => {
  it('on the lists of the site that received it and, once triaged, of those that answer for it', () => {
    const story = new Story(caseRecord())
    expect(story.of().places).toEqual([])
    story.do(triage(), { actor: WANG })
    expect(story.of().places).toEqual(['roads', 'parks'])
    story.do({ type: 'case.return', reason: '归城管局' })
    expect(story.of().places).toEqual([])
  })

  it('by the way down to a department deep in the tree', () => {
    const story = new Story(caseRecord())
    story.context.departments = [
      { id: 'lamps', name: '路灯所', path: ['platform', 'county', 'roads', 'lamps'] },
      { id: 'foreign', name: '外县', path: ['platform', 'foreign'] },
    ]
    const send = (department: string, coHandlers: string[] = []) =>
      story.do({ ...triage(), department, coHandlers }, { actor: WANG })
    expect(send('foreign').ok).toBe(false)
    expect(send('lamps', ['foreign']).ok).toBe(false)
    expect(send('lamps').ok).toBe(true)
    expect(story.of().places).toEqual(['roads', 'lamps'])
  })

  it('a duplicate is no more work; answered, declined, withdrawn and merged are closed at their time', () => {
    const story = new Story(caseRecord(), caseRecord({ id: ids.b, number: 'BBBBBBBBB' }))
    expect(rowOf(story.of()).closedAt).toBeNull()
    story.now = at('2026-05-01')
    story.do({ type: 'case.merge', into: ids.b })
    expect(rowOf(story.of())).toMatchObject({ state: 'merged', closedAt: story.now })
    story.now = at('2026-05-02')
    story.citizen({ type: 'withdraw' }, ids.b)
    expect(rowOf(story.of(ids.b))).toMatchObject({ state: 'withdrawn', closedAt: story.now })
    expect(entry(story.of(ids.b)).standing).toBeNull()
  })
})

describe('the views of a desk', () => {
  it('the standing follows from the date alone', () => {
    const record = caseRecord()
    const views = (today: string) =>
      (['due-soon', 'due-today', 'overdue', 'today'] as const).filter((view) =>
        isInView(entry(record, today), view, looking),
      )
    // Received, not triaged yet: it is today's work on any day. Due on 2026-05-13.
    expect(views('2026-05-06')).toEqual(['today'])
    expect(views('2026-05-11')).toEqual(['due-soon', 'today'])
    expect(views('2026-05-13')).toEqual(['due-today', 'today'])
    expect(views('2026-05-14')).toEqual(['overdue', 'today'])
  })

  it('a reply waits for whoever had no hand in it; an extension for another than its asker', () => {
    const story = new Story(caseRecord())
    story.do(triage(), { actor: WANG })
    story.do({ type: 'case.take' })
    story.do({ type: 'case.extend', reason: '需勘查' })
    story.do({ type: 'case.draft', text: '答复', attachments: [], publicText: null })
    story.do({ type: 'case.submit', providedBy: '养护科' })
    const shown = entry(story.of())
    const wang = { ...looking, subject: WANG.subject }
    expect([isInView(shown, 'review', looking), isInView(shown, 'review', wang)]).toEqual([false, true])
    expect([isInView(shown, 'extension', looking), isInView(shown, 'extension', wang)]).toEqual([false, true])
    expect([isInView(shown, 'mine', looking), isInView(shown, 'mine', wang)]).toEqual([true, false])
    expect([listOf('review'), listOf('answered'), listOf('closed')]).toEqual(['open', 'closed', 'closed'])
  })

  it('filters by what a colleague types, in any width and with or without the hyphens of a number', () => {
    const record = caseRecord()
    const found = (q: string) => matches(rowOf(record), entry(record), { ...ANY, q }, looking)
    expect(['4f7-k2m', '４Ｆ７', '路灯', '138'].map(found)).toEqual([true, true, true, true])
    expect(found('公园')).toBe(false)
    const filtered = (filter: object) => matches(rowOf(record), entry(record), { ...ANY, ...filter }, looking)
    expect(filtered({ department: 'none', type: 'suggestion', state: 'received' })).toBe(true)
    expect(filtered({ department: 'roads' })).toBe(false)
  })

  it('the board counts what the views show', () => {
    const entries = ['2026-05-06', '2026-05-13', '2026-05-14'].map((today) => entry(caseRecord(), today))
    const board = boardOf(entries, TODAY, looking)
    expect(board).toMatchObject({
      views: { open: 3, overdue: 1, 'due-today': 1, received: 3, mine: 0 },
      departments: [{ department: null, open: 3, overdue: 1 }],
      types: [{ type: 'suggestion', open: 3 }],
    })
    for (const [view, count] of Object.entries(board.views))
      expect(
        entries.filter((each) => isInView(each, view as 'open', looking)),
        view,
      ).toHaveLength(count)
    expect(boardOf([], TODAY, looking).oldest).toBeNull()
  })
})

describe('a reply template', () => {
  it('fills in its fields and leaves what has no value, or is none, to be seen', () => {
    const text = '您的来信（{number}）已由{department}办理，{unknown}；期限{due}。'
    expect(fillTemplate(text, { number: '4F7-K2M-9QT', department: '交通局' })).toBe(
      '您的来信（4F7-K2M-9QT）已由交通局办理，{unknown}；期限{due}。',
    )
    // What a value holds is not filled in again.
    expect(fillTemplate('{site}', { site: '{number}', number: '1' })).toBe('{number}')
  })
})
