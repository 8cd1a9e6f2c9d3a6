import type { InterviewView } from '../contract/interview/activity.ts'
import { holdIdOf } from '../contract/interview/hold.ts'
import type { Snapshot } from '../contract/live/head.ts'
import type { Tally } from '../contract/live/tally.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import { shownVotes } from '../domain/crowd/withheld.ts'
import { applyEvent, EMPTY_INTERVIEW, type InterviewState, transcript } from '../domain/interview/fold.ts'
import type { InterviewRecord } from '../domain/interview/records.ts'
import { creditsOf, pollResultsPublic } from '../domain/interview/views.ts'
import type { Tables } from '../store/client.ts'
import { readLog } from '../store/log.ts'
import { allHolds, allPolls } from '../store/records.ts'
import { groupsOf, presenceOf } from '../store/sockets.ts'
import { allTallies } from '../store/tallies.ts'

const REMEMBERED = 50
/** Folds of immutable logs: a warm function reads only what is new. Losing them costs time, never truth. */
const folds = new Map<string, InterviewState>()

const foldLog = async (tables: Tables, { id, epoch, seq }: InterviewRecord): Promise<InterviewState> => {
  const key = `${id}#${epoch}`
  const known = folds.get(key) ?? EMPTY_INTERVIEW
  const events = await readLog(tables, id, epoch, known.seq + 1, seq)
  const state = events.reduce(applyEvent, known)
  folds.delete(key)
  folds.set(key, state)
  for (const oldest of folds.keys()) {
    if (folds.size <= REMEMBERED) break
    folds.delete(oldest)
  }
  return state
}

/** Totals anyone may see: a poll's stay on the server until its results are public. */
export const publicTallies = async (tables: Tables, activityId: string): Promise<Tally[]> => {
  const { tallies, polls } = await shownTallies(tables, activityId)
  return tallies.filter(({ id }) => {
    const poll = polls.get(id)
    return !poll || pollResultsPublic(poll)
  })
}

/** All totals, without the votes that are withheld, for staff. */
export const shownTallies = async (tables: Tables, activityId: string) => {
  const [tallies, polls, holds] = await Promise.all([
    allTallies(tables, activityId),
    allPolls(tables, activityId),
    allHolds(tables, activityId),
  ])
  const shown = tallies.map((tally) => (polls.has(tally.id) ? tally : shownVotes(tally, holds.get(holdIdOf(tally.id)))))
  return { tallies: shown, polls, holds }
}

export const interviewView = (activity: InterviewRecord, inForce: SiteInForce): InterviewView => ({
  id: activity.id,
  kind: 'interview',
  site: { id: activity.siteId, name: inForce.name, timeZone: inForce.timeZone, colour: inForce.colour },
  details: activity.details,
  brief: activity.brief,
  credits: creditsOf(activity),
})

export const takeSnapshot = async (
  tables: Tables,
  activity: InterviewRecord,
  inForce: SiteInForce,
): Promise<Snapshot> => {
  const [state, tallies, groups] = await Promise.all([
    foldLog(tables, activity),
    publicTallies(tables, activity.id),
    groupsOf(tables, activity.id),
  ])
  return {
    epoch: activity.epoch,
    seq: state.seq,
    activity: interviewView(activity, inForce),
    brief: state.brief ?? activity.brief,
    questions: [...state.questions.values()],
    turns: transcript(state.turns.values()),
    polls: [...state.polls.values()],
    tallies,
    presence: presenceOf(groups),
  }
}
