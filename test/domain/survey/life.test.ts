import { describe, expect, it } from 'vitest'
import type { SurveyCommand } from '#contract/survey/command.ts'
import type { Action } from '#domain/permission/table.ts'
import { decideSurvey, type SurveyWorld } from '#domain/survey/life/decide.ts'
import { difference } from '#domain/survey/life/difference.ts'
import { phaseOf } from '#domain/survey/life/phase.ts'
import type { SurveyRecord } from '#domain/survey/life/record.ts'
import { releaseProblems } from '#domain/survey/life/releasable.ts'
import { brokenPromises } from '#domain/survey/life/settings.ts'
import { isPublicSurvey } from '#domain/survey/life/views.ts'
import { CLOSES, DEFINITION, HOUR, OPENS, surveyDetails, surveyRecord, ZONE } from './survey-builders.ts'

const both = (words: string) => ({ 'zh-CN': words, en: words })
const NOTHING = { quotas: [], purpose: {}, plan: {} }
const EDITOR = { subject: 'editor', name: '编辑' }
const CHIEF = { subject: 'chief', name: '主任' }
const OTHER = { subject: 'other', name: '副主任' }

type Bare = SurveyCommand extends infer C ? (C extends SurveyCommand ? Omit<C, 'commandId'> : never) : never

const run = (
  survey: SurveyRecord,
  command: Bare,
  {
    actor = CHIEF,
    now = OPENS - HOUR,
    may = (_: Action) => true,
    verifies = false,
    ...world
  }: Partial<SurveyWorld> & {
    actor?: typeof CHIEF
    now?: number
    may?: (action: Action) => boolean
    verifies?: boolean
  } = {},
) =>
  decideSurvey(
    { survey, draft: DEFINITION, asked: DEFINITION, total: 0, entriesWait: false, ...world },
    { commandId: 'command-000', ...command } as SurveyCommand,
    { actor, now, may, verifies, timeZone: ZONE },
  )

const after = (...args: Parameters<typeof run>): SurveyRecord => {
  const decided = run(...args)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return decided.value.after
}
const refused = (...args: Parameters<typeof run>) => {
  const decided = run(...args)
  return decided.ok ? 'accepted' : decided.refusal.code
}

describe('[Q17] results', () => {
  it('are not submitted while entered responses wait', () => {
    const survey = surveyRecord({}, { state: 'announced', closedAt: OPENS + HOUR })
    const submit = { type: 'survey.submit', providedBy: '局' } as const
    expect(refused(survey, submit, { now: OPENS + 2 * HOUR, entriesWait: true })).toBe('incomplete')
    expect(refused(survey, submit, { now: OPENS + 2 * HOUR })).toBe('accepted')
  })
})

describe('[Q6] live results', () => {
  it('are not set, and not announced, where anybody answers as often as they like', () => {
    const survey = surveyRecord({ once: 'no', results: 'live' })
    const { details } = survey
    expect(refused(survey, { type: 'survey.edit', version: 3, details })).toBe('invalid-input')
    expect(refused(survey, { type: 'survey.announce', version: 3 })).toBe('incomplete')
    const coded = { ...details, once: 'code' as const, batch: 10 }
    expect(refused(survey, { type: 'survey.edit', version: 3, details: coded })).toBe('accepted')
  })
})

