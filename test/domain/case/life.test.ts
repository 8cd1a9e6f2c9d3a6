import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { TIMES } from '#contract/limits.ts'
import { defaultPolicies } from '#domain/case/deadline.ts'
import { receiveQuestion } from '#domain/case/receive.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { at, caseRecord, code, ids, LI, RECEIVED, ROADS, Story, triage, WANG, ZHAO, ZONE } from './builders.ts'

const drafted = { type: 'case.draft' as const, text: '已修复。', attachments: [], publicText: null }
const handled = () => {
  const story = new Story(caseRecord())
  story.do(triage(), { actor: WANG })
  story.do({ type: 'case.take' })
  return story
}

describe('the life of a case', () => {
  it('[M5] from receipt to the answer, every step with its person and reason', () => {
    const story = new Story(caseRecord())
    expect(story.answer()).toEqual(Array(6).fill('accepted'))
    expect(story.of()).toMatchObject({ state: 'answered', clock: { answeredOn: '2026-04-30' }, draft: null })
    expect(story.of().history.map(({ step, by }) => [step, by?.name ?? null])).toEqual([
      ['received', null],
      ['triaged', '王'],
      ['taken', '李'],
      ['submitted', '李'],
      ['secrecy-reviewed', '王'],
      ['answered', '赵'],
    ])
    expect(story.of().triage).toMatchObject({ valuable: true, department: ROADS, reason: '道路照明归交通局', by: WANG })
  })

  it("[M6] received after midnight in Shanghai is that Shanghai day, due by the State Council's days", () => {
    const question = { caseId: 'case-of-one', id: 'question-1', activityId: 'activity-1', text: '何时改版？' }
    const receiving = { siteId: 'county', number: '2', timeZone: ZONE, calendar: stateCouncilCalendar }
    const record = receiveQuestion(question, {
      ...receiving,
      now: at('2026-04-30', '00:01'),
      policies: defaultPolicies,
    })
    expect(record.clock.receivedOn).toBe('2026-04-30')
    expect(record.due).toMatchObject({ day: '2026-05-11', provisional: false })
    expect(record).toMatchObject({ id: question.caseId, origin: { questionId: question.id, activityId: 'activity-1' } })
  })

  it('[M7] nobody who had a hand in the reply reviews or approves it', () => {
    const story = handled()
    story.do(drafted, { actor: WANG })
    story.do(drafted, { actor: LI })
    story.do({ type: 'case.submit', providedBy: '养护科' }, { actor: ZHAO })
    for (const actor of [WANG, LI, ZHAO])
      for (const type of ['case.secrecy', 'case.approve'] as const)
        expect(code(story.do({ type }, { actor }))).toBe('second-person-required')
    const chen = { subject: 'chen', name: '陈' }
    expect(code(story.do({ type: 'case.approve' }, { actor: chen }))).toBe('incomplete')
    story.do({ type: 'case.secrecy' }, { actor: chen })
    expect(code(story.do({ type: 'case.approve' }, { actor: chen }))).toBe('accepted')
    expect(story.of().outcome).toMatchObject({
      credits: { providedBy: '养护科', editedBy: '王、李、赵', secrecyReviewedBy: '陈', signedOffBy: '陈' },
    })
  })

  it('[M7] what changes after the review is reviewed again', () => {
    const story = handled()
    story.do(drafted)
    story.do({ type: 'case.submit', providedBy: '养护科' })
    story.do({ type: 'case.secrecy' }, { actor: WANG })
    story.do({ ...drafted, text: '改过。' })
    expect(story.of()).toMatchObject({ state: 'handling', draft: { submitted: null, secrecyReviewed: null } })
    story.do({ type: 'case.submit', providedBy: '养护科' })
    expect(code(story.do({ type: 'case.approve' }, { actor: ZHAO }))).toBe('incomplete')
  })

  it('[M7] a rejected reply goes back to handling with the reason, its words kept', () => {
    const story = handled()
    story.do(drafted)
    story.do({ type: 'case.submit', providedBy: '养护科' })
    story.do({ type: 'case.reject', reason: '请写明完成日期' }, { actor: ZHAO })
    expect(story.of()).toMatchObject({ state: 'handling', draft: { text: '已修复。', submitted: null } })
    expect(story.of().history.at(-1)).toMatchObject({ step: 'rejected', reason: '请写明完成日期', by: ZHAO })
  })

  it('[M5] what cannot be handled gets an explanation, which is its answer', () => {
    const story = new Story(caseRecord())
    const explanation = '属国家电网，请拨打95598'
    story.do({ type: 'case.decline', reason: 'outside-remit', explanation })
    expect(story.own()).toMatchObject({ state: 'declined', standing: { state: 'answered-in-time' } })
    expect(story.own().outcome).toMatchObject({ type: 'declined', explanation })
    expect(story.public()).toBeNull()
  })

  it('returned to triage with a reason, the draft kept for whoever gets it next', () => {
    const story = handled()
    story.do(drafted)
    story.do({ type: 'case.return', reason: '属园林局' })
    expect(story.of()).toMatchObject({ state: 'received', handler: null, draft: { text: '已修复。' } })
    expect(code(story.do(drafted))).toBe('wrong-state')
    expect(code(story.do(triage()))).toBe('accepted')
  })

  it('a department nobody knows is refused', () => {
    const story = new Story(caseRecord())
    expect(code(story.do({ ...triage(), department: 'nobody' }))).toBe('not-found')
    expect(code(story.do({ ...triage(), coHandlers: ['nobody'] }))).toBe('not-found')
  })

  it('[D2] a command at a version that has passed changes nothing', () => {
    const story = handled()
    const { version } = story.of()
    story.do(drafted, { actor: LI })
    expect(code(story.do({ ...drafted, text: '别的' }, { actor: WANG, version }))).toBe('version-conflict')
    expect(story.of().draft?.text).toBe('已修复。')
  })

  it('a claim keeps colleagues away until it lapses, and names its holder', () => {
    const story = new Story(caseRecord())
    story.do({ type: 'case.claim' }, { actor: WANG })
    expect(story.do(triage(), { actor: LI })).toMatchObject({ refusal: { code: 'claimed-by-other', detail: '王' } })
    story.now += TIMES.claimMs
    expect(code(story.do(triage(), { actor: LI }))).toBe('accepted')
    expect(story.of().claim).toBeNull()
  })

  it('notes stand beside the case and get in nobody’s way', () => {
    const story = new Story(caseRecord())
    const { version } = story.of()
    story.do({ type: 'case.note', noteId: 'note-00001', text: '已电话核实' })
    expect(story.of().version).toBe(version)
    expect(story.notes).toMatchObject([{ caseId: ids.a, text: '已电话核实', by: LI }])
  })
})

