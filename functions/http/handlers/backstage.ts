import { LIMITS, TIMES } from '../../contract/limits.ts'
import { accept, refuse } from '../../contract/refusal.ts'
import type { InterviewRecord } from '../../domain/interview/records.ts'
import {
  staffHold,
  staffInterview,
  staffNote,
  staffPoll,
  staffQuestion,
  staffTurn,
} from '../../domain/interview/views.ts'
import { listActivities } from '../../store/lists.ts'
import { readStaffLog, staffSeq } from '../../store/log.ts'
import { allNotes, allQuestions, allTurns, getActivity } from '../../store/records.ts'
import { deliveryOf, groupsOf, presenceOf } from '../../store/sockets.ts'
import type { Handlers } from '../call.ts'
import { createInterview, runCommandOfStaff } from '../interview/command.ts'
import { shownTallies } from '../snapshot.ts'

/** What staff read and do in an activity. */
export const backstage = {
  'activity.list': async ({ services: { tables, now }, site, inForce, query }) => {
    const moment = { now: now(), timeZone: inForce.timeZone }
    return accept({ reply: await listActivities(tables, site.id, query.after, () => true, moment) })
  },

  'activity.create': async (call) => createInterview(call),

  'activity.command': async (call) => runCommandOfStaff(call),

  'activity.backstage': async ({ services: { tables }, activity: { id, epoch } }) => {
    // The position first, then the state: what happens in between comes again as events, which versions make harmless.
    const seq = await staffSeq(tables, id)
    const [activity, questions, turns, notes, { tallies, polls, holds }, groups] = await Promise.all([
      getActivity(tables, id),
      allQuestions(tables, id),
      allTurns(tables, id),
      allNotes(tables, id),
      shownTallies(tables, id),
      groupsOf(tables, id),
    ])
    return accept({
      reply: {
        epoch,
        seq,
        activity: staffInterview(activity as InterviewRecord),
        questions: [...questions.values()].map(staffQuestion),
        turns: [...turns.values()].map(staffTurn),
        polls: [...polls.values()].map(staffPoll),
        notes: [...notes.values()].map(staffNote),
        holds: [...holds.values()].map(staffHold),
        tallies,
        presence: presenceOf(groups),
      },
    })
  },

  'activity.backstage.log': async ({ services: { tables }, activity, params: { epoch, segment } }) => {
    if (epoch !== activity.epoch) return refuse('not-found')
    const from = segment * LIMITS.segmentEvents + 1
    const seq = await staffSeq(tables, activity.id)
    const events = await readStaffLog(tables, activity.id, from, Math.min(from + LIMITS.segmentEvents - 1, seq))
    return accept({ reply: { epoch, seq, events } })
  },

  'activity.backstage.head': async ({ services: { tables, socketUrl, now }, activity: { id, epoch } }) => {
    const [seq, { tallies }, groups] = await Promise.all([
      staffSeq(tables, id),
      shownTallies(tables, id),
      groupsOf(tables, id),
    ])
    return accept({
      reply: {
        epoch,
        seq,
        tallies,
        presence: presenceOf(groups),
        socket: socketUrl,
        pollMs: TIMES.pollMs,
        checkMs: TIMES.checkMs,
        now: now(),
      },
    })
  },

  'activity.delivery': async ({ services: { tables }, activity }) =>
    accept({ reply: deliveryOf(activity.seq, await groupsOf(tables, activity.id)) }),

  'activity.ticket': async ({ services: { signing, newId, socketUrl }, activity, staff }) =>
    accept({
      reply: { ticket: await signing.ticket(staff.subject, activity.id, newId(), staff.session), socket: socketUrl },
    }),
} satisfies Partial<Handlers>
