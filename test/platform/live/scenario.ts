import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { ATTEMPT_REFUSED } from '#contract/site/audit.ts'
import type { Action } from '#domain/permission/table.ts'
import { TRAIL } from '#domain/permission/trail.ts'
import { commandKey } from '../../../functions/store/keys.ts'
import { partition } from '../../../functions/store/pages.ts'
import type { Live } from '../../../web/live/live.ts'
import type { BackstageState } from '../../../web/live/staff-channel.ts'
import { citizenOf, newId } from '../../support/people.ts'
import type { Platform } from '../../support/platform.ts'
import { randomOf } from '../../support/random.ts'
import { type Recount, recount } from '../../support/recount.ts'
import { createInterview, type Team } from '../../support/scene.ts'
import { timesIn, trailOf } from '../../support/trail.ts'
import { until } from '../../support/until.ts'
import { type Acknowledged, insist, nextCommand, openVisitor, type Visitor, visit } from './cast.ts'
import { followStaff, nodeEnv } from './reader.ts'

const VISITORS = 4
const VISITS = 10
const COMMANDS = 15
/** Create, announce and start, before anything goes wrong. */
const PRELUDE = 3
/** Each opens the desk, and tries what a contractor may not. */
const LOOKS = 6

export interface Outcome {
  violations: string[]
  /** What happened, so that a run in which nothing did is seen. */
  acknowledged: number
  refused: number
  events: number
  votes: number
}

/**
 * One interview in which everything goes wrong that can: functions die at random points, frames and stream batches are
 * lost, repeated, delayed and overtaken, sockets are cut, posts fail. Then it comes to rest, and whatever is not as if
 * nothing had happened is a violation.
 */
export const runScenario = async (platform: Platform, team: Team, seed: number): Promise<Outcome> => {
  const random = randomOf(seed)
  const { faults } = platform.runtime
  const activity = await createInterview(platform, team, 'live', { turnsNeedReview: random.chance(0.3) })
  const env = nodeEnv(random, 1_500)
  const visitors = Array.from({ length: VISITORS }, () => openVisitor(platform, activity, env))
  const staff = followStaff(platform, activity, team.moderator.token, env)
  const acknowledged: Acknowledged[] = []
  const violations: string[] = []
  let refused = 0
  /** What the contractor was answered: looks that were shown, and attempts that were refused. */
  const looked = { shown: 0, refused: 0, refusedBefore: timesIn(await trailOf(platform, team.siteId, ATTEMPT_REFUSED)) }

  const moderate = async (who: Team['moderator']) => {
    for (let sent = 0; sent < COMMANDS; sent++) {
      await sleep(random.below(60))
      const command = nextCommand(staff, random)
      const done = command && (await insist(who, activity, command))
      if (!done) {
        refused++
        continue
      }
      acknowledged.push(done)
      if (!random.chance(0.2)) continue
      const again = await who.attempt(activity, { ...command, commandId: done.commandId }).catch(() => null)
      if (again?.reply && !isDeepStrictEqual(again.reply.versions, done.versions))
        violations.push(`[D2] ${done.type} sent again was answered ${again.text}`)
    }
  }
  const looking = async () => {
    const { contractor } = team
    for (let look = 0; look < LOOKS; look++) {
      await sleep(random.below(150))
      const ask = { params: { activityId: activity }, token: contractor.token }
      const ticket = await platform.call('activity.ticket', ask).catch(() => null)
      if (ticket?.status === 200) looked.shown++
      const attempt = await contractor.attempt(activity, { type: 'activity.finish' }).catch(() => null)
      if (attempt?.refusal?.code === 'not-allowed') looked.refused++
    }
  }
  const visiting = async (visitor: Visitor) => {
    for (let act = 0; act < VISITS; act++) {
      await sleep(random.below(200))
      await until(() => visitor.session.view.waiting.length < 3, 'the outbox to move', 60_000)
      visit(visitor, random)
    }
  }
  /** Something to vote on and to answer from the beginning. */
  const prepare = async () => {
    const asker = await citizenOf(platform, activity)
    const options = ['option-a000', 'option-b000', 'option-c000'].map((id) => ({ id, text: id }))
    for (const results of ['live', 'closed'] as const) {
      const { id } = await asker.ask('先问一句')
      const poll = { id: newId(), question: '？', options, multiple: results === 'live', results }
      for (const command of [
        { type: 'question.publish', id, version: 1 },
        { type: 'poll.create', ...poll },
        { type: 'poll.open', id: poll.id, version: 1 },
      ] as const) {
        const done = await insist(team.moderator, activity, { ...command })
        if (done) acknowledged.push(done)
      }
    }
  }

  try {
    await prepare()
    await until(() => (staff.view.state?.polls.size ?? 0) === 2, 'the staff’s first load')
    await until(() => visitors.every(({ session }) => session.view.activity !== null), 'the visitors’ first load')
    faults.set(
      {
        frames: { drop: 0.15, repeat: 0.15, delay: 0.2, reorder: 0.15, delayMs: 80 },
        batches: { repeat: 0.25, delay: 0.2, delayMs: 40 },
        posts: { share: 0.06, status: random.pick([410, 429, 500] as const) },
        refuse: 0.1,
      },
      random,
    )
    faults.kill('http', { probability: 0.015, points: 14 })
    faults.kill('project', { probability: 0.06, points: 40 })
    faults.kill('deliver', { probability: 0.04, points: 20 })
    faults.kill('socket', { probability: 0.04, points: 8 })
    const cutting = async () => {
      for (let cut = 0; cut < 2; cut++) {
        await sleep(200 + random.below(600))
        faults.cutSockets()
      }
    }
    await Promise.all([
      ...visitors.map(visiting),
      moderate(team.moderator),
      moderate(team.second),
      looking(),
      cutting(),
    ])
    faults.clear()
    await until(() => visitors.every(({ session }) => session.view.waiting.length === 0), 'empty outboxes', 60_000)
    await platform.runtime.idle()

    const truth = await recount(platform.tables, activity)
    violations.push(...truth.violations)
    await compareCommands(platform, activity, acknowledged, truth, violations)
    await compareTrail(platform, team, activity, acknowledged, looked, violations)
    for (const visitor of visitors) compareVisitor(visitor, truth, violations)
    for (const [index, { session }] of visitors.entries())
      await settle(() => publicDifferences(session.view.live, truth), `citizen ${index}`, violations)
    await settle(() => staffDifferences(staff, truth), 'the staff', violations)
    for (const failure of platform.runtime.failed())
      if ('function' in failure && /project/i.test(failure.function))
        violations.push('[D6] the projection gave records up')
    return {
      violations,
      refused,
      acknowledged: acknowledged.length,
      events: truth.log.length,
      votes: [...truth.votes.values()].reduce((sum, voters) => sum + voters.size, 0),
    }
  } finally {
    faults.clear()
    staff.stop()
    for (const { session } of visitors) session.stop()
  }
}