describe('[M4] the life of a survey', () => {
  it('goes from draft to archived by the people who may, in this order only', () => {
    let survey = surveyRecord()
    expect(isPublicSurvey(survey)).toBe(false)
    survey = after(survey, { type: 'survey.announce', version: 3 })
    expect(survey).toMatchObject({ state: 'announced', asked: { version: 1, revision: 2 }, version: 4 })
    expect(isPublicSurvey(survey)).toBe(true)
    expect(refused(survey, { type: 'survey.submit', providedBy: '局' }, { now: OPENS + 1 })).toBe('wrong-state')
    survey = after(survey, { type: 'survey.submit', providedBy: '局' }, { now: CLOSES, actor: EDITOR })
    expect(refused(survey, { type: 'survey.publish', version: survey.version })).toBe('incomplete')
    expect(refused(survey, { type: 'survey.secrecy', version: survey.version }, { actor: EDITOR })).toBe(
      'second-person-required',
    )
    survey = after(survey, { type: 'survey.secrecy', version: survey.version }, { total: 7 })
    expect(refused(survey, { type: 'survey.publish', version: survey.version }, { actor: EDITOR, total: 7 })).toBe(
      'second-person-required',
    )
    // A response was still on its way when the results were reviewed.
    expect(refused(survey, { type: 'survey.publish', version: survey.version }, { total: 8 })).toBe('incomplete')
    const published = run(survey, { type: 'survey.publish', version: survey.version }, { total: 7 })
    expect(published).toMatchObject({ ok: true, value: { freeze: true, after: { state: 'published' } } })
    survey = after(survey, { type: 'survey.publish', version: survey.version }, { total: 7 })
    expect(after(survey, { type: 'survey.archive' }).state).toBe('archived')
  })

  it('[M7] what was done with the results is let out by nobody who wrote it, and what was said before stays until then', () => {
    const said = { text: both('研究中'), by: [EDITOR], approvedBy: CHIEF, at: OPENS }
    let survey = surveyRecord({}, { state: 'published', outcome: said })
    const approve = () => ({ type: 'survey.outcome.approve', version: survey.version }) as const
    const write = (text: string) => ({ type: 'survey.outcome', version: survey.version, text: both(text) }) as const
    expect(refused(survey, approve())).toBe('wrong-state')
    survey = after(survey, write('已改进'), { actor: EDITOR })
    expect(refused(survey, { ...write('再改'), version: survey.version - 1 })).toBe('version-conflict')
    survey = after(survey, write('已改进窗口'), { actor: OTHER })
    expect(survey).toMatchObject({ outcome: said, proposedOutcome: { text: both('已改进窗口'), by: [EDITOR, OTHER] } })
    for (const actor of [EDITOR, OTHER]) expect(refused(survey, approve(), { actor })).toBe('second-person-required')
    expect(run(survey, approve(), { actor: OTHER })).toMatchObject({
      refusal: { detail: `${EDITOR.name}、${OTHER.name}` },
    })
    expect(refused(survey, { ...approve(), version: survey.version - 1 })).toBe('version-conflict')
    expect(after(survey, { type: 'survey.outcome.discard', version: survey.version })).toMatchObject({
      ...{ outcome: said, proposedOutcome: null },
    })
    expect(after(survey, approve())).toMatchObject({
      outcome: { text: both('已改进窗口'), by: [EDITOR, OTHER], approvedBy: CHIEF },
      proposedOutcome: null,
    })
  })

  it('[M10][Q15] what was done is written in every language that was asked in, and what stays said beside the questions, too', () => {
    const published = surveyRecord({}, { state: 'published' })
    const write = (text: Record<string, string>, asked = DEFINITION) =>
      run(published, { type: 'survey.outcome', version: published.version, text }, { asked })
    expect(write({ 'zh-CN': '已改进' })).toMatchObject({
      refusal: { code: 'incomplete', issues: [{ path: 'text.en', rule: 'missing_translation' }] },
    })
    expect(write({ 'zh-CN': '已改进' }, { ...DEFINITION, languages: ['zh-CN'] }).ok).toBe(true)
    const announced = surveyRecord({ plan: both('改进服务') }, { state: 'announced' })
    const edit = (plan: Record<string, string>) => {
      const details = { ...announced.details, plan }
      return run(announced, { type: 'survey.edit', version: announced.version, details }, { asked: DEFINITION })
    }
    expect(edit({ 'zh-CN': '改进窗口' })).toMatchObject({
      refusal: { code: 'invalid-input', issues: [{ path: 'plan.en', rule: 'missing_translation' }] },
    })
    expect(edit({}).ok).toBe(true)
    const drafted = surveyRecord({ purpose: { en: 'To call back' } })
    expect(run(drafted, { type: 'survey.announce', version: drafted.version })).toMatchObject({
      refusal: { code: 'incomplete', issues: [{ path: 'purpose.zh-CN', rule: 'missing_translation' }] },
    })
  })

  it('[V6] is not announced as by verified identity where nobody verifies', () => {
    const asking = surveyRecord({ once: 'verified' })
    const announce = { type: 'survey.announce', version: 3 } as const
    expect(refused(asking, announce)).toBe('incomplete')
    expect(refused(asking, announce, { verifies: true })).toBe('accepted')
  })

  it('[M7] is announced and changed by nobody who wrote it, and only as the approver saw it', () => {
    expect(refused(surveyRecord(), { type: 'survey.announce', version: 3 }, { actor: EDITOR })).toBe(
      'second-person-required',
    )
    expect(refused(surveyRecord(), { type: 'survey.announce', version: 2 })).toBe('version-conflict')
    // Also who wrote before somebody else saved it once more.
    const saved = after(
      after(surveyRecord(), { type: 'survey.define', revision: 2, definition: DEFINITION }, { actor: CHIEF }),
      { type: 'survey.define', revision: 3, definition: DEFINITION },
      { actor: EDITOR },
    )
    for (const actor of [CHIEF, EDITOR])
      expect(refused(saved, { type: 'survey.announce', version: 5 }, { actor })).toBe('second-person-required')
    expect(after(saved, { type: 'survey.announce', version: 5 }, { actor: OTHER }).drafters).toEqual([])
    const running = surveyRecord({}, { state: 'announced', asked: { version: 1, revision: 1 } })
    expect(refused(running, { type: 'survey.release', version: 3 }, { actor: EDITOR })).toBe('second-person-required')
    expect(run(running, { type: 'survey.release', version: 3 })).toMatchObject({
      value: { version: DEFINITION, after: { asked: { version: 2, revision: 2 } } },
    })
    // Once announced an edit is public at once.
    const may = (action: Action) => action !== 'survey.announce'
    expect(refused(running, { type: 'survey.edit', version: 3, details: running.details }, { may })).toBe('not-allowed')
  })

  it('[I1] of two who save the questions at once, one is told', () => {
    const survey = surveyRecord()
    expect(after(survey, { type: 'survey.define', revision: 2, definition: DEFINITION }).draft.revision).toBe(3)
    expect(refused(survey, { type: 'survey.define', revision: 1, definition: DEFINITION })).toBe('version-conflict')
  })

  it('is not announced without a question, with a condition that is none, or a quota over what is not asked', () => {
    const quotas = [{ id: 'x', name: 'x', condition: '{nobody} = 1', limit: 5 }]
    const empty = { languages: ['en'], pages: [] }
    expect(releaseProblems(empty, { ...NOTHING, quotas }).map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      ...['pages no_question', 'quotas.x.condition unknown_question'],
    ])
    const bad = structuredClone(DEFINITION)
    const [first, second] = bad.pages[0]?.elements ?? []
    if (first && second) Object.assign(second, { id: first.id, visibleIf: '{one} = ' })
    expect(releaseProblems(bad, NOTHING)).toEqual([
      { path: 'q-one', rule: 'unique' },
      { path: 'q-one.visibleIf', rule: 'expression' },
    ])
    expect(releaseProblems(DEFINITION, NOTHING)).toEqual([])
    expect(refused(surveyRecord({ quotas }), { type: 'survey.announce', version: 3 })).toBe('incomplete')
  })

  it('keeps its promises once announced: limits only rise, and how people are counted stays', () => {
    const quota = { id: 'q', name: 'q', condition: "{one} = 'a'", limit: 5 }
    const before = surveyDetails({ limit: 100, quotas: [quota] })
    const broken = (more: Parameters<typeof surveyDetails>[0], hasOpened = false) =>
      brokenPromises(before, { ...before, ...more }, hasOpened).map(({ path, rule }) => `${path} ${rule}`)
    expect(broken({ limit: 200, quotas: [{ ...quota, limit: 6, name: 'other' }] })).toEqual([])
    expect(broken({ limit: null, quotas: [] })).toEqual([])
    expect(broken({ limit: 99 })).toEqual(['limit lowered'])
    expect(broken({ once: 'no', results: 'live', threshold: 1 })).toEqual([
      'once fixed',
      'results fixed',
      'threshold fixed',
    ])
    expect(broken({ quotas: [{ ...quota, limit: 4 }] })).toEqual(['quotas.0.limit lowered'])
    expect(broken({ quotas: [{ ...quota, condition: '{one} = 1' }] })).toEqual(['quotas.0.condition fixed'])
    expect(broken({ quotas: [quota, { ...quota, id: 'new' }] })).toEqual(['quotas.1 fixed'])
    expect(broken({ opensAt: OPENS + 1 })).toEqual([])
    expect(broken({ opensAt: OPENS + 1 }, true)).toEqual(['opensAt fixed'])
  })

  it('[M13] goes on saying what personal information is for while it asks for some', () => {
    const mail = { type: 'text' as const, id: 'q-mail', name: 'mail', inputType: 'email' as const, title: {} }
    const asked = { ...DEFINITION, pages: [...DEFINITION.pages, { id: 'p-mail', name: 'p-mail', elements: [mail] }] }
    const announced = surveyRecord({ purpose: both('寄送结果') }, { state: 'announced' })
    const edit = (purpose: string) => {
      const details = { ...announced.details, purpose: both(purpose) }
      return refused(announced, { type: 'survey.edit', version: announced.version, details }, { asked })
    }
    expect(edit('寄送结果，寄后删除')).toBe('accepted')
    expect(edit(' ')).toBe('invalid-input')
  })
})

