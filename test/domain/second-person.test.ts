import { describe, expect, it } from 'vitest'
import { CASE_COMMANDS, type CaseCommandType } from '#contract/case/command.ts'
import type { InterviewDetails, InterviewState } from '#contract/interview/activity.ts'
import { INTERVIEW_COMMANDS, type InterviewCommandType } from '#contract/interview/command.ts'
import { SOLICITATION_COMMANDS, type SolicitationCommandType } from '#contract/solicitation/command.ts'
import { COMMENT_COMMANDS, type CommentCommandType } from '#contract/solicitation/comment.ts'
import { SURVEY_COMMANDS, type SurveyCommand, type SurveyCommandType } from '#contract/survey/command.ts'
import type { AnyRecord, PollRecord, TurnRecord } from '#domain/interview/records.ts'
import { adoptionTable, decidersOf, summaryOf } from '#domain/solicitation/adoption.ts'
import { defaultPeriods } from '#domain/solicitation/announce.ts'
import type { CommentRecord } from '#domain/solicitation/comment.ts'
import { decide as decideSolicitation } from '#domain/solicitation/decide.ts'
import { type DecidedAtOnce, decideComments } from '#domain/solicitation/decide-comments.ts'
import { SETTLE_MS } from '#domain/solicitation/obstacle.ts'
import type { SolicitationRecord } from '#domain/solicitation/record.ts'
import { decideSurvey } from '#domain/survey/life/decide.ts'
import type { SurveyRecord } from '#domain/survey/life/record.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { Story as CaseStory, ids as caseIds, caseRecord, triage } from './case/builders.ts'
import { code, commandId, ids, interview, published, question, Story } from './interview/builders.ts'
import { CLOSES_AT, comment, details, draft, NOW, parts, solicitation } from './solicitation/builders.ts'
import { CLOSES, DEFINITION, HOUR, OPENS, surveyDetails, surveyRecord, ZONE } from './survey/survey-builders.ts'

/** The one whose act is looked at, somebody who does the rest, and two who had no hand in anything. */
const X = { subject: 'x', name: '甲' }
const OTHER = { subject: 'other', name: '乙' }
const FRESH = { subject: 'fresh', name: '丙' }

/**
 * For each command whether it changes words that the public reads: whoever sent it signs them off no more, and somebody else does.
 * `null`: it is the sign-off itself, or ends what could be signed off.
 */
type Table<T extends string> = Record<T, boolean | null>

const bothSides = (writes: boolean | null) => (writes ? 'second-person-required' : 'accepted')

