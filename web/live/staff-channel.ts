import type { StaffInterview } from '#contract/interview/activity.ts'
import type { StaffEvent } from '#contract/interview/event.ts'
import type { Hold } from '#contract/interview/hold.ts'
import type { Note } from '#contract/interview/note.ts'
import type { StaffPoll } from '#contract/interview/poll.ts'
import type { StaffQuestion } from '#contract/interview/question.ts'
import type { StaffTurn } from '#contract/interview/turn.ts'
import { StaffFrame } from '#contract/live/frame.ts'
import type { Backstage } from '#contract/live/head.ts'
import type { ROUTES } from '#contract/routes.ts'
import type { Api } from './api.ts'
import type { Channel } from './channel.ts'
import { parseJson } from './json.ts'
import { socketAddress } from './socket-address.ts'

/** An interview as its staff log tells it. Never changed in place. */
export interface BackstageState {
  readonly activity: StaffInterview
  readonly questions: ReadonlyMap<string, StaffQuestion>
  readonly turns: ReadonlyMap<string, StaffTurn>
  readonly polls: ReadonlyMap<string, StaffPoll>
  readonly notes: ReadonlyMap<string, Note>
  readonly holds: ReadonlyMap<string, Hold>
}

const byId = <T extends { id: string }>(items: T[]): ReadonlyMap<string, T> => new Map(items.map((it) => [it.id, it]))

const withItem = <T extends { id: string; version: number }>(items: ReadonlyMap<string, T>, item: T) =>
  (items.get(item.id)?.version ?? 0) > item.version ? items : new Map(items).set(item.id, item)

const applyStaffEvent = (state: BackstageState, event: StaffEvent): BackstageState => {
  switch (event.type) {
    case 'activity':
      return event.activity.version < state.activity.version ? state : { ...state, activity: event.activity }
    case 'question':
      return { ...state, questions: withItem(state.questions, event.question) }
    case 'turn':
      return { ...state, turns: withItem(state.turns, event.turn) }
    case 'poll':
      return { ...state, polls: withItem(state.polls, event.poll) }
    case 'note':
      return { ...state, notes: withItem(state.notes, event.note) }
    case 'hold':
      return { ...state, holds: withItem(state.holds, event.hold) }
  }
}

/** What staff follow. Each socket is opened with a fresh ticket, since a ticket is used once. */
export const staffChannel = (
  api: Api<typeof ROUTES>,
  activityId: string,
): Channel<BackstageState, StaffEvent, Backstage> => {
  const params = { activityId }
  return {
    snapshot: () => api('activity.backstage', { params }),
    head: () => api('activity.backstage.head', { params }),
    segment: (epoch, segment) => api('activity.backstage.log', { params: { activityId, epoch, segment } }),
    address: async () => {
      const answer = await api('activity.ticket', { params })
      if (!answer.ok) return answer
      const { socket, ticket } = answer.value
      return { ok: true, value: socketAddress(socket, { activity: activityId, ticket }) }
    },
    frame: (data) => parseJson(StaffFrame, data),
    begin: ({ activity, questions, turns, polls, notes, holds }) => ({
      activity,
      questions: byId(questions),
      turns: byId(turns),
      polls: byId(polls),
      notes: byId(notes),
      holds: byId(holds),
    }),
    apply: applyStaffEvent,
    ended: () => false,
  }
}