describe('[Q1] whether a survey is open', () => {
  const open = (now: number, more: Parameters<typeof surveyRecord>[0] = {}, closedAt: number | null = null) =>
    phaseOf(surveyRecord(more, { state: 'announced', closedAt }), { now, timeZone: ZONE })

  it('follows from its dates and hours in the site’s zone, and from being closed by hand', () => {
    expect([OPENS - 1, OPENS, CLOSES - 1, CLOSES].map((now) => open(now))).toEqual([
      ...['announced', 'open', 'open', 'closed'],
    ])
    expect(open(OPENS + 1, {}, OPENS)).toBe('closed')
    // 08:00 in Shanghai is midnight in UTC.
    const day = { hours: { from: '09:00', to: '17:00' } }
    expect([0, 1, 8.99, 9].map((hours) => open(OPENS + hours * HOUR, day))).toEqual([
      ...['resting', 'open', 'open', 'resting'],
    ])
    const night = { hours: { from: '22:00', to: '06:00' } }
    expect([0, 14, 21.99, 22].map((hours) => open(OPENS + hours * HOUR, night))).toEqual([
      ...['resting', 'open', 'open', 'resting'],
    ])
    expect(phaseOf(surveyRecord(), { now: OPENS, timeZone: ZONE })).toBe('draft')
  })

  it('can be undone by hand until the results are looked at', () => {
    const running = surveyRecord({}, { state: 'announced' })
    const closed = after(running, { type: 'survey.close' }, { now: OPENS + 1 })
    expect(closed.closedAt).toBe(OPENS + 1)
    expect(after(closed, { type: 'survey.reopen' }, { now: OPENS + 2 }).closedAt).toBeNull()
    expect(refused(running, { type: 'survey.close' }, { now: CLOSES })).toBe('wrong-state')
  })
})