/** Every acknowledged command is there once, with the answer it was given, and no other is. */
const compareCommands = async (
  { tables }: Platform,
  activity: string,
  acknowledged: readonly Acknowledged[],
  truth: Recount,
  violations: string[],
): Promise<void> => {
  const receipts = new Map<string, unknown>()
  for await (const { sk, reply } of partition(tables, tables.records, commandKey(activity, '').pk))
    receipts.set(String(sk), reply)
  if (receipts.size !== acknowledged.length + PRELUDE)
    violations.push(`[D2] ${receipts.size} commands are stored, ${acknowledged.length + PRELUDE} were acknowledged`)
  const given = new Set<string>()
  for (const { commandId, type, versions } of acknowledged) {
    const { versions: stored } = (receipts.get(commandId) ?? {}) as { versions?: Record<string, number> }
    for (const [id, version] of Object.entries(versions)) {
      if (stored?.[id] !== version) violations.push(`[D2] ${type} was acknowledged and is not stored`)
      if (given.has(`${id}@${version}`)) violations.push(`[I1] two commands made version ${version} of ${id}`)
      given.add(`${id}@${version}`)
    }
  }
  // What only staff change has exactly the versions that were acknowledged.
  for (const { id, version } of [...truth.turns.values(), ...truth.polls.values(), ...truth.notes.values()])
    for (let each = 1; each <= version; each++)
      if (!given.has(`${id}@${each}`)) violations.push(`[D2] version ${each} of ${id} was acknowledged to nobody`)
}

/** The audit trail as an auditor reads it: every acknowledged act once, every look that was shown, every attempt that was refused. */
const compareTrail = async (
  platform: Platform,
  { siteId, contractor }: Team,
  activity: string,
  acknowledged: readonly Acknowledged[],
  looked: { shown: number; refused: number; refusedBefore: number },
  violations: string[],
): Promise<void> => {
  const trail = await trailOf(platform, siteId)
  const entries = trail.filter(({ activityId, target }) => activityId === activity || target === activity)
  const by = (action: string) => entries.filter((entry) => entry.action === action)
  const acts = new Map(entries.map((entry) => [entry.commandId, entry.action]))
  for (const { commandId, type } of acknowledged)
    if (acts.get(commandId) !== type) violations.push(`[I6] ${type} was acknowledged and is not in the audit trail`)
  if (acts.size !== entries.length) violations.push('[I6] an act is in the audit trail twice')
  const own = entries.filter(({ action }) => TRAIL[action as Action] === 'act').length
  if (own !== acknowledged.length + PRELUDE) violations.push(`[I6] ${own} acts are in the audit trail`)
  // A function may have died after it was entered, and before it was told.
  if (timesIn(by('activity.ticket').filter(({ by: { subject } }) => subject === contractor.subject)) < looked.shown)
    violations.push('[S22] a look was shown and is not in the audit trail')
  // Counted by person, action and minute: those of the interview before, within the same minute, stand in the same entry.
  const refused = timesIn(trail.filter(({ action }) => action === ATTEMPT_REFUSED)) - looked.refusedBefore
  if (refused < looked.refused) violations.push('[S23] an attempt was refused and is not in the audit trail')
}