describe('[M7] an interview is signed off by nobody whose command changed a word of it', () => {
  const WRITES: Table<InterviewCommandType> = {
    'activity.edit': true,
    'activity.announce': false,
    'activity.start': false,
    'activity.finish': false,
    'activity.resume': false,
    'activity.cancel': null,
    'activity.questions': false,
    'activity.answering': false,
    'activity.submit': true,
    'activity.secrecy': false,
    'activity.publish': null,
    'activity.archive': null,
    'question.claim': false,
    'question.release': false,
    // As the citizen asked it; edited on the way it counts, see below.
    'question.publish': false,
    'question.edit': true,
    'question.decline': true,
    'question.merge': false,
    'question.undo': true,
    'question.mark': true,
    'question.answer': true,
    // Of a published interview: the words of others, each with a second person of its own.
    'question.approve': null,
    'question.discard': null,
    // Takes a citizen's name away, and puts no word in its place.
    'question.unname': false,
    'question.erase': false,
    'turn.add': true,
    'turn.approve': false,
    'turn.discard': false,
    'turn.correct': true,
    'turn.retract': true,
    'turn.restore': null,
    'poll.create': true,
    'poll.open': false,
    'poll.close': false,
    'poll.discard': false,
    'note.add': false,
    'note.done': false,
    'votes.count': false,
    'votes.leave-out': false,
  }
  const speaker = { role: 'host', id: ids.host, name: '主持人' } as const
  const TURN = 'turn-00001'
  const POLL = 'poll-00001'
  const turn = (more: Partial<TurnRecord> = {}): TurnRecord => ({
    ...{ kind: 'turn', activityId: ids.activity, id: TURN, position: 1, speaker, text: '大家好', images: [] },
    ...{ questionId: null, at: 1, state: 'shown', retraction: null, corrections: [], enteredBy: OTHER, editedBy: [] },
    ...{ approvedBy: null, proposedCorrection: null, unconfirmed: null, version: 1 },
    ...more,
  })
  const poll = (more: Partial<PollRecord> = {}): PollRecord => ({
    ...{ kind: 'poll', activityId: ids.activity, id: POLL, question: '满意吗？', multiple: false, results: 'closed' },
    ...{ options: [], state: 'draft', writtenBy: [OTHER], version: 1 },
    ...more,
  })
  const note: AnyRecord = {
    ...{ kind: 'note', activityId: ids.activity, id: 'note-00001', text: '稍后', to: null },
    ...{ by: OTHER, at: 1, done: null, version: 1 },
  } as unknown as AnyRecord
  const hold: AnyRecord = {
    ...{ kind: 'hold', activityId: ids.activity, id: `votes-${ids.q1}`, questionId: ids.q1, version: 1 },
    bursts: [{ wave: 1, from: 300_000, to: 600_000, counts: 2, groups: 3, state: 'withheld' }],
  }
  const at = (type: InterviewCommandType, more: object) => ({ commandId: commandId(), type, ...more }) as never
  const on = (type: InterviewCommandType, id: string, more: object = {}) => at(type, { id, version: 1, ...more })

  /** In which state, beside which records, the command is given. */
  const GIVEN: Partial<Record<InterviewCommandType, [InterviewState, AnyRecord[], command: () => never]>> = {
    'activity.edit': [
      'live',
      [],
      () => at('activity.edit', { version: 1, details: { ...interview().details, title: '改' } }),
    ],
    'activity.announce': ['draft', [], () => at('activity.announce', {})],
    'activity.start': ['announced', [], () => at('activity.start', {})],
    'activity.finish': ['live', [], () => at('activity.finish', {})],
    'activity.resume': ['review', [], () => at('activity.resume', {})],
    'activity.questions': ['live', [], () => at('activity.questions', { open: false })],
    'activity.answering': ['live', [published()], () => at('activity.answering', { id: ids.q1 })],
    'activity.submit': ['review', [], () => at('activity.submit', { providedBy: '我' })],
    'question.claim': ['live', [published()], () => on('question.claim', ids.q1)],
    'question.release': ['live', [published()], () => on('question.release', ids.q1)],
    'question.publish': ['live', [question()], () => on('question.publish', ids.q1)],
    'question.edit': ['live', [published()], () => on('question.edit', ids.q1, { text: '改' })],
    'question.decline': [
      'live',
      [question()],
      () => on('question.decline', ids.q1, { reason: 'other', explanation: '无关' }),
    ],
    'question.merge': [
      'live',
      [question(), published({ id: ids.q2 })],
      () => on('question.merge', ids.q1, { into: ids.q2 }),
    ],
    'question.mark': [
      'live',
      [published()],
      () => on('question.mark', ids.q1, { labels: ['路'], guestId: null, starred: true }),
    ],
    'question.erase': ['review', [published()], () => on('question.erase', ids.q1, { reason: '本人申请' })],
    'question.unname': ['live', [published({ name: '主持人' })], () => on('question.unname', ids.q1)],
    'question.answer': ['review', [published()], () => on('question.answer', ids.q1, { speaker, text: '明年' })],
    'turn.add': [
      'live',
      [],
      () => at('turn.add', { id: TURN, speaker, text: '好', images: [], questionId: null, after: null }),
    ],
    'turn.approve': ['live', [turn({ state: 'proposed' })], () => on('turn.approve', TURN)],
    'turn.discard': ['live', [turn({ state: 'proposed' })], () => on('turn.discard', TURN)],
    'turn.correct': ['live', [turn()], () => on('turn.correct', TURN, { speaker, text: '改', images: [], note: '' })],
    'turn.retract': ['live', [turn()], () => on('turn.retract', TURN, { reason: '误录' })],
    'poll.create': [
      'live',
      [],
      () => at('poll.create', { id: POLL, question: '满意吗？', options: [], multiple: false, results: 'closed' }),
    ],
    'poll.open': ['live', [poll()], () => on('poll.open', POLL)],
    'poll.close': ['live', [poll({ state: 'open' })], () => on('poll.close', POLL)],
    'poll.discard': ['live', [poll()], () => on('poll.discard', POLL)],
    'note.add': ['live', [], () => at('note.add', { id: 'note-00002', text: '稍后', to: null })],
    'note.done': ['live', [note], () => on('note.done', 'note-00001')],
    'votes.count': ['live', [hold], () => on('votes.count', hold.id, { waves: [1] })],
    'votes.leave-out': ['live', [hold], () => on('votes.leave-out', hold.id, { waves: [1] })],
  }

  /** What is left is done by somebody else, up to the review. */
  const toReview = (story: Story) => {
    const { activity, polls } = story.world
    story.apply([{ before: null, after: { ...activity, brief: { ...activity.brief, state: 'review' } } }])
    for (const { id, state, version } of polls.values()) {
      if (state === 'open') story.do(at('poll.close', { id, version }), { actor: OTHER })
      if (state === 'draft')
        story.apply([{ before: null, after: { ...(polls.get(id) as PollRecord), state: 'closed' } }])
    }
    story.do(at('activity.submit', { providedBy: '信息中心' }), { actor: OTHER })
  }
  const signs = (story: Story, actor: typeof X) => {
    const copy = new Story(story.world.activity)
    copy.world = story.world
    const reviewed = copy.do(at('activity.secrecy', {}), { actor })
    return reviewed.ok ? code(copy.do(at('activity.publish', {}), { actor })) : code(reviewed)
  }
  const settle = (story: Story) => {
    for (const each of [...story.world.questions.values()])
      if (each.state === 'pending') story.apply([{ before: null, after: { ...each, state: 'declined' } }])
  }

  for (const type of INTERVIEW_COMMANDS) {
    const given = GIVEN[type]
    if (!given) continue
    it(`[M7] ${type}`, () => {
      const [state, records, command] = given
      const story = new Story(interview({ state }, { drafters: state === 'draft' ? [OTHER] : [] }), ...records)
      expect(code(story.do(command(), { actor: X }))).toBe('accepted')
      toReview(story)
      settle(story)
      expect(signs(story, X)).toBe(bothSides(WRITES[type]))
      expect(signs(story, FRESH)).toBe('accepted')
    })
  }

  it('[M7] question.undo, and question.publish with other words', () => {
    const undone = new Story(interview({ state: 'live' }, { drafters: [] }), published())
    undone.do(on('question.edit', ids.q1, { text: '改' }), { actor: OTHER })
    expect(code(undone.do(at('question.undo', { id: ids.q1, version: 2 }), { actor: X }))).toBe('accepted')
    const edited = new Story(interview({ state: 'live' }, { drafters: [] }), question())
    expect(code(edited.do(on('question.publish', ids.q1, { text: '改' }), { actor: X }))).toBe('accepted')
    for (const story of [undone, edited]) {
      toReview(story)
      expect(signs(story, X)).toBe('second-person-required')
      expect(signs(story, FRESH)).toBe('accepted')
    }
  })

  it('[M7] also when others edit, submit or take it back after', () => {
    const details: InterviewDetails = { ...interview().details, summary: '甲写的' }
    const story = new Story(interview({ state: 'review' }, { drafters: [] }))
    story.do(at('activity.submit', { providedBy: '甲' }), { actor: X })
    story.do(at('activity.resume', {}), { actor: OTHER })
    story.do(at('activity.finish', {}), { actor: OTHER })
    story.do(at('activity.edit', { version: story.world.activity.version, details }), { actor: OTHER })
    toReview(story)
    expect(signs(story, X)).toBe('second-person-required')
    expect(signs(story, FRESH)).toBe('accepted')
  })

  it('[M7] every command is on the table, and given where it could matter', () => {
    expect(Object.keys(WRITES).sort()).toEqual([...INTERVIEW_COMMANDS].sort())
    for (const type of INTERVIEW_COMMANDS)
      if (WRITES[type] !== null && type !== 'activity.secrecy' && type !== 'question.undo')
        expect(GIVEN, type).toHaveProperty([type])
  })
})