describe('[Q4] two versions differ', () => {
  const changed = (change: (elements: Record<string, Record<string, unknown>>) => void) => {
    const copy = structuredClone(DEFINITION)
    const elements = copy.pages[0]?.elements ?? []
    change(Object.fromEntries(elements.map((element) => [element.id, element as unknown as Record<string, unknown>])))
    return difference(DEFINITION, copy).questions
  }

  it('in nothing when they are alike', () => {
    expect(difference(DEFINITION, structuredClone(DEFINITION))).toEqual({ questions: [], fields: [] })
  })

  it('by words, options, kinds, each with what it does to the results', () => {
    expect(changed((all) => Object.assign(all['q-one'] ?? {}, { title: { 'zh-CN': '新' } }))).toMatchObject([
      { id: 'q-one', kind: 'changed', fields: ['title'], effect: 'reworded' },
    ])
    const choices = [
      { id: 'a', value: 'a' },
      { id: 'd', value: 'd' },
    ]
    expect(changed((all) => Object.assign(all['q-many'] ?? {}, { choices }))).toMatchObject([
      { id: 'q-many', options: { added: ['d'], removed: ['b', 'c'], changed: ['a'] }, effect: 'options' },
    ])
    expect(changed((all) => Object.assign(all['q-one'] ?? {}, { type: 'dropdown' }))).toMatchObject([
      { effect: 'reworded' },
    ])
    expect(changed((all) => Object.assign(all['q-one'] ?? {}, { type: 'checkbox' }))).toMatchObject([
      { effect: 'incomparable' },
    ])
  })

  it('by questions added, removed and moved, and moving one moves no other', () => {
    const copy = structuredClone(DEFINITION)
    const elements = copy.pages[0]?.elements ?? []
    const [first] = elements.splice(0, 1)
    if (first) elements.push(first)
    expect(difference(DEFINITION, copy).questions).toMatchObject([{ id: 'q-one', kind: 'moved', effect: 'none' }])
    elements.splice(0, 1, { type: 'text', id: 'q-new', name: 'new' })
    expect(difference(DEFINITION, copy).questions).toMatchObject([
      { id: 'q-many', kind: 'removed', effect: 'ended' },
      { id: 'q-new', kind: 'added', effect: 'new' },
      { id: 'q-one', kind: 'moved' },
    ])
  })
})
