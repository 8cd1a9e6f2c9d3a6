import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobRequestOf } from '#contract/job/request.ts'
import { CrossTable } from '#contract/survey/cross.ts'
import { getJob, newJob, wakeJobs } from '../../functions/store/jobs.ts'
import { JOB_HEAD, jobKey, OPEN_JOBS } from '../../functions/store/keys.ts'
import { ok, refusalOf } from '../support/call.ts'
import { ended, resultOf, startJob } from '../support/job.ts'
import { citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam, type Team } from '../support/scene.ts'
import { type Surveyors, surveyors } from '../support/survey.ts'
import { trailOf } from '../support/trail.ts'

let platform: Platform
let team: Team
let people: Surveyors
let activityId: string
beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
  people = surveyors(platform, team)
  activityId = await people.announced({ threshold: 3 })
  const { token } = await citizenOf(platform, activityId)
  const services = ['good', 'fair', 'poor']
  await inParallel(Array.from({ length: 60 }).keys(), 10, async (at) => {
    await ok(
      people.give(activityId, token, { service: services[at % 3], ways: [services[at % 2]], age: 20 + (at % 30) }),
    )
  })
  await platform.runtime.idle()
  // [Q13] Who may not read single responses counts them by two questions only then.
  await people.command(team.moderator, activityId, { type: 'survey.close' })
  await people.command(team.moderator, activityId, { type: 'survey.submit', providedBy: '局' })
})
afterAll(() => platform.stop())

const cross = (more: Partial<JobRequestOf<'survey.cross'>> = {}): JobRequestOf<'survey.cross'> => ({
  ...{ type: 'survey.cross' as const, activityId, rows: 'q-service', columns: 'q-ways', filters: [] },
  ...more,
})
const read = async (job: Parameters<typeof resultOf>[1]) =>
  v.parse(CrossTable, JSON.parse((await resultOf(platform, job, team.admin.token)).toString()))

const EXPECTED = {
  rows: ['id-fair', 'id-good', 'id-poor'],
  columns: ['id-fair', 'id-good'],
  cells: [
    [10, 10],
    [10, 10],
    [10, 10],
  ],
  ...{ rowTotals: [20, 20, 20], columnTotals: [30, 30], total: 60, filtered: 60 },
}

describe('[W1] a job', () => {
  it('is done once, whoever asks for it again under its id, and is in the audit trail', async () => {
    const { admin, moderator, siteId } = team
    const id = newId()
    const job = await startJob(platform, siteId, cross(), admin.token, id)
    expect(job).toMatchObject({ id, siteId, state: 'queued', done: 0, result: null, by: { subject: admin.subject } })
    const over = await ended(platform, job, admin.token)
    expect(over).toMatchObject({ state: 'done', done: 60, total: 60, problem: null, result: { pieces: 1 } })
    expect(await read(over)).toEqual(EXPECTED)
    expect(await startJob(platform, siteId, cross(), moderator.token, id)).toEqual(over)
    const params = { siteId, jobId: id }
    const other = platform.call('job.start', { params, body: cross({ rows: 'q-age' }), token: admin.token })
    expect((await refusalOf(other)).code).toBe('id-taken')
    const { entries } = await ok(
      platform.call('audit.list', { params: { siteId }, query: { action: 'survey.cross' }, token: admin.token }),
    )
    expect(entries).toMatchObject([{ target: id, activityId, by: { subject: admin.subject } }])
    // Each time its result is taken away, too.
    const taken = await trailOf(platform, siteId, 'job.piece')
    await read(over)
    expect((await trailOf(platform, siteId, 'job.piece')).slice(0, -taken.length || undefined)).toMatchObject([
      { target: id, after: { piece: 0 }, by: { subject: admin.subject } },
    ])
  })
})

describe('[W5] jobs', () => {
  it('of one person are so many at a time, so that one site leaves room for the others', async () => {
    const { reviewer, siteId } = team
    const codes: string[] = []
    await inParallel(Array.from({ length: 64 }), 8, async () => {
      const job = { params: { siteId, jobId: newId() }, body: cross(), token: reviewer.token }
      codes.push((await platform.call('job.start', job)).refusal?.code ?? 'started')
    })
    expect(codes.filter((each) => each === 'started')).toHaveLength(60)
    expect(codes.filter((each) => each === 'too-many-requests')).toHaveLength(4)
    await startJob(platform, siteId, cross(), team.admin.token)
    await platform.runtime.idle()
  })
})