describe('[M7] results of a survey are signed off by nobody whose command changed a word of them', () => {
  const WRITES: Table<SurveyCommandType> = {
    'survey.edit': true,
    // The questions to come, which somebody else has to let out; until then their author signs nothing off.
    'survey.define': true,
    'survey.announce': false,
    'survey.release': false,
    'survey.close': false,
    'survey.reopen': false,
    'survey.cancel': null,
    'survey.submit': true,
    'survey.secrecy': false,
    'survey.publish': null,
    'survey.outcome': null,
    'survey.outcome.approve': null,
    'survey.outcome.discard': null,
    'survey.archive': null,
  }
  type Bare = SurveyCommand extends infer C ? (C extends SurveyCommand ? Omit<C, 'commandId'> : never) : never
  const run = (survey: SurveyRecord, command: Bare, actor: typeof X, now: number) =>
    decideSurvey(
      { survey, draft: DEFINITION, asked: DEFINITION, total: 0, entriesWait: false },
      { commandId: 'command-000', ...command } as SurveyCommand,
      { now, actor, may: () => true, verifies: false, timeZone: ZONE },
    )
  const done = (...args: Parameters<typeof run>): SurveyRecord => {
    const decided = run(...args)
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
    return decided.value.after
  }
  const running = surveyRecord({}, { state: 'announced', drafters: [], asked: { version: 1, revision: 1 } })
  const over = CLOSES + HOUR
  const GIVEN: Partial<Record<SurveyCommandType, () => SurveyRecord>> = {
    'survey.edit': () =>
      done(running, { type: 'survey.edit', version: 3, details: surveyDetails({ summary: '改' }) }, X, OPENS),
    'survey.define': () => done(running, { type: 'survey.define', revision: 2, definition: DEFINITION }, X, OPENS),
    'survey.announce': () => done(surveyRecord(), { type: 'survey.announce', version: 3 }, X, OPENS - HOUR),
    'survey.release': () => done(running, { type: 'survey.release', version: 3 }, X, OPENS),
    'survey.close': () => done(running, { type: 'survey.close' }, X, OPENS + HOUR),
    'survey.reopen': () => done({ ...running, closedAt: OPENS + HOUR }, { type: 'survey.reopen' }, X, OPENS + 2 * HOUR),
    'survey.submit': () => done(running, { type: 'survey.submit', providedBy: '甲' }, X, over),
  }
  for (const [type, given] of Object.entries(GIVEN) as [SurveyCommandType, () => SurveyRecord][])
    it(`[M7] ${type}`, () => {
      const submitted = done(given(), { type: 'survey.submit', providedBy: '信息中心' }, OTHER, over)
      const signs = (actor: typeof X) => {
        const reviewed = run(submitted, { type: 'survey.secrecy', version: submitted.version }, actor, over)
        if (!reviewed.ok) return code(reviewed)
        const { after } = reviewed.value
        return code(run(after, { type: 'survey.publish', version: after.version }, actor, over))
      }
      expect(signs(X)).toBe(bothSides(WRITES[type]))
      expect(signs(FRESH)).toBe('accepted')
    })

  it('[M7] every command is on the table', () => {
    expect(Object.keys(WRITES).sort()).toEqual([...SURVEY_COMMANDS].sort())
    for (const type of SURVEY_COMMANDS)
      if (WRITES[type] !== null && type !== 'survey.secrecy') expect(GIVEN, type).toHaveProperty([type])
  })
})

