import type { PublicEvent, StaffEvent } from '../../contract/interview/event.ts'
import type { AnyRecord, Change, PollRecord, QuestionRecord, TurnRecord } from './records.ts'
import {
  publicPoll,
  publicQuestion,
  publicTurn,
  staffHold,
  staffInterview,
  staffNote,
  staffPoll,
  staffQuestion,
  staffTurn,
} from './views.ts'

type Unplaced<E> = E extends { type: string } ? Omit<E, 'seq' | 'at'> : never
export type PublicEventBody = Unplaced<PublicEvent>
export type StaffEventBody = Unplaced<StaffEvent>

/** What citizens learn from a change: the difference between its public views, never more. */
export const publicEvents = ({ before, after }: Change): PublicEventBody[] => {
  switch (after.kind) {
    case 'interview': {
      const earlier = before?.kind === 'interview' ? before.brief : null
      const everPublic = after.seq > 0 || (after.brief.state !== 'draft' && after.brief.state !== 'cancelled')
      return everPublic && !same(earlier, after.brief) ? [{ type: 'activity', brief: after.brief }] : []
    }
    case 'question':
      return questionEvents(before as QuestionRecord | null, after)
    case 'turn': {
      const view = publicTurn(after)
      return view && !sameButVersion(before && publicTurn(before as TurnRecord), view)
        ? [{ type: 'turn', turn: view }]
        : []
    }
    case 'poll': {
      const view = publicPoll(after)
      return view && !same(before && publicPoll(before as PollRecord), view) ? [{ type: 'poll', poll: view }] : []
    }
    case 'note':
    case 'hold':
      return []
  }
}

const questionEvents = (before: QuestionRecord | null, after: QuestionRecord): PublicEventBody[] => {
  const earlier = before && publicQuestion(before)
  const view = publicQuestion(after)
  const events: PublicEventBody[] = []
  if (view && !sameButVersion(earlier, view)) events.push({ type: 'question', question: view })
  if (earlier && !view) events.push({ type: 'question-removed', id: after.id, into: after.mergedInto })
  // The asker's own device looks again whenever a decision was taken; a citizen's own edit is no news to it.
  if (before && before.state !== after.state && after.state !== 'withdrawn')
    events.push({ type: 'decided', id: after.id })
  return events
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A star, a claim or what is only proposed raises the version without changing what citizens see: no event. */
const sameButVersion = (a: { version: number } | null, b: { version: number }): boolean =>
  a !== null && same({ ...a, version: 0 }, { ...b, version: 0 })

/** What staff screens get of a record: all of it. */
export const staffEvent = (record: AnyRecord): StaffEventBody => {
  switch (record.kind) {
    case 'interview':
      return { type: 'activity', activity: staffInterview(record) }
    case 'question':
      return { type: 'question', question: staffQuestion(record) }
    case 'turn':
      return { type: 'turn', turn: staffTurn(record) }
    case 'poll':
      return { type: 'poll', poll: staffPoll(record) }
    case 'note':
      return { type: 'note', note: staffNote(record) }
    case 'hold':
      return { type: 'hold', hold: staffHold(record) }
  }
}
