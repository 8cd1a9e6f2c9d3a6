import type { InterviewCommand } from '#contract/interview/command.ts'
import { type Context, decide, type World } from '#domain/interview/decide/index.ts'
import type {
  AnyRecord,
  Change,
  HoldRecord,
  InterviewRecord,
  NoteRecord,
  PollRecord,
  QuestionRecord,
  TurnRecord,
} from '#domain/interview/records.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'

export const NOW = Date.UTC(2026, 3, 30, 2)
export const WANG = { subject: 'wang', name: '王' }
export const LI = { subject: 'li', name: '李' }
export const ZHAO = { subject: 'zhao', name: '赵' }
export const ids = {
  activity: 'activity-1',
  host: 'host-00001',
  guest: 'guest-0001',
  q1: 'question-1',
  q2: 'question-2',
}

export const interview = (
  brief: Partial<InterviewRecord['brief']> = {},
  more: Partial<InterviewRecord> = {},
): InterviewRecord => ({
  kind: 'interview',
  id: ids.activity,
  siteId: 'county',
  details: {
    lang: 'zh-CN',
    title: '网站建设',
    summary: '概要',
    host: { id: ids.host, name: '主持人', post: '', photo: null, biography: '' },
    guests: [{ id: ids.guest, name: '嘉宾', post: '局长', photo: null, biography: '' }],
    startsAt: NOW,
    endsAt: NOW + 3_600_000,
    related: [],
    materials: [],
    turnsNeedReview: false,
    identity: 'anonymous',
  },
  brief: {
    state: 'live',
    questionsOpen: true,
    answering: null,
    notice: null,
    lateAnswersDue: null,
    lateAnswersProvisional: false,
    detailsVersion: 1,
    startedAt: NOW,
    finishedAt: null,
    publishedAt: null,
    ...brief,
  },
  version: 1,
  createdAt: NOW,
  draftedBy: WANG,
  drafters: [WANG],
  providedBy: null,
  submitted: null,
  secrecyReviewed: null,
  signedOff: null,
  epoch: 'epoch-0001',
  seq: 7,
  ...more,
})

export const question = (more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  kind: 'question',
  activityId: ids.activity,
  id: ids.q1,
  participantId: 'participant-1',
  text: '网站何时改版？',
  original: null,
  name: null,
  askedAt: NOW,
  publishedAt: null,
  state: 'pending',
  declined: null,
  mergedInto: null,
  mergedIds: [],
  labels: [],
  guestId: null,
  starred: false,
  turnIds: [],
  lateAnswer: null,
  proposedAnswer: null,
  proposedDecline: null,
  claim: null,
  decidedBy: null,
  writtenBy: [],
  previous: null,
  version: 1,
  ...more,
})

export const published = (more: Partial<QuestionRecord> = {}) =>
  question({ state: 'published', publishedAt: NOW, ...more })

/** A world whose changes can be applied, so that a test reads as a story. */
export class Story {
  world: World
  now = NOW

  constructor(activity: InterviewRecord, ...records: AnyRecord[]) {
    this.world = {
      activity,
      questions: new Map(),
      turns: new Map(),
      polls: new Map(),
      notes: new Map(),
      holds: new Map(),
    }
    this.apply(records.map((after) => ({ before: null, after })))
  }

  /** Decides and, when accepted, applies. */
  do(command: InterviewCommand, context: Partial<Context> = {}) {
    const decided = decide(this.world, command, {
      now: this.now,
      actor: LI,
      may: () => true,
      verifies: true,
      timeZone: 'Asia/Shanghai',
      calendar: stateCouncilCalendar,
      lateAnswerDays: 5,
      ...context,
    })
    if (decided.ok) this.apply(decided.value)
    return decided
  }

  question(id: string = ids.q1): QuestionRecord {
    return found(this.world.questions.get(id))
  }

  turn(id: string): TurnRecord {
    return found(this.world.turns.get(id))
  }

  apply(changes: Change[]) {
    const questions = new Map(this.world.questions)
    const turns = new Map(this.world.turns)
    const polls = new Map<string, PollRecord>(this.world.polls)
    const notes = new Map<string, NoteRecord>(this.world.notes)
    const holds = new Map<string, HoldRecord>(this.world.holds)
    let { activity } = this.world
    for (const { after } of changes) {
      if (after.kind === 'interview') activity = after
      if (after.kind === 'question') questions.set(after.id, after)
      if (after.kind === 'turn') turns.set(after.id, after)
      if (after.kind === 'poll') polls.set(after.id, after)
      if (after.kind === 'note') notes.set(after.id, after)
      if (after.kind === 'hold') holds.set(after.id, after)
    }
    this.world = { activity, questions, turns, polls, notes, holds }
  }
}

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not in this story')
  return value
}

let count = 0
export const commandId = (): string => `command-${String(++count).padStart(8, '0')}`
export const code = (decided: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  decided.ok ? 'accepted' : decided.refusal.code
