import type { PublicEvent } from '#contract/interview/event.ts'
import { PublicFrame } from '#contract/live/frame.ts'
import type { Snapshot } from '#contract/live/head.ts'
import type { CITIZEN_ROUTES } from '#contract/routes-citizen.ts'
import { applyEvent, EMPTY_INTERVIEW, type InterviewState } from '#domain/interview/fold.ts'
import type { Api } from './api.ts'
import type { Channel } from './channel.ts'
import { parseJson } from './json.ts'
import { socketAddress } from './socket-address.ts'

const byId = <T extends { id: string }>(items: T[]): ReadonlyMap<string, T> => new Map(items.map((it) => [it.id, it]))

const stateOfSnapshot = (snapshot: Snapshot): InterviewState => ({
  ...EMPTY_INTERVIEW,
  seq: snapshot.seq,
  brief: snapshot.brief,
  questions: byId(snapshot.questions),
  turns: byId(snapshot.turns),
  polls: byId(snapshot.polls),
})

/** What anyone may follow. */
export const publicChannel = (
  api: Api<typeof CITIZEN_ROUTES>,
  activityId: string,
): Channel<InterviewState, PublicEvent, Snapshot> => ({
  snapshot: () => api('activity.snapshot', { params: { activityId } }),
  head: () => api('activity.head', { params: { activityId } }),
  segment: (epoch, segment) => api('activity.log', { params: { activityId, epoch, segment } }),
  address: async (socket) => ({ ok: true, value: socketAddress(socket, { activity: activityId }) }),
  frame: (data) => parseJson(PublicFrame, data),
  begin: stateOfSnapshot,
  apply: applyEvent,
  ended: ({ brief }) => brief?.state === 'archived' || brief?.state === 'cancelled',
})