describe('the limits of a case', () => {
  it('[M5] triaged as another type, it has the limit of that type, from receipt, and the change is recorded', () => {
    const story = new Story(caseRecord())
    story.do(triage('site-error'))
    expect(story.of()).toMatchObject({ type: 'site-error', due: { day: '2026-05-08', from: '2026-04-30' } })
    const due = { before: { day: '2026-05-13' }, after: { day: '2026-05-08' } }
    expect(story.of().history.at(-1)).toMatchObject({ step: 'due-changed', due })
  })

  it('[M11] a late case does not become punctual by being called something else', () => {
    const story = new Story(caseRecord())
    story.do(triage('enquiry'))
    story.now = at('2026-05-12')
    expect(story.own().standing).toMatchObject({ state: 'overdue' })
    story.do(triage('suggestion'))
    expect(story.of()).toMatchObject({ type: 'suggestion', due: { day: '2026-05-11' } })
    expect(story.own().standing).toMatchObject({ state: 'overdue' })
  })

  it('[M5] a table edited after receipt moves no date', () => {
    const story = new Story(caseRecord())
    const enquiry = { ...defaultPolicies.enquiry, workingDays: 30 }
    story.context = { ...story.context, policies: { ...defaultPolicies, enquiry } }
    story.do(triage('enquiry'))
    expect(story.of().due?.day).toBe('2026-05-11')
  })

  it('[M5] extended with a reason, by another person whose role may, once; the citizen is told', () => {
    const story = handled()
    story.now = at('2026-05-13', '23:59')
    expect(code(story.do({ type: 'case.extend', reason: '需会同供电部门' }))).toBe('accepted')
    expect(code(story.do({ type: 'case.extend', reason: '再申请' }))).toBe('already-extended')
    const approve = { type: 'case.extension', approve: true, reason: '同意' } as const
    expect(code(story.do(approve, { actor: LI }))).toBe('second-person-required')
    expect(code(story.do(approve, { actor: ZHAO, roles: new Set(['handler']) }))).toBe('not-allowed')
    expect(code(story.do(approve, { actor: ZHAO }))).toBe('accepted')
    expect(story.own()).toMatchObject({
      due: { day: '2026-05-25', workingDays: 15 },
      extension: { reason: '需会同供电部门', workingDays: 15 },
    })
    expect(code(story.do({ type: 'case.extend', reason: '再申请' }))).toBe('already-extended')
  })

  it('[M5] the day after the first limit it is too late to ask', () => {
    const story = handled()
    story.now = at('2026-05-14', '00:00')
    expect(code(story.do({ type: 'case.extend', reason: '需会同供电部门' }))).toBe('first-limit-passed')
  })

  it('[M5] a refused extension leaves the date', () => {
    const story = handled()
    story.do({ type: 'case.extend', reason: '需会同供电部门' })
    story.do({ type: 'case.extension', approve: false, reason: '可以按期' }, { actor: ZHAO })
    expect(story.of()).toMatchObject({ extensionAsked: null, due: { day: '2026-05-13' } })
    expect(story.own().steps.map(({ step }) => step)).not.toContain('extension-refused')
  })

  test.each([
    [false, '2026-05-13'],
    [true, '2026-05-19'],
  ])('[M5] waiting for the citizen stops the clock only if the policy says so: %s', (clockStops, day) => {
    const suggestion = { ...defaultPolicies.suggestion, clockStops }
    const story = new Story(caseRecord({ policy: suggestion, policies: { ...defaultPolicies, suggestion } }))
    story.do(triage())
    story.do({ type: 'case.take' })
    story.now = at('2026-05-06')
    story.do({ type: 'case.ask', question: '是哪一盏灯？' })
    expect(story.own()).toMatchObject({ state: 'waiting', waitingFor: '是哪一盏灯？' })
    expect(story.own().standing?.state).toBe(clockStops ? 'stopped' : 'running')
    expect(story.own().due === null).toBe(clockStops)
    story.now = at('2026-05-11')
    story.citizen({ type: 'add', text: '三号灯', attachments: [] })
    expect(story.of()).toMatchObject({ state: 'handling', waitingFor: null, due: { day } })
  })

  it('[M11] late from the start of the next day, and late for ever after the answer', () => {
    const story = handled()
    story.now = at('2026-05-13', '23:59')
    expect(story.own().standing).toMatchObject({ state: 'due-today', late: false })
    story.now = at('2026-05-14', '00:00')
    expect(story.own().standing).toMatchObject({ state: 'overdue', late: true })
    story.do(drafted)
    story.do({ type: 'case.submit', providedBy: '养护科' })
    story.do({ type: 'case.secrecy' }, { actor: WANG })
    story.do({ type: 'case.approve' }, { actor: ZHAO })
    story.now = at('2027-05-14')
    expect(story.own().standing).toMatchObject({ state: 'answered-late', late: true, workingDaysLate: 1 })
  })

  it('[M11] whatever is done after the limit has passed, the case is late and stays so', () => {
    const step = fc.constantFrom('retype', 'extend', 'grant', 'ask', 'add', 'resume', 'return', 'take', 'answer')
    const suggestion = { ...defaultPolicies.suggestion, clockStops: true }
    const policies = { ...defaultPolicies, suggestion }
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat(9)), { maxLength: 15 }), (steps) => {
        const story = new Story(caseRecord({ policy: suggestion, policies }))
        story.now = at('2026-05-14', '00:00')
        for (const [name, days] of steps) {
          const { type } = story.of()
          if (name === 'retype') story.do(triage(type === 'enquiry' ? 'suggestion' : 'enquiry'))
          if (name === 'extend') story.do({ type: 'case.extend', reason: '复杂' })
          if (name === 'grant') story.do({ type: 'case.extension', approve: true, reason: '同意' }, { actor: ZHAO })
          if (name === 'ask') story.do({ type: 'case.ask', question: '？' })
          if (name === 'add') story.citizen({ type: 'add', text: '补充', attachments: [] })
          if (name === 'resume') story.do({ type: 'case.resume', reason: '继续' })
          if (name === 'return') story.do({ type: 'case.return', reason: '退回' })
          if (name === 'take') story.do({ type: 'case.take' })
          if (name === 'answer') story.answer()
          story.now += days * 86_400_000
          expect(story.own().standing?.late).toBe(true)
        }
      }),
    )
  })

  it('the day of receipt is day 0', () => {
    expect(new Story(caseRecord()).own().due).toMatchObject({ from: '2026-04-30', workingDays: 7, day: '2026-05-13' })
    expect(RECEIVED).toBe(at('2026-04-30'))
  })
})