describe('[M13] a job’s result', () => {
  it('cannot be read any more the next day, and is made anew when asked for again', async () => {
    const { admin, siteId } = team
    const id = newId()
    const job = await ended(platform, await startJob(platform, siteId, cross(), admin.token, id), admin.token)
    expect(job.expiresAt).toBe(Math.floor(job.createdAt / 1000) * 1000 + 24 * 3_600_000)
    await platform.tables.db.send(
      new UpdateCommand({
        ...{ TableName: platform.tables.records, Key: jobKey(siteId, id, JOB_HEAD) },
        ...{ UpdateExpression: 'SET expiresAt = :past', ExpressionAttributeValues: { ':past': 1 } },
      }),
    )
    const params = { siteId, jobId: id }
    for (const call of [
      platform.call('job.read', { params, token: admin.token }),
      platform.call('job.piece', { params: { ...params, piece: 0 }, token: admin.token }),
    ])
      expect((await refusalOf(call)).code).toBe('not-found')
    await startJob(platform, siteId, cross(), admin.token, id)
    expect(await read(await ended(platform, job, admin.token))).toEqual(EXPECTED)
  })
})

describe('[W2] a job whose worker is killed', () => {
  it('goes on from its last stored step, at whatever point it died', async () => {
    const { admin, siteId } = team
    for (const point of [1, 2, 4, 7, 9, 11, 13, 15, 18, 20, 22, 24]) {
      platform.runtime.faults.kill('work', { next: 1, point })
      const job = await startJob(platform, siteId, cross(), admin.token)
      const over = await ended(platform, job, admin.token)
      expect(over, `point ${point}`).toMatchObject({ state: 'done', done: 60 })
      expect(await read(over), `point ${point}`).toEqual(EXPECTED)
      platform.runtime.faults.clear()
    }
  })

  it('and whose stream record came twice is done once', async () => {
    platform.runtime.faults.set({ batches: { repeat: 1 } })
    const job = await startJob(platform, team.siteId, cross({ columns: '~channel' }), team.admin.token)
    const over = await ended(platform, job, team.admin.token)
    await platform.runtime.idle()
    platform.runtime.faults.clear()
    expect(await read(over)).toMatchObject({ columns: ['web'], columnTotals: [60] })
    expect((await getJob(platform.tables, team.siteId, job.id))?.attempt).toBe(1)
  })
})

describe('[W3] a job', () => {
  it('that no worker gets on with fails, and is started anew when asked for again', async () => {
    const { admin, siteId } = team
    // Each dies when its first page has been read; the one that gives it up, when that has been stored.
    platform.runtime.faults.kill('work', { probability: 1, point: 4 })
    const id = newId()
    const job = await startJob(platform, siteId, cross(), admin.token, id)
    expect(await ended(platform, job, admin.token)).toMatchObject({
      state: 'failed',
      problem: 'internal',
      result: null,
    })
    await platform.runtime.idle()
    platform.runtime.faults.clear()
    await startJob(platform, siteId, cross(), admin.token, id)
    expect(await read(await ended(platform, job, admin.token))).toEqual(EXPECTED)
  })

  it('is woken by the hourly recount when its worker and the record that woke it were lost for good', async () => {
    const { admin, siteId } = team
    const [id, by] = [newId(), { subject: admin.subject, name: '' }]
    const lost = { ...newJob({ id, siteId, request: cross(), by, createdAt: Date.now() }), state: 'running' as const }
    const Item = { ...jobKey(siteId, id, JOB_HEAD), ...lost, ownerPk: OPEN_JOBS, ownerSk: `${siteId}#${id}` }
    await platform.tables.db.send(new PutCommand({ TableName: platform.tables.records, Item }))
    expect(await wakeJobs(platform.tables, Date.now())).toBe(1)
    expect(await read(await ended(platform, { id, siteId }, admin.token))).toEqual(EXPECTED)
    // Nothing that has ended is touched.
    expect(await wakeJobs(platform.tables, Date.now() + 3_600_000)).toBe(0)
  })

  it('is stopped', async () => {
    const { admin, siteId } = team
    const job = await startJob(platform, siteId, cross(), admin.token)
    const params = { siteId, jobId: job.id }
    const stopped = await ok(platform.call('job.cancel', { params, token: admin.token }))
    expect(['cancelled', 'done']).toContain(stopped.state)
    await platform.runtime.idle()
    expect((await ok(platform.call('job.read', { params, token: admin.token }))).state).toBe(stopped.state)
  })
})

describe('[W4] a job', () => {
  it('is nobody’s who may not start its kind, and none of another site', async () => {
    const { admin, host, siteId } = team
    const { call } = platform
    const job = await startJob(platform, siteId, cross(), admin.token)
    await ended(platform, job, admin.token)
    const params = { siteId, jobId: job.id }
    for (const route of ['job.read', 'job.cancel'] as const)
      expect((await refusalOf(call(route, { params, token: host.token }))).code).toBe('not-allowed')
    const piece = call('job.piece', { params: { ...params, piece: 0 }, token: host.token })
    expect((await refusalOf(piece)).code).toBe('not-allowed')
    const others = await createTeam(platform)
    const foreign = call('job.start', {
      ...{ params: { siteId: others.siteId, jobId: newId() }, body: cross(), token: others.admin.token },
    })
    expect((await refusalOf(foreign)).code).toBe('not-found')
    const there = call('job.read', { params: { siteId: others.siteId, jobId: job.id }, token: others.admin.token })
    expect((await refusalOf(there)).code).toBe('not-found')
  })
})
