import { describe, expect, it } from 'vitest'
import { code, commandId, ids, interview, LI, NOW, published, question, Story, WANG, ZHAO } from './builders.ts'

const act = <T extends string>(type: T) => ({ commandId: commandId(), type })

describe('the life of an interview', () => {
  it('[M2] goes from draft to archived', () => {
    const story = new Story(interview({ state: 'draft', questionsOpen: false }, { seq: 0 }))
    expect(code(story.do(act('activity.announce')))).toBe('accepted')
    expect(story.world.activity.brief).toMatchObject({ state: 'announced', questionsOpen: true })
    expect(code(story.do(act('activity.start')))).toBe('accepted')
    expect(code(story.do(act('activity.finish')))).toBe('accepted')
    expect(code(story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG }))).toBe('accepted')
    expect(code(story.do(act('activity.secrecy')))).toBe('accepted')
    expect(code(story.do(act('activity.publish')))).toBe('accepted')
    expect(story.world.activity.brief).toMatchObject({ state: 'published', publishedAt: NOW })
    expect(code(story.do(act('activity.archive')))).toBe('accepted')
  })

  it('[M2, M6] what is left open is due after five working days, holidays and make-up days counted', () => {
    const story = new Story(interview())
    story.do(act('activity.finish'))
    expect(story.world.activity.brief).toMatchObject({ lateAnswersDue: '2026-05-11', lateAnswersProvisional: false })
  })

  it("[M2] a due date beyond the last holiday notice is marked provisional, counted in the site's zone", () => {
    const story = new Story(interview())
    story.now = Date.UTC(2026, 11, 28, 17)
    story.do(act('activity.finish'))
    expect(story.world.activity.brief).toMatchObject({ lateAnswersDue: '2027-01-05', lateAnswersProvisional: true })
  })

  it('[M7] nobody who drafted it announces it, also when a colleague saved it last', () => {
    const story = new Story(interview({ state: 'draft' }, { draftedBy: WANG }))
    expect(code(story.do(act('activity.announce'), { actor: WANG }))).toBe('second-person-required')
    const { details } = story.world.activity
    story.do({ ...act('activity.edit'), version: 1, details }, { actor: LI })
    expect(story.do(act('activity.announce'), { actor: LI })).toMatchObject({
      refusal: { code: 'second-person-required', detail: '王、李' },
    })
    expect(code(story.do(act('activity.announce'), { actor: WANG }))).toBe('second-person-required')
    expect(code(story.do(act('activity.announce'), { actor: ZHAO }))).toBe('accepted')
  })

  it('[V6] [M14] asks for a verified identity only where somebody verifies, when announced and when changed after that', () => {
    const draft = interview({ state: 'draft' }, { drafters: [WANG] })
    const details = { ...draft.details, identity: 'verified' as const }
    const edit = (version: number) => ({ ...act('activity.edit'), version, details })
    const nobody = { verifies: false, actor: ZHAO }
    const story = new Story(draft)
    expect(code(story.do(edit(1), { verifies: false, actor: WANG }))).toBe('accepted')
    expect(story.do(act('activity.announce'), nobody)).toMatchObject({
      refusal: { code: 'incomplete', issues: [{ path: 'identity', rule: 'nobody_verifies' }] },
    })
    expect(code(story.do(act('activity.announce'), { actor: ZHAO }))).toBe('accepted')
    const announced = new Story(interview({ state: 'announced' }))
    expect(code(announced.do(edit(1), nobody))).toBe('incomplete')
    expect(code(announced.do(edit(1), { actor: ZHAO }))).toBe('accepted')
  })

  it('[M7] whoever submitted it neither reviews its secrecy nor signs it off', () => {
    const story = new Story(interview({ state: 'review' }))
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    expect(code(story.do(act('activity.secrecy'), { actor: WANG }))).toBe('second-person-required')
    story.do(act('activity.secrecy'))
    expect(code(story.do(act('activity.publish'), { actor: WANG }))).toBe('second-person-required')
  })

  it('[M7] nobody who put words to what is published signs it off, unless somebody else approved those by themselves', () => {
    const story = new Story(interview(), published(), question({ id: ids.q2 }))
    const speaker = { role: 'guest', id: ids.guest, name: '嘉宾' } as const
    const say = { ...act('turn.add'), speaker, images: [], questionId: null, after: null }
    const on = { id: ids.q2, version: 1 }
    story.do({ ...say, id: 'turn-00001', text: '您好。' }, { actor: LI })
    story.do({ ...act('question.decline'), ...on, reason: 'other', explanation: '无关' }, { actor: ZHAO })
    story.do(act('activity.finish'))
    story.do({ ...act('question.answer'), id: ids.q1, version: 1, speaker, text: '明年。' }, { actor: ZHAO })
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    for (const actor of [WANG, LI, ZHAO])
      expect(story.do(act('activity.secrecy'), { actor })).toMatchObject({
        refusal: { code: 'second-person-required', detail: '王、李、赵' },
      })
    const turn = { ...story.turn('turn-00001'), approvedBy: '赵' }
    story.apply([{ before: null, after: turn }])
    expect(code(story.do(act('activity.secrecy'), { actor: LI }))).toBe('accepted')
    // Who changes it alone in the review has put words to it.
    const correction = { id: 'turn-00001', version: 1, speaker, text: '大家好。', images: [], note: '' }
    story.do({ ...act('turn.correct'), ...correction }, { actor: LI })
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    expect(code(story.do(act('activity.secrecy'), { actor: LI }))).toBe('second-person-required')
  })

  it('[M7] what changes after the review must be reviewed again', () => {
    const story = new Story(interview({ state: 'review' }), published())
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    story.do(act('activity.secrecy'))
    const { version } = story.question()
    story.do({ ...act('question.decline'), id: ids.q1, version, reason: 'out-of-time', explanation: '时间所限' })
    expect(story.world.activity.submitted).toBeNull()
    expect(code(story.do(act('activity.publish')))).toBe('incomplete')
  })

  it('[M7] a star or a claim is no change of what was reviewed', () => {
    const story = new Story(interview({ state: 'review' }), published())
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    story.do({ ...act('question.mark'), id: ids.q1, version: 1, labels: [], guestId: null, starred: true })
    expect(story.world.activity.submitted).not.toBeNull()
  })

  it('[M2] is not published while a question waits for a decision, and says so', () => {
    const story = new Story(interview({ state: 'review' }), question())
    story.do({ ...act('activity.submit'), providedBy: '信息中心' }, { actor: WANG })
    story.do(act('activity.secrecy'))
    expect(code(story.do(act('activity.publish')))).toBe('pending-questions')
  })

  it('[M2] is not archived while a published question has neither answer nor explanation', () => {
    const story = new Story(interview({ state: 'published' }), published())
    expect(code(story.do(act('activity.archive')))).toBe('open-questions')
  })

  it('says everything that is missing for publication at once', () => {
    const story = new Story(interview({ state: 'review' }))
    expect(story.do(act('activity.publish'))).toMatchObject({
      refusal: { code: 'incomplete', issues: [{ path: 'submitted' }, { path: 'secrecyReviewed' }] },
    })
  })

  it('[M7] an approval never lands on what was changed after the approver looked', () => {
    const draft = new Story(interview({ state: 'draft' }, { version: 3 }))
    expect(code(draft.do({ ...act('activity.announce'), version: 2 }))).toBe('version-conflict')
    expect(code(draft.do({ ...act('activity.announce'), version: 3 }))).toBe('accepted')
    const by = { by: WANG, at: NOW }
    const review = new Story(interview({ state: 'review' }, { version: 3, submitted: by }))
    expect(code(review.do({ ...act('activity.secrecy'), version: 2 }))).toBe('version-conflict')
    expect(code(review.do({ ...act('activity.secrecy'), version: 3 }))).toBe('accepted')
    expect(code(review.do({ ...act('activity.publish'), version: 3 }))).toBe('version-conflict')
    expect(code(review.do({ ...act('activity.publish'), version: 4 }))).toBe('accepted')
  })

  it('[I1] a command about the whole that lands after a later one changes nothing: no older answer, no reopened questions', () => {
    const story = new Story(interview({ state: 'live' }), published())
    const seen = story.world.activity.version
    story.do({ commandId: commandId(), type: 'activity.answering', id: ids.q1, version: seen })
    story.do({ commandId: commandId(), type: 'activity.questions', open: false, version: seen + 1 })
    const late = [
      { type: 'activity.answering', id: null },
      { type: 'activity.questions', open: true },
      { type: 'activity.cancel', notice: '改期' },
      { type: 'activity.finish' },
    ] as const
    for (const command of late)
      expect(code(story.do({ commandId: commandId(), version: seen, ...command }))).toBe('version-conflict')
    expect(story.world.activity.brief).toMatchObject({ state: 'live', answering: ids.q1, questionsOpen: false })
  })

  it('after it is announced only who may announce may change it', () => {
    const story = new Story(interview({ state: 'announced' }))
    const edit = { ...act('activity.edit'), version: 1, details: story.world.activity.details }
    expect(code(story.do(edit, { may: (action) => action !== 'activity.announce' }))).toBe('not-allowed')
    expect(code(story.do(edit))).toBe('accepted')
  })

  it('cancelled says why, and closes the questions', () => {
    const story = new Story(interview({ state: 'announced' }))
    story.do({ ...act('activity.cancel'), notice: '嘉宾临时有公务' })
    expect(story.world.activity.brief).toMatchObject({
      state: 'cancelled',
      questionsOpen: false,
      notice: '嘉宾临时有公务',
    })
  })

  it.each(['draft', 'review', 'published', 'archived', 'cancelled'] as const)('does not start from %s', (state) => {
    expect(code(new Story(interview({ state })).do(act('activity.start')))).toBe('wrong-state')
  })
})
