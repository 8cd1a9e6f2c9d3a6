import type { PublicEvent, StaffEvent } from '#contract/interview/event.ts'
import { holdIdOf } from '#contract/interview/hold.ts'
import { shownVotes, wavesIn } from '#domain/crowd/withheld.ts'
import { applyEvent, EMPTY_INTERVIEW, type InterviewState } from '#domain/interview/fold.ts'
import { pollResultsPublic, publicPoll, publicQuestion, publicTurn } from '#domain/interview/views.ts'
import type { Tables } from '../../functions/store/client.ts'
import { answerPartition, SHARDS, votePartition } from '../../functions/store/keys.ts'
import { readLog, readStaffLog, staffSeq } from '../../functions/store/log.ts'
import { partition } from '../../functions/store/pages.ts'
import { allHolds, allNotes, allPolls, allQuestions, allTurns, getActivity } from '../../functions/store/records.ts'
import { allTallies } from '../../functions/store/tallies.ts'
import { type Came, cameOf } from '../../functions/store/votes.ts'
import { choicesOf, isVote } from '../../functions/store/wishes.ts'

interface Vote {
  came: Came | null
  direct: boolean
  via: ReadonlySet<string>
}

/** All that is stored of an interview, read straight from the table, and whatever in it contradicts itself. */
export interface Recount {
  violations: string[]
  questions: Awaited<ReturnType<typeof allQuestions>>
  turns: Awaited<ReturnType<typeof allTurns>>
  polls: Awaited<ReturnType<typeof allPolls>>
  notes: Awaited<ReturnType<typeof allNotes>>
  /** By question, then by participant. */
  votes: Map<string, Map<string, Vote>>
  /** By poll, then by participant. */
  answers: Map<string, Map<string, readonly string[]>>
  log: PublicEvent[]
  staffLog: StaffEvent[]
  /** What the log tells. */
  state: InterviewState
  /** Totals a reader may see. */
  publicTotals: Map<string, number>
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Keys in one order: DynamoDB gives a map's in any. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, each]) => [name, sorted(each)]),
        )
      : value

const shards = async <T>(
  tables: Tables,
  partitionOf: (shard: number) => string,
  read: (item: Record<string, unknown>) => T | null,
): Promise<Map<string, T>> => {
  const found = new Map<string, T>()
  for (let shard = 0; shard < SHARDS; shard++)
    for await (const item of partition(tables, tables.records, partitionOf(shard))) {
      const value = read(item)
      if (value !== null) found.set(String(item.sk), value)
    }
  return found
}

const unversioned = <T extends { version: number }>(view: T | null | undefined) =>
  view ? { ...view, version: 0 } : null