describe('[M7] the result of a solicitation is signed off by nobody whose command changed a word of it', () => {
  const WRITES: Table<SolicitationCommandType | CommentCommandType> = {
    // A draft's words: they are announced by somebody else, see below.
    'solicitation.edit': null,
    'solicitation.draft': true,
    'solicitation.correct': true,
    'solicitation.announce': false,
    'solicitation.prolong': true,
    'solicitation.cancel': null,
    'solicitation.submit': true,
    // Taking back writes nothing; who submitted before stays an author.
    'solicitation.recall': false,
    'solicitation.secrecy': false,
    'solicitation.publish': null,
    'solicitation.archive': null,
    'comment.show': true,
    'comment.hide': true,
    'comment.adopt': true,
    // Read by staff alone.
    'comment.label': false,
    'comment.undo': true,
    // As many decisions on comments (`forGroup`).
    'comment.adopt.group': null,
    'comment.undo.group': null,
    'comment.redact': true,
    // On request of its author: nothing is put in its place.
    'comment.erase': false,
  }
  const closed = CLOSES_AT + SETTLE_MS
  interface Scene {
    record: SolicitationRecord
    comments: CommentRecord[]
  }
  const act = ({ record, comments }: Scene, sent: object, actor: typeof X, now = NOW) =>
    decideSolicitation(
      record,
      { commandId: commandId(), version: record.version, document: 'draft', ...sent } as never,
      {
        ...{ now, actor, timeZone: 'Asia/Shanghai', calendar: stateCouncilCalendar, periods: defaultPeriods },
        document: [],
        table: { id: 'table-0001', summary: summaryOf(adoptionTable(parts, comments)), deciders: decidersOf(comments) },
      },
    )
  const done = (scene: Scene, sent: object, actor: typeof X, now?: number): Scene => {
    const decided = act(scene, sent, actor, now)
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
    return { ...scene, record: decided.value }
  }
  const decideOn = (scene: Scene, sent: object, actor: typeof X): Scene => {
    const [first] = scene.comments
    if (!first) throw new Error('no comment')
    const { id, version } = first
    const command = {
      commandId: commandId(),
      id,
      version,
      targets: [{ id, version }],
      ...sent,
    } as unknown as DecidedAtOnce
    const decided = decideComments(scene.record, new Map([[id, first]]), command, { now: NOW, actor })
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
    return { ...scene, comments: decided.value.map(({ after }) => after) }
  }
  const adopt = { type: 'comment.adopt', status: 'not', reason: '已考虑' }
  const submit = { type: 'solicitation.submit', providedBy: '法制科', statement: '收到一条意见。', withNext: true }
  const open = (): Scene => ({ record: solicitation(), comments: [comment()] })
  const adopted = () => decideOn(open(), adopt, OTHER)
  const GIVEN: Partial<Record<SolicitationCommandType | CommentCommandType, () => Scene>> = {
    'solicitation.draft': () => done(adopted(), { type: 'solicitation.draft', document: 'next', parts }, X),
    'solicitation.correct': () =>
      done(
        adopted(),
        {
          ...{ type: 'solicitation.correct', document: 'next' },
          operation: { type: 'insert', part: { ...parts[1], id: 'article-09' }, after: null },
        },
        X,
      ),
    'solicitation.announce': () => ({
      ...adopted(),
      record: done({ record: draft(), comments: [] }, { type: 'solicitation.announce' }, X).record,
    }),
    'solicitation.prolong': () => done(adopted(), { type: 'solicitation.prolong', closesOn: '2026-07-02' }, X),
    'solicitation.submit': () =>
      done(done(adopted(), submit, X, closed), { type: 'solicitation.recall' }, OTHER, closed),
    'solicitation.recall': () =>
      done(done(adopted(), submit, OTHER, closed), { type: 'solicitation.recall' }, X, closed),
    'comment.show': () => decideOn(adopted(), { type: 'comment.show' }, X),
    'comment.hide': () => decideOn(adopted(), { type: 'comment.hide', reason: '辱骂' }, X),
    'comment.adopt': () => decideOn(open(), adopt, X),
    'comment.label': () => decideOn(adopted(), { type: 'comment.label', add: ['照明'], remove: [] }, X),
    'comment.undo': () =>
      decideOn(
        decideOn(decideOn(open(), adopt, OTHER), { ...adopt, reason: '再考虑' }, OTHER),
        { type: 'comment.undo' },
        X,
      ),
    'comment.redact': () => decideOn(adopted(), { type: 'comment.redact', text: [], proposed: [] }, X),
    'comment.erase': () => decideOn(adopted(), { type: 'comment.erase' }, X),
  }
  for (const [type, given] of Object.entries(GIVEN) as [SolicitationCommandType, () => Scene][])
    it(`[M7] ${type}`, () => {
      const later = closed + 24 * HOUR
      const submitted = done(given(), submit, OTHER, later)
      const signs = (actor: typeof X) => {
        const reviewed = act(submitted, { type: 'solicitation.secrecy' }, actor, later)
        if (!reviewed.ok) return code(reviewed)
        return code(act({ ...submitted, record: reviewed.value }, { type: 'solicitation.publish' }, actor, later))
      }
      expect(signs(X)).toBe(bothSides(WRITES[type]))
      expect(signs(FRESH)).toBe('accepted')
    })

  it('[M7] what is announced, by nobody who wrote a word of it', () => {
    const operation = { type: 'edit', part: { ...parts[1], text: '改' } }
    for (const sent of [
      { type: 'solicitation.edit', details: details({ background: '改' }) },
      { type: 'solicitation.draft', parts },
      { type: 'solicitation.draft', document: 'law', parts },
      { type: 'solicitation.correct', operation },
    ]) {
      const saved = done(done({ record: draft(), comments: [] }, sent, X), { type: 'solicitation.draft', parts }, OTHER)
      expect(code(act(saved, { type: 'solicitation.announce' }, X))).toBe('second-person-required')
      expect(code(act(saved, { type: 'solicitation.announce' }, FRESH))).toBe('accepted')
    }
  })

  it('[M7] every command is on the table', () => {
    expect(Object.keys(WRITES).sort()).toEqual([...SOLICITATION_COMMANDS, ...COMMENT_COMMANDS].sort())
    for (const type of [...SOLICITATION_COMMANDS, ...COMMENT_COMMANDS])
      if (WRITES[type] !== null && type !== 'solicitation.secrecy') expect(GIVEN, type).toHaveProperty([type])
  })
})

