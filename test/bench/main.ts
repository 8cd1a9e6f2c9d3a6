import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { ok } from '../support/call.ts'
import { citizenOf } from '../support/people.ts'
import { startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createInterview, createTeam } from '../support/scene.ts'
import { until } from '../support/until.ts'
import { capacityTable } from './capacity.ts'
import { openRoom } from './room.ts'
import { playRound, type Result, type Round } from './rounds.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sockets: { type: 'string', default: '1000' },
    events: { type: 'string', default: '100' },
    votes: { type: 'string', default: '1000' },
    responses: { type: 'string', default: '200000' },
    comments: { type: 'string', default: '50000' },
  },
})
/** What is measured by itself, by its name: `npm run bench -- export`. Without a name: a live interview. */
const OTHERS: Record<string, () => Promise<void>> = {
  export: async () => (await import('./export.ts')).benchExport(Number(values.responses)),
  survey: async () => (await import('./survey.ts')).benchSurvey(),
  comments: async () => (await import('./comments.ts')).benchComments(Number(values.comments)),
  cases: async () => (await import('./cases.ts')).benchCases(),
  crowd: async () => (await import('./crowd.ts')).benchCrowd(),
}
const other = OTHERS[positionals[0] ?? '']
if (other) {
  await other()
  process.exit(0)
}

const sockets = Number(values.sockets)
const events = Number(values.events)
const votes = Number(values.votes)

const ROUNDS: Round[] = [
  { name: 'one by one', events: Math.ceil(events / 4), width: 0 },
  { name: 'as fast as one types', events, width: 1 },
  { name: 'eight at once', events, width: 8 },
]
const VOTERS = 60

const seconds = (since: number) => (performance.now() - since) / 1000
const platform = await startPlatform()
const results: Result[] = []
try {
  const team = await createTeam(platform)
  const activity = await createInterview(platform, team)
  const params = { activityId: activity }
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; opening ${sockets} sockets …`)
  const opening = performance.now()
  const room = await openRoom(`${platform.runtime.socketUrl}?activity=${activity}`, sockets)
  await platform.runtime.idle()
  console.log(`${platform.runtime.connections()} open, ${(sockets / seconds(opening)).toFixed(0)} a second\n`)
  try {
    for (const round of ROUNDS) {
      const { seq } = await ok(platform.call('activity.head', { params }))
      results.push(await playRound(round, { room, team, activity, from: seq + 1, sockets }))
      await platform.runtime.idle()
    }
    console.log('Delivery, from acknowledged to received')
    console.table(Object.fromEntries(results.map(({ name, row }) => [name, row])))

    const asker = await citizenOf(platform, activity)
    const { id } = await asker.ask('几时修路？')
    await team.moderator.command(activity, { type: 'question.publish', id, version: 1 })
    const voters = await Promise.all(Array.from({ length: VOTERS }, () => citizenOf(platform, activity)))
    await platform.runtime.idle()
    const voting = performance.now()
    // Each vote is taken back and given again: every one is a write of its own.
    await inParallel(
      Array.from({ length: votes }, (_, index) => index),
      16,
      async (index) => {
        await voters[index % VOTERS]?.vote(id, Math.floor(index / VOTERS) % 2 === 0)
      },
    )
    const took = seconds(voting)
    const rest = performance.now()
    await platform.runtime.idle()
    await until(async () => {
      const { tallies } = await ok(platform.call('activity.head', { params }))
      return tallies.some((tally) => tally.id === id)
    }, 'a tally')
    console.log(
      `Votes: ${(votes / took).toFixed(0)} acknowledged a second, counted ${seconds(rest).toFixed(1)} s after the last\n`,
    )
  } finally {
    await room.close()
  }

  const other = await createInterview(platform, team)
  console.log('DynamoDB per request, and per record of the stream (no sockets open)')
  console.table(await capacityTable(platform, team, other))
} finally {
  await platform.stop()
}

const wrong = results.filter(({ lost, disordered }) => lost + disordered > 0)
for (const { name, lost, disordered } of wrong) console.error(`${name}: ${lost} lost, ${disordered} out of order`)
process.exit(wrong.length > 0 ? 1 : 0)