export const recount = async (tables: Tables, activityId: string): Promise<Recount> => {
  const activity = await getActivity(tables, activityId)
  if (!activity) throw new Error(`no activity ${activityId}`)
  const [questions, turns, polls, notes, holds, tallies, log, lastStaff] = await Promise.all([
    allQuestions(tables, activityId),
    allTurns(tables, activityId),
    allPolls(tables, activityId),
    allNotes(tables, activityId),
    allHolds(tables, activityId),
    allTallies(tables, activityId),
    readLog(tables, activityId, activity.epoch, 0, 10 ** 11),
    staffSeq(tables, activityId),
  ])
  const staffLog = await readStaffLog(tables, activityId, 0, 10 ** 11)
  const votes = new Map<string, Map<string, Vote>>()
  for (const id of questions.keys())
    votes.set(
      id,
      await shards(
        tables,
        (shard) => votePartition(activityId, id, shard),
        (item) =>
          isVote(item)
            ? {
                came: cameOf(item),
                direct: item.direct === true,
                via: item.via instanceof Set ? (item.via as Set<string>) : new Set(),
              }
            : null,
      ),
    )
  const answers = new Map<string, Map<string, readonly string[]>>()
  for (const id of polls.keys())
    answers.set(
      id,
      await shards(
        tables,
        (shard) => answerPartition(activityId, id, shard),
        (item) => (choicesOf(item).length > 0 ? choicesOf(item) : null),
      ),
    )

  const violations: string[] = []
  const expect = (right: boolean, wrong: string) => {
    if (!right) violations.push(wrong)
  }

  // [D1] Gapless from 1, up to the head; and the staff log likewise.
  expect(
    same(
      log.map(({ seq }) => seq),
      log.map((_, index) => index + 1),
    ),
    `[D1] the log is ${log.map(({ seq }) => seq)}`,
  )
  expect(log.length === activity.seq, `[D1] the head says ${activity.seq}, the log ends at ${log.length}`)
  expect(
    same(
      staffLog.map(({ seq }) => seq),
      staffLog.map((_, index) => index + 1),
    ),
    '[D1] the staff log has a gap',
  )
  expect(staffLog.length === lastStaff, `[D1] the staff head says ${lastStaff}, its log ends at ${staffLog.length}`)

  // The log tells just what the records say.
  const state = log.reduce(applyEvent, EMPTY_INTERVIEW)
  expect(same(state.brief, activity.brief), '[D1] the brief in the log is not the stored one')
  for (const [id, record] of questions) {
    const stored = publicQuestion(record)
    const told = state.questions.get(id)
    // A claim or a star raises the stored version without an event.
    expect(
      same(unversioned(stored), unversioned(told)),
      `[D1] question ${id} is told as ${JSON.stringify(told)} and stored as ${JSON.stringify(stored)}`,
    )
    const merged = record.state === 'merged' ? record.mergedInto : null
    if (merged) expect(questions.get(merged)?.mergedIds.includes(id) === true, `[I3] ${merged} does not know of ${id}`)
  }
  // So does a correction that only waits.
  for (const [id, record] of turns)
    expect(same(unversioned(publicTurn(record)), unversioned(state.turns.get(id))), `[D1] turn ${id} differs`)
  for (const [id, record] of polls)
    expect(same(publicPoll(record), state.polls.get(id) ?? null), `[D1] poll ${id} differs`)

  // What staff were told last of each thing is what is stored.
  const told = new Map<string, number>()
  const tell = (id: string, version: number) => told.set(id, Math.max(told.get(id) ?? 0, version))
  for (const event of staffLog) {
    if (event.type === 'activity') tell(activityId, event.activity.version)
    if (event.type === 'question') tell(event.question.id, event.question.version)
    if (event.type === 'turn') tell(event.turn.id, event.turn.version)
    if (event.type === 'poll') tell(event.poll.id, event.poll.version)
    if (event.type === 'note') tell(event.note.id, event.note.version)
    if (event.type === 'hold') tell(event.hold.id, event.hold.version)
  }
  for (const { id, version } of [
    activity,
    ...questions.values(),
    ...turns.values(),
    ...polls.values(),
    ...notes.values(),
    ...holds.values(),
  ])
    expect(told.get(id) === version, `[D3] staff know ${id} at ${told.get(id)}, stored is ${version}`)

  // [I3] A person counts for a question by a vote of their own or for its duplicates, and for no other reason.
  for (const [id, voters] of votes) {
    const duplicates = [...questions.values()].filter(({ mergedInto }) => mergedInto === id)
    const people = new Set([...voters.keys(), ...duplicates.flatMap((each) => [...(votes.get(each.id)?.keys() ?? [])])])
    for (const person of people) {
      const vote = voters.get(person)
      const from = duplicates.filter((each) => votes.get(each.id)?.has(person)).map((each) => each.id)
      expect(
        same([...(vote?.via ?? [])].sort(), from.sort()),
        `[I3] ${person} counts for ${id} via ${[...(vote?.via ?? [])]}, voted for its duplicates ${from}`,
      )
      expect(!vote || vote.direct || vote.via.size > 0, `[I3] ${person} counts for ${id} without a reason`)
    }
  }

  // [D6] Every tally equals the recount.
  const publicTotals = new Map<string, number>()
  const tally = new Map(tallies.map((each) => [each.id, each]))
  for (const [id, items] of [...votes, ...answers]) {
    const total = tally.get(id)?.total ?? 0
    expect(total === items.size, `[D6] ${id} has a total of ${total}, ${items.size} are stored`)
    const poll = polls.get(id)
    if (poll && pollResultsPublic(poll)) publicTotals.set(id, total)
    const voters = votes.get(id)
    if (voters) {
      // [K4] By wave as well; what counts and what is withheld are together what is stored.
      const stored = Map.groupBy(
        [...voters.values()].flatMap(({ came }) => came?.wave ?? []),
        (wave) => wave,
      )
      const waves = new Map([...stored].map(([wave, each]) => [wave, each.length]))
      const counted = tally.get(id)
      const byWave = counted ? wavesIn(counted) : new Map()
      expect(same([...byWave].sort(), [...waves].sort()), `[K4] ${id} counts ${[...byWave]} by wave, not ${[...waves]}`)
      const shown = shownVotes(counted ?? { id, version: 0, total }, holds.get(holdIdOf(id)))
      expect(shown.total + (shown.withheld ?? 0) === items.size, `[K4] ${id} shows ${JSON.stringify(shown)}`)
      publicTotals.set(id, shown.total)
    }
    for (const option of poll?.options ?? []) {
      const stored = [...(answers.get(id)?.values() ?? [])].filter((choices) => choices.includes(option.id)).length
      const counted = tally.get(id)?.options?.[option.id] ?? 0
      expect(counted === stored, `[D6] ${id}/${option.id} counts ${counted}, ${stored} are stored`)
    }
  }
  return { violations, questions, turns, polls, notes, votes, answers, log, staffLog, state, publicTotals }
}