/** What a citizen was told of their own doing is what is stored of it. */
const compareVisitor = (visitor: Visitor, truth: Recount, violations: string[]): void => {
  const { own } = visitor.session.view
  const me = visitor.participantId()
  const mine = [...truth.questions.values()].filter(({ participantId }) => participantId === me)
  for (const id of visitor.asked) {
    const refused = own.refused.some(({ target, command }) => target === id && command.type === 'ask')
    const stored = truth.questions.get(id)
    if (refused === Boolean(stored)) violations.push(`[D2] question ${id} is ${stored ? '' : 'not '}stored`)
    if (stored && stored.participantId !== me) violations.push(`[D2] question ${id} is somebody else's`)
  }
  if (mine.length > visitor.asked.size) violations.push('[D2] a question is stored that nobody asked')
  const moved = new Set([...truth.questions.values()].flatMap((each) => [...each.mergedIds, each.mergedInto]))
  const everMerged = new Set(
    truth.log.flatMap((event) => (event.type === 'question-removed' ? [event.id, event.into] : [])),
  )
  for (const { id, mergedIds, mergedInto } of truth.questions.values()) {
    // Where merges are in play the recount's own rule holds ([I3]).
    if (mergedInto || mergedIds.length > 0 || moved.has(id) || everMerged.has(id)) continue
    const stored = truth.votes.get(id)?.has(me ?? '') === true
    if (stored !== own.votes.includes(id)) violations.push(`[I4] a vote for ${id} is ${stored ? '' : 'not '}stored`)
  }
  for (const [id, answers] of truth.answers) {
    const told = JSON.stringify([...(own.answers[id] ?? [])].sort())
    const stored = JSON.stringify([...(answers.get(me ?? '') ?? [])].sort())
    if (told !== stored) violations.push(`[I4] an answer to ${id} was acknowledged as ${told} and stored as ${stored}`)
  }
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
const entries = (map: ReadonlyMap<string, { version: number }>) =>
  [...map].map(([id, { version }]) => `${id}@${version}`).sort()

const publicDifferences = (view: Visitor['session']['view']['live'], truth: Recount): string[] => {
  const { state, position, tallies } = view
  if (position?.seq !== truth.log.length) return [`is at ${position?.seq} of ${truth.log.length}`]
  if (!state) return ['has nothing']
  const wrong: string[] = []
  for (const kind of ['questions', 'turns', 'polls'] as const)
    if (differ(entries(state[kind]), entries(truth.state[kind]))) wrong.push(`holds other ${kind}`)
  if (state.brief?.answering !== truth.state.brief?.answering) wrong.push('holds another brief')
  for (const [id, total] of truth.publicTotals)
    if ((tallies.get(id)?.total ?? 0) !== total) wrong.push(`counts ${tallies.get(id)?.total} for ${id}, not ${total}`)
  return wrong
}

const staffDifferences = ({ view }: Live<BackstageState>, truth: Recount): string[] => {
  const { state, position, tallies } = view
  if (position?.seq !== truth.staffLog.length) return [`are at ${position?.seq} of ${truth.staffLog.length}`]
  if (!state) return ['have nothing']
  const wrong: string[] = []
  for (const kind of ['questions', 'turns', 'polls', 'notes'] as const)
    if (differ(entries(state[kind]), entries(truth[kind]))) wrong.push(`hold other ${kind}`)
  for (const [id, items] of [...truth.votes, ...truth.answers])
    if ((tallies.get(id)?.total ?? 0) !== items.size) wrong.push(`count ${tallies.get(id)?.total} for ${id}`)
  return wrong
}

/** A client looks at the head by itself within a moment; what differs after that differs for good. */
const settle = async (differences: () => string[], who: string, violations: string[]): Promise<void> => {
  try {
    await until(() => differences().length === 0, who, 15_000)
  } catch {
    violations.push(...differences().map((difference) => `[D4] ${who} ${difference}`))
  }
}
