import * as v from 'valibot'
import { Id } from './basics.ts'
import { InterviewView } from './interview/activity.ts'
import { PollAnswer } from './interview/poll.ts'
import { AskQuestion, OwnQuestion, ReviseQuestion, VoteReply, VoteRequest } from './interview/question.ts'
import { Head, Segment, Snapshot } from './live/head.ts'
import type { Route } from './route.ts'
import { PARTICIPANT_ROUTES } from './routes-participant.ts'

const activity = v.object({ activityId: Id })
const question = v.object({ activityId: Id, questionId: Id })
/** A segment's number as a path carries it. */
export const SegmentNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

/** What a citizen's page calls. Apart from the rest, so that such a page loads no other schema. */
export const CITIZEN_ROUTES = {
  'activity.read': {
    method: 'GET',
    path: '/api/activities/{activityId}',
    access: 'anyone',
    summary: 'An activity as anyone may read it',
    params: activity,
    reply: InterviewView,
  },
  'activity.head': {
    method: 'GET',
    path: '/api/activities/{activityId}/head',
    access: 'anyone',
    summary: 'Where the log stands',
    params: activity,
    reply: Head,
  },
  'activity.snapshot': {
    method: 'GET',
    path: '/api/activities/{activityId}/snapshot',
    access: 'anyone',
    summary: 'Everything public at a position',
    params: activity,
    reply: Snapshot,
  },
  'activity.log': {
    method: 'GET',
    path: '/api/activities/{activityId}/log/{epoch}/{segment}',
    access: 'anyone',
    summary: 'A segment of the log; once full it only loses words that were taken back',
    params: v.object({ activityId: Id, epoch: Id, segment: SegmentNumber }),
    reply: Segment,
  },
  ...PARTICIPANT_ROUTES,
  'question.mine': {
    method: 'GET',
    path: '/api/activities/{activityId}/questions/mine',
    access: 'participant',
    summary: "The asker's own questions, by id",
    params: activity,
    query: v.object({ ids: v.pipe(v.string(), v.maxLength(4_100)) }),
    reply: v.object({ questions: v.array(OwnQuestion) }),
  },
  'question.ask': {
    method: 'PUT',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Ask a question; the id is made by the client, so a repeat is harmless',
    params: question,
    body: AskQuestion,
    reply: OwnQuestion,
  },
  'question.revise': {
    method: 'PATCH',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Edit a pending question',
    params: question,
    body: ReviseQuestion,
    reply: OwnQuestion,
  },
  'question.withdraw': {
    method: 'DELETE',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Withdraw a pending question',
    params: question,
    reply: OwnQuestion,
  },
  'question.vote': {
    method: 'PUT',
    path: '/api/activities/{activityId}/questions/{questionId}/vote',
    access: 'participant',
    summary: 'Upvote, or take the vote back',
    params: question,
    body: VoteRequest,
    reply: VoteReply,
  },
  'poll.answer': {
    method: 'PUT',
    path: '/api/activities/{activityId}/polls/{pollId}/answer',
    access: 'participant',
    summary: 'Answer a poll, change the answer or take it back',
    params: v.object({ activityId: Id, pollId: Id }),
    body: PollAnswer,
    reply: PollAnswer,
  },
} as const satisfies Record<string, Route>
