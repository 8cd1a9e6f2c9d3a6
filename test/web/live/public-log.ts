import type { InterviewBrief, InterviewView } from '#contract/interview/activity.ts'
import type { PublicEvent } from '#contract/interview/event.ts'
import type { QuestionView } from '#contract/interview/question.ts'
import type { TurnView } from '#contract/interview/turn.ts'

export const ACTIVITY = 'activity-0001'

const brief = (change: Partial<InterviewBrief> = {}): InterviewBrief => ({
  state: 'live',
  questionsOpen: true,
  answering: null,
  notice: null,
  lateAnswersDue: null,
  lateAnswersProvisional: false,
  detailsVersion: 1,
  startedAt: 1,
  finishedAt: null,
  publishedAt: null,
  ...change,
})

export const view = (change: Partial<InterviewBrief> = {}): InterviewView => ({
  id: ACTIVITY,
  kind: 'interview',
  site: { id: 'city', name: '某市政府网站', timeZone: 'Asia/Shanghai', colour: null },
  details: {
    lang: 'zh-CN',
    title: '政府网站怎样更好用',
    summary: '谈谈政府网站。',
    host: { id: 'host-000001', name: '李敏', post: '', photo: null, biography: '' },
    guests: [],
    startsAt: 1,
    endsAt: 2,
    related: [],
    materials: [],
    turnsNeedReview: false,
    identity: 'anonymous',
  },
  brief: brief(change),
  credits: { providedBy: null, editedBy: null, secrecyReviewedBy: null, signedOffBy: null },
})

const question = (id: string, change: Partial<QuestionView> = {}): QuestionView => ({
  id,
  text: `问题 ${id}`,
  name: null,
  askedAt: 1,
  publishedAt: 1,
  state: 'published',
  edited: false,
  labels: [],
  guestId: null,
  turnIds: [],
  lateAnswer: null,
  declined: null,
  mergedCount: 0,
  version: 1,
  ...change,
})

const turn = (id: string, position: number, change: Partial<TurnView> = {}): TurnView => ({
  id,
  position,
  speaker: { role: 'other', name: '专家' },
  text: `发言 ${id}`,
  images: [],
  questionId: null,
  at: 1,
  state: 'shown',
  retraction: null,
  corrections: [],
  version: 1,
  ...change,
})

/** The n-th event of a lively log: every type, and things that change and go. */
export const eventOf = (seq: number, random: () => number): PublicEvent => {
  const at = seq
  const pick = Math.floor(random() * 6)
  const some = (kind: string) => `${kind}-${String(Math.floor(random() * seq)).padStart(10, '0')}`
  if (pick === 0) return { seq, at, type: 'activity', brief: brief({ answering: some('question') }) }
  if (pick === 1) return { seq, at, type: 'turn', turn: turn(some('turn'), random(), { version: seq }) }
  if (pick === 2) return { seq, at, type: 'question-removed', id: some('question'), into: some('question') }
  if (pick === 3) return { seq, at, type: 'decided', id: some('question') }
  return { seq, at, type: 'question', question: question(some('question'), { version: seq }) }
}