describe('[M7] a reply is approved by nobody whose command changed a word of it', () => {
  const WRITES: Partial<Table<CaseCommandType>> = { 'case.draft': true, 'case.submit': true }
  const SENT: Partial<Record<CaseCommandType, object>> = {
    'case.claim': {},
    'case.release': {},
    'case.take': {},
    'case.draft': { text: '改', attachments: [], publicText: null },
    'case.submit': { providedBy: '甲科' },
    'case.extend': { reason: '需勘查' },
    'case.note': { noteId: 'note-00000001', text: '已核实' },
  }
  for (const [type, sent] of Object.entries(SENT) as [CaseCommandType, object][])
    it(`[M7] ${type}, also when it was sent back and a colleague goes on`, () => {
      const story = new CaseStory(caseRecord(), caseRecord({ id: caseIds.b, number: 'BBBBBBBBB' }))
      const reply = { type: 'case.draft' as const, text: '答复', attachments: [], publicText: null }
      story.do(triage(), { actor: OTHER })
      story.do({ type: 'case.take' }, { actor: OTHER })
      story.do(reply, { actor: OTHER })
      expect(code(story.do({ type, ...sent } as never, { actor: X }))).toBe('accepted')
      const claimed = story.of().claim
      if (claimed) story.do({ type: 'case.release' }, { actor: X })
      if (story.of().state === 'review') story.do({ type: 'case.reject', reason: '写明日期' }, { actor: OTHER })
      story.do(reply, { actor: OTHER })
      story.do({ type: 'case.submit', providedBy: '养护科' }, { actor: OTHER })
      expect(code(story.do({ type: 'case.secrecy' }, { actor: X }))).toBe(bothSides(WRITES[type] ?? false))
      if (!WRITES[type]) return
      expect(code(story.do({ type: 'case.secrecy' }, { actor: FRESH }))).toBe('accepted')
      expect(code(story.do({ type: 'case.approve' }, { actor: X }))).toBe('second-person-required')
    })

  it('[M7] the words of a case are its reply: every other command of this kind writes to staff or to its citizen alone', () => {
    expect(CASE_COMMANDS.filter((type) => /draft|submit/.test(type))).toEqual(['case.draft', 'case.submit'])
  })
})
