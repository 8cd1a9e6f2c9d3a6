import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changed } from '#domain/interview/records.ts'
import { commitWrites } from '../../functions/store/commit.ts'
import { interviewWrites } from '../../functions/store/interview.ts'
import { activityKey } from '../../functions/store/keys.ts'
import { allPolls, getActivity } from '../../functions/store/records.ts'
import { ok, refusalOf } from '../support/call.ts'
import { appoint, NOBODY, newId, setRoles, staffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { createDraft, createInterview, createTeam, details, type Team } from '../support/scene.ts'
import { until } from '../support/until.ts'

let platform: Platform
let team: Team

beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
})
afterAll(() => platform.stop())

describe('what one person could break for all', () => {
  it('[M8] nobody creates the root of the tree below a site of their own', async () => {
    const settings = {
      name: '我',
      languages: null,
      timeZone: null,
      colour: null,
      allowedOrigins: null,
      casePolicies: null,
      commentPeriods: null,
      notAccepted: null,
      escalation: null,
    }
    const body = { parentId: team.siteId, settings }
    const created = platform.call('site.create', { params: { siteId: 'platform' }, body, token: team.admin.token })
    expect((await refusalOf(created)).code).toBe('id-taken')
    const root = platform.call('site.read', { params: { siteId: 'platform' }, token: team.admin.token })
    expect((await refusalOf(root)).code).toBe('not-allowed')
  })

  it('[S6] whose roles are taken away is off the staff channel with the next message', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const subject = `leaver@${team.siteId}`
    await appoint(platform, team.siteId, subject, ['moderator'])
    const ticket = await (await staffPerson(platform, subject)).ticket(activityId)
    const wire = await platform.connect(activityId, { ticket })
    await ok(setRoles(platform, team.siteId, subject, NOBODY))
    wire.send({ type: 'ping' })
    await until(wire.closed, 'the socket to close')
  })

  it('a cursor that somebody made up starts from the beginning', async () => {
    const encode = (key: object) => Buffer.from(JSON.stringify(key)).toString('base64url')
    const params = { siteId: team.siteId }
    const foreign = { pk: 'ACT#x', sk: 'HEAD', ownerPk: 'SITE#other#ACTIVITY', ownerSk: '1' }
    for (const after of [encode({ a: 'b' }), encode(foreign), encode([]), 'x'])
      expect(await ok(platform.call('activity.list.public', { params, query: { after } }))).toMatchObject({
        next: null,
      })
  })

  it('[S7] what a caller got by claiming to be the platform’s own page is in no cache for a foreign page', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const headers = { origin: 'https://foreign.test', 'sec-fetch-site': 'same-origin' }
    const got = await platform.call('activity.snapshot', { params: { activityId }, headers })
    expect(got.headers.get('cache-control')).toBe('no-store')
  })

  it('details beyond what an audit entry can hold twice are refused, and the largest allowed can be edited', async () => {
    const filled = (texts: number) =>
      details({
        materials: Array.from({ length: texts }, () => ({ type: 'text', title: '材料', text: '字'.repeat(5_000) })),
      })
    const activityId = await createDraft(platform, team, filled(11))
    const edit = (version: number, texts: number) =>
      team.moderator.attempt(activityId, { type: 'activity.edit', version, details: filled(texts) })
    await ok(edit(1, 11))
    expect((await refusalOf(edit(2, 13))).code).toBe('too-large')
  })

  it('a time beyond all calendars is bad input: it would break every page that shows it', async () => {
    const activityId = await createDraft(platform, team)
    const late = details({ endsAt: Number.MAX_SAFE_INTEGER })
    const edited = team.moderator.attempt(activityId, { type: 'activity.edit', version: 1, details: late })
    expect((await refusalOf(edited)).code).toBe('invalid-input')
  })

  it('[D2] a new thing under an id that is taken is refused at once', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const note = { type: 'note.add', id: newId(), text: '请看', to: null } as const
    await team.moderator.command(activityId, note)
    expect((await refusalOf(team.moderator.attempt(activityId, note))).code).toBe('id-taken')
  })
})

describe('sign-off', () => {
  it('[M7] what is published with a change lands only on the version it was decided on', async () => {
    const activityId = await createInterview(platform, team, 'live')
    const { tables } = platform
    const id = newId()
    const options = [
      { id: newId(), text: '是' },
      { id: newId(), text: '否' },
    ]
    await team.moderator.command(activityId, {
      type: 'poll.create',
      ...{ id, question: '好吗？', options, multiple: false, results: 'live' },
    })
    const seen = await getActivity(tables, activityId)
    const poll = (await allPolls(tables, activityId)).get(id)
    if (!seen || !poll) throw new Error('not stored')
    // Meanwhile somebody submits: the version moves, the log does not.
    const moved = { UpdateExpression: 'SET version = :next', ExpressionAttributeValues: { ':next': seen.version + 1 } }
    const Update = { TableName: tables.records, Key: activityKey(activityId), ...moved }
    await tables.db.send(new TransactWriteCommand({ TransactItems: [{ Update }] }))
    const writes = interviewWrites(tables, seen, [changed(poll, { state: 'open' })], Date.now())
    const act = {
      ...{ commandId: newId(), at: Date.now(), by: { subject: 'x', name: 'x' }, siteId: team.siteId, activityId },
      ...{ action: 'poll.open', target: id, before: null, after: null, digest: '' },
    }
    const outcome = await commitWrites(tables, writes, act, { versions: {} })
    expect(outcome.type).toBe('contention')
  })
})
