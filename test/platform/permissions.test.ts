import { BatchGetCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASE_COMMANDS } from '#contract/case/command.ts'
import { INTERVIEW_COMMANDS } from '#contract/interview/command.ts'
import { JOB_TYPES } from '#contract/job/request.ts'
import { ROUTES, type Route, type RouteId } from '#contract/routes.ts'
import { ATTEMPT_REFUSED } from '#contract/site/audit.ts'
import { ROLES, type Role } from '#contract/site/staff.ts'
import { SOLICITATION_COMMANDS } from '#contract/solicitation/command.ts'
import { COMMENT_COMMANDS } from '#contract/solicitation/comment.ts'
import { SURVEY_COMMANDS } from '#contract/survey/command.ts'
import { ACTIONS, type Action, PERMISSIONS } from '#domain/permission/table.ts'
import { TRAIL } from '#domain/permission/trail.ts'
import { createApp } from '../../functions/http/app.ts'
import type { Services } from '../../functions/http/call.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import { signingWith } from '../../functions/runtime/signing.ts'
import type { Tables } from '../../functions/store/client.ts'
import { membershipKey } from '../../functions/store/keys.ts'
import { addressOf, type Got, ok, readReply } from '../support/call.ts'
import { noConnections } from '../support/connections.ts'
import { appoint, citizenOf, NOBODY, newId, setRoles, staffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createInterview, createSite } from '../support/scene.ts'
import { sourcesOn } from '../support/sources.ts'
import { ADMIN } from '../support/template.ts'
import { timesIn, trailOf } from '../support/trail.ts'

/** A tree with every relation to `own`, from the root down to each site. */
const PATHS = {
  own: ['platform', 'parent', 'own'],
  parent: ['platform', 'parent'],
  child: ['platform', 'parent', 'own', 'child'],
  foreign: ['platform', 'parent', 'foreign'],
}
type Site = keyof typeof PATHS
const SITES = Object.keys(PATHS) as Site[]

/** Who walks: each role on `own`, and the combinations a rule is about. */
const PEOPLE: Record<string, { site: Site; roles: readonly Role[] }[]> = {
  ...Object.fromEntries(ROLES.map((role) => [role, [{ site: 'own' as const, roles: [role] }]])),
  'no role': [],
  'contractor with every other role': [{ site: 'own', roles: ROLES }],
  'contractor above, admin here': [
    { site: 'parent', roles: ['contractor'] },
    { site: 'own', roles: ['site-admin', 'reviewer'] },
  ],
}
const subjectOf = (person: string) => person.replaceAll(/[ ,]+/g, '-')

/** The rule in its plainest form, written a second time on purpose: the table, the tree, and the contractor's exception. */
const mayDo = (person: string, action: Action, site: Site): boolean => {
  const row: readonly string[] | 'signed-in' = PERMISSIONS[action]
  if (row === 'signed-in') return true
  const roles: string[] = []
  for (const grant of PEOPLE[person] ?? []) if (PATHS[site].includes(grant.site)) roles.push(...grant.roles)
  if (roles.includes('contractor')) return row.includes('contractor')
  return roles.some((role) => row.includes(role))
}

/**
 * Reads each thing once. In the walk nobody changes what is stored, so that what was read holds for all of its thousands of requests; what
 * they write, the trail of the refused ones, is written.
 */
const readingOnce = (tables: Tables): Tables => {
  const read = new Map<string, Promise<unknown>>()
  const send = (command: { input: object }) => {
    const isRead = [GetCommand, QueryCommand, BatchGetCommand].some((kind) => command instanceof kind)
    const pass = () => tables.db.send(command as GetCommand) as Promise<unknown>
    if (!isRead) return pass()
    const asked = JSON.stringify(command.input)
    const known = read.get(asked) ?? pass()
    read.set(asked, known)
    return known
  }
  return { ...tables, db: { send, destroy: () => undefined } as unknown as Tables['db'] }
}

/** Of the application that is called without a gateway. */
const STAFF_ISSUER = 'https://issuer.test'

let platform: Platform
let services: Services
type App = ReturnType<typeof createApp>
const tokens = new Map<string, string>()
/** A public interview on each site. */
const activities = {} as Record<Site, string>
/** A case received there, on nobody's table yet. */
const cases = {} as Record<Site, string>

beforeAll(async () => {
  platform = await startPlatform()
  services = {
    connections: noConnections,
    sources: sourcesOn(platform.tables),
    ...{
      tables: platform.tables,
      signing: signingWith(async () => new Uint8Array(32)),
      now: Date.now,
      newId,
      random: Math.random,
    },
    ...{ sealing: sealingWith(async () => 'a secret'), webhookSealing: sealingWith(async () => 'another') },
    suppression: sealingWith(async () => 'a third'),
    ...{
      socketUrl: 'wss://unused.test',
      oidc: { issuer: STAFF_ISSUER, clientId: '', audience: 'console' },
      citizens: { issuer: STAFF_ISSUER, clientId: 'citizens' },
      adminSubject: ADMIN,
      webhooksAnywhere: false,
    },
  }
  for (const site of ['parent', 'own', 'child', 'foreign'] as const)
    await createSite(platform, site, PATHS[site].at(-2) ?? 'platform')
  const admin = await staffPerson(platform, ADMIN)
  const second = await staffPerson(platform, 'second')
  await appoint(platform, 'platform', 'second', ['platform-admin'])
  for (const site of SITES)
    activities[site] = await createInterview(
      platform,
      { siteId: site, moderator: admin, reviewer: second },
      'announced',
    )
  for (const site of SITES) {
    cases[site] = newId()
    const params = { siteId: site, caseId: cases[site] }
    const { token } = await ok(platform.call('box.join', { params }))
    const body = { category: 'enquiry', text: '怎样办理？', public: false }
    await ok(platform.call('box.send', { params, body, token }))
  }
  for (const [person, grants] of Object.entries(PEOPLE)) {
    for (const { site, roles } of grants) await appoint(platform, site, subjectOf(person), roles)
    tokens.set(person, await platform.token(subjectOf(person)))
  }
})
afterAll(() => platform.stop())

const paramsOn = (site: Site) => ({
  siteId: site,
  activityId: activities[site],
  caseId: cases[site],
  subject: 'nobody-at-all',
  epoch: 'no-such-epoch',
  segment: 0,
  questionId: 'no-such-question',
  pollId: 'no-such-poll',
  responseId: 'no-such-response',
  commentId: 'no-such-comment',
  document: 'draft',
  draftId: 'no-such-draft',
  batchId: 'no-such-batch',
  webhookId: 'no-such-webhook',
  deliveryId: '000000000000.no-such-delivery',
  year: '2027',
  jobId: 'no-such-job',
  piece: 0,
  version: 1,
})

/** Never a valid body: whoever is let in does nothing, and is told of the body rather than of permission. */
const send = (
  id: RouteId,
  site: Site,
  token: string | null,
  body: Record<string, unknown> = {},
): Promise<Got<unknown>> => {
  const route: Route = ROUTES[id]
  const query = id === 'question.mine' ? { ids: 'no-such-question' } : {}
  const sent = { ...body, ...(route.siteIn ? { [route.siteIn]: site } : {}) }
  return platform.call(id, { params: paramsOn(site), query, token, ...(route.body ? { body: sent } : {}) })
}

const STAFF = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].access === 'staff')
const ANYONE = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].access === 'anyone')
const VERIFIED = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].access === 'verified')
const PARTICIPANT = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].access === 'participant')

/** Who walks over the network, gateway and all; the rest, for time's sake, call the function's own application. */
const BY_NETWORK = ['site-admin', 'moderator', 'no role']

/** The same request as the gateway hands it to the function, its token already verified. */
const hand = async (
  walked: App,
  id: RouteId,
  site: Site,
  sub: string,
  body: Record<string, unknown>,
): Promise<Got<unknown>> => {
  const route: Route = ROUTES[id]
  const sent = JSON.stringify({ ...body, ...(route.siteIn ? { [route.siteIn]: site } : {}) })
  const event = {
    requestContext: { authorizer: { jwt: { claims: { sub, name: sub, iss: STAFF_ISSUER, aud: 'console' } } } },
  }
  const init = { method: route.method, ...(route.body ? { body: sent } : {}) }
  const response = await walked.request(addressOf(route.path, { params: paramsOn(site) }), init, { event })
  return readReply(response)
}

/** What a request asks for: its route and, for commands, their own row beside it. */
const ASKED: { name: string; route: RouteId; rows: Action[]; body: Record<string, unknown> }[] = [
  // But signing out, which would end the walk; every person may, and `tokens.test.ts` does.
  ...STAFF.filter((route) => route !== 'session.end').map((route) => ({
    name: route,
    route,
    rows: [route as Action],
    body: { type: 'no.such.command' },
  })),
  ...INTERVIEW_COMMANDS.map((type) => ({
    name: type,
    route: 'activity.command' as const,
    rows: ['activity.command', type] as Action[],
    body: { type },
  })),
  ...JOB_TYPES.map((type) => ({
    name: type,
    route: 'job.start' as const,
    rows: ['job.start', type] as Action[],
    body: { type },
  })),
  ...CASE_COMMANDS.map((type) => ({
    name: type,
    route: 'case.command' as const,
    rows: ['case.command', type] as Action[],
    body: { type },
  })),
  ...SOLICITATION_COMMANDS.map((type) => ({
    name: type,
    route: 'solicitation.command' as const,
    rows: ['solicitation.command', type] as Action[],
    body: { type },
  })),
  ...COMMENT_COMMANDS.map((type) => ({
    name: type,
    route: 'comment.command' as const,
    rows: ['comment.command', type] as Action[],
    body: { type },
  })),
  ...SURVEY_COMMANDS.map((type) => ({
    name: type,
    route: 'survey.command' as const,
    rows: ['survey.command', type] as Action[],
    body: { type },
  })),
]

const letIn = ({ status, refusal }: Got<unknown>): boolean | string => {
  if (status === 403 && refusal?.code === 'not-allowed') return false
  if (status === 200 || refusal?.code === 'invalid-input') return true
  return refusal?.code === 'not-found' ? true : `${status} ${refusal?.code}`
}

describe('the permission table', () => {
  it('[S1] names every staff route, every command and the staff socket, and nothing else', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(
      [
        ...[...STAFF, ...INTERVIEW_COMMANDS, ...SURVEY_COMMANDS, ...CASE_COMMANDS, ...SOLICITATION_COMMANDS],
        ...[...COMMENT_COMMANDS, ...JOB_TYPES, 'socket.staff'],
      ].sort(),
    )
    expect([...ACTIONS].sort()).toEqual(Object.keys(PERMISSIONS).sort())
  })

  it('[S1] every route is one of four kinds, and exactly those behind a sign-in lie under its path', () => {
    expect(STAFF.length + ANYONE.length + PARTICIPANT.length + VERIFIED.length).toBe(Object.keys(ROUTES).length)
    for (const id of Object.keys(ROUTES) as RouteId[])
      for (const access of ['staff', 'verified'])
        expect(ROUTES[id].path.startsWith(`/api/${access}/`), id).toBe(ROUTES[id].access === access)
  })

  it('[S4] a contractor has no row that approves, publishes, decides or appoints', () => {
    const contractors = Object.entries(PERMISSIONS).flatMap(([action, row]) =>
      row !== 'signed-in' && row.includes('contractor') ? [action] : [],
    )
    expect(
      contractors.filter((action) => /approve|publish|announce|secrecy|decline|retract|edit|set/.test(action)),
    ).toEqual(
      // A draft's words; once announced, `edit` itself asks for who may announce.
      ['activity.edit', 'survey.edit', 'solicitation.edit'],
    )
  })
})

/** Before the walk, which fills the trail: each look below reads all of it. */
describe('the audit trail', () => {
  it('[S22] every action is entered, or it is said why it touches nobody’s personal words', () => {
    expect(Object.keys(TRAIL).sort()).toEqual([...ACTIONS].sort())
    const silent = ACTIONS.filter((action) => typeof TRAIL[action] !== 'string')
    // Nothing that changes something is silent but what lets a command in, works on what is sent with it, or is the asker's own.
    const changing = silent.filter((action) => ROUTES[action as RouteId] && ROUTES[action as RouteId].method !== 'GET')
    expect(changing.sort()).toEqual(
      [
        ...['activity.command', 'survey.command', 'case.command', 'solicitation.command', 'comment.command'],
        ...['job.start', 'notice.read', 'session.end', 'solicitation.import'],
      ].sort(),
    )
    for (const action of ACTIONS)
      if (!Object.hasOwn(ROUTES, action) && action !== 'socket.staff') expect(TRAIL[action], action).toBe('act')
  })

  it('[S22] what is shown of single people is entered each time, and ids are all of it', async () => {
    const token = tokens.get('site-admin') ?? ''
    const shown = STAFF.filter((id) => TRAIL[id as Action] === 'answer' || TRAIL[id as Action] === 'minute')
    const seen: string[] = []
    for (const id of shown) {
      const before = timesIn(await trailOf(platform, 'own', id))
      const query = id === 'case.export' ? { format: 'csv', list: 'open' } : {}
      const answers = [1, 2].map(() => platform.call(id, { params: paramsOn('own'), query, token }))
      const answered = (await Promise.all(answers)).filter(({ status }) => status === 200).length
      if (answered > 0) seen.push(id)
      const entries = await trailOf(platform, 'own', id)
      expect(timesIn(entries) - before, id).toBe(answered)
      expect(JSON.stringify(entries), id).not.toContain('怎样办理')
    }
    expect(seen).toEqual(
      expect.arrayContaining(['case.list', 'case.board', 'case.read', 'case.near', 'case.export', 'activity.ticket']),
    )
  })

  it('[S22] a contact is entered at each look, also one that is asked for again under the same id', async () => {
    const look = { params: { caseId: cases.own }, body: { commandId: newId(), reason: '回访' } }
    const token = tokens.get('handler') ?? ''
    const before = (await trailOf(platform, 'own', 'case.contact')).length
    for (let time = 0; time < 3; time++) await ok(platform.call('case.contact', { ...look, token }))
    expect(await trailOf(platform, 'own', 'case.contact')).toHaveLength(before + 3)
  })

  it('[S23] whoever goes on trying what they may not fills one entry a minute with a count', async () => {
    await appoint(platform, 'foreign', 'tries', ['moderator'])
    const token = await platform.token('tries')
    const body = { name: '我', roles: ['site-admin' as const] }
    const attempt = () => setRoles(platform, 'foreign', 'tries', body, token)
    await inParallel(Array.from({ length: 40 }), 8, async () => {
      expect((await attempt()).refusal?.code).toBe('not-allowed')
    })
    const entries = (await trailOf(platform, 'foreign', ATTEMPT_REFUSED)).filter(({ by }) => by.subject === 'tries')
    expect(timesIn(entries)).toBe(40)
    // The minute may have turned meanwhile.
    expect(entries.length).toBeLessThanOrEqual(3)
    for (const { after, target } of entries)
      expect({ after, target }).toEqual({ after: { attempted: 'staff.set', code: 'not-allowed' }, target: 'tries' })
    const inner = await ok(
      platform.call('staff.list', { params: { siteId: 'foreign' }, token: await platform.token(ADMIN) }),
    )
    expect(inner.staff.find(({ subject }) => subject === 'tries')?.roles).toEqual(['moderator'])
  })

  it('[S23] also what a rule of rank or of the second person refuses, and what a command names', async () => {
    const moderator = await staffPerson(platform, 'moderator')
    const admin = await platform.token('site-admin')
    await moderator.attempt(activities.own, { type: 'activity.archive' })
    await setRoles(platform, 'own', 'second', NOBODY, admin)
    const attempts = (await trailOf(platform, 'own', ATTEMPT_REFUSED)).map(({ by, after }) => [
      by.subject,
      after?.attempted,
    ])
    expect(attempts).toContainEqual(['moderator', 'activity.archive'])
    expect(attempts).toContainEqual(['site-admin', 'staff.remove'])
  })
})

describe('every staff route and command', () => {
  let walked: App
  beforeAll(() => {
    walked = createApp({ ...services, tables: readingOnce(platform.tables) })
  })

  for (const person of Object.keys(PEOPLE))
    it(`[S2][S3] as ${person}: allowed on own, parent, child and foreign site just where the table says`, async () => {
      const wrong: unknown[] = []
      const all = SITES.flatMap((site) => ASKED.map((asked) => ({ ...asked, site })))
      await inParallel(all, 8, async ({ name, route, rows, body, site }) => {
        const expected = rows.every((row) => mayDo(person, row, site))
        const answer = BY_NETWORK.includes(person)
          ? send(route, site, tokens.get(person) ?? '', body)
          : hand(walked, route, site, subjectOf(person), body)
        const seen = letIn(await answer)
        if (seen !== expected) wrong.push({ name, site, expected, seen })
      })
      expect(wrong).toEqual([])
    })

  it('[S2] not signed in, or with a token that is none: refused before the function', async () => {
    const forged = `${(await platform.token(ADMIN)).slice(0, -6)}AAAAAA`
    const expired = await platform.token(ADMIN, ADMIN, { expiresIn: -60 })
    const elsewhere = await platform.token(ADMIN, ADMIN, { audience: 'another-client' })
    for (const token of [null, forged, expired, elsewhere, 'x'])
      await inParallel(ASKED, 8, async ({ name, route, body }) => {
        expect((await send(route, 'own', token, body)).status, name).toBe(401)
      })
  })

  it('[S5] whatever the body is, authorization comes first', async () => {
    const token = tokens.get('no role') ?? ''
    const bodies = [
      '',
      'null',
      '[]',
      '"activity.publish"',
      '{',
      '{"type":["turn.add"]}',
      `{"a":"${'x'.repeat(100_000)}"}`,
    ]
    for (const text of bodies)
      await inParallel(
        STAFF.filter((id) => 'body' in ROUTES[id] && id !== 'site.create' && PERMISSIONS[id as Action] !== 'signed-in'),
        8,
        async (id) => {
          const response = await fetch(platform.url + addressOf(ROUTES[id].path, { params: paramsOn('own') }), {
            method: ROUTES[id].method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: text,
          })
          expect(response.status, `${id} ${text.slice(0, 30)}`).toBe(403)
        },
      )
  })
})

describe('rank', () => {
  const change = (id: 'staff.set' | 'staff.remove', site: Site, subject: string, actor: string, roles?: Role[]) =>
    platform
      .token(actor)
      .then((token) =>
        setRoles(platform, site, subject, id === 'staff.set' ? { name: '改名', roles: roles ?? [] } : NOBODY, token),
      )

  it('[S20] the administrator of a site changes nobody from above: not restricted, not removed, not renamed', async () => {
    await appoint(platform, 'parent', 'reviewer-above', ['reviewer'])
    await appoint(platform, 'parent', 'contractor-above', ['contractor'])
    const above = ['second', 'reviewer-above', 'contractor-above']
    for (const site of ['own', 'child'] as const)
      for (const subject of [...above, ADMIN]) {
        const detail = subject === ADMIN ? 'first-admin' : 'role-above'
        for (const roles of [['contractor'], ['moderator'], ['site-admin']] as Role[][])
          expect((await change('staff.set', site, subject, 'site-admin', roles)).refusal).toEqual({
            code: 'not-allowed',
            detail,
          })
        expect((await change('staff.remove', site, subject, 'site-admin')).refusal?.detail).toBe(detail)
      }
    for (const subject of ['second', ADMIN]) {
      const token = await platform.token(subject)
      for (const site of SITES) expect((await send('audit.list', site, token)).status).toBe(200)
    }
    const listed = await ok(
      platform.call('staff.list', { params: { siteId: 'own' }, token: await platform.token('site-admin') }),
    )
    expect(listed.staff.find(({ subject }) => subject === 'site-admin')?.obstacle).toBe('own-roles')
    expect(listed.staff.find(({ subject }) => subject === 'moderator')?.obstacle).toBe(null)
  })

  it('[S4] [S20] what was written below somebody before the rule held restricts nothing they hold above', async () => {
    const membership = { siteId: 'own', name: '外包', roles: ['contractor'] }
    for (const subject of ['second', ADMIN])
      await platform.tables.db.send(
        new PutCommand({
          TableName: platform.tables.records,
          Item: { ...membershipKey(subject, 'own'), subject, ...membership },
        }),
      )
    for (const subject of ['second', ADMIN])
      for (const site of ['own', 'child'] as const)
        expect((await send('audit.list', site, await platform.token(subject))).status, subject).toBe(200)
  })

  it('[S20] two administrators who remove each other at the same moment leave one', async () => {
    for (let round = 0; round < 5; round++) {
      const pair = [`left-${round}`, `right-${round}`] as const
      for (const subject of pair) await appoint(platform, 'foreign', subject, ['site-admin'])
      const [left, right] = pair
      const answers = await Promise.all([
        change('staff.remove', 'foreign', left, right),
        change('staff.remove', 'foreign', right, left),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    }
  })
})

describe('names', () => {
  it('[S21] a publication credits people as their own site calls them, whatever a site beside or below entered', async () => {
    for (const [subject, roles] of [
      ['author-of-own', ['moderator']],
      ['signs-own', ['reviewer']],
    ] as [string, Role[]][]) {
      await appoint(platform, 'own', subject, roles)
      // In the order of the alphabet the one stands before, the other behind.
      for (const siteId of ['child', 'foreign']) {
        await ok(setRoles(platform, siteId, subject, { name: '冒名', roles: ['guest'] }))
      }
    }
    const [moderator, reviewer] = await Promise.all(
      ['author-of-own', 'signs-own'].map((subject) => staffPerson(platform, subject)),
    )
    if (!moderator || !reviewer) throw new Error('nobody')
    const activityId = await createInterview(platform, { siteId: 'own', moderator, reviewer }, 'published')
    const credits = async () =>
      (await ok(platform.call('activity.snapshot', { params: { activityId } }))).activity.credits
    const published = await credits()
    expect(published).toMatchObject({ editedBy: 'author-of-own', signedOffBy: 'signs-own' })
    // Renamed or gone later: what was done stays done by whom it was.
    await ok(setRoles(platform, 'own', 'signs-own', { name: '新名字', roles: ['reviewer'] }))
    expect(await credits()).toEqual(published)
  })
})

describe('the staff socket', () => {
  for (const site of SITES)
    it(`[S2][S6] on ${site}: a ticket opens it only for whom the table allows it at that moment`, async () => {
      await inParallel(Object.keys(PEOPLE), 4, async (person) => {
        const subject = `${subjectOf(person)}-at-${site}`
        for (const grant of PEOPLE[person] ?? []) await appoint(platform, grant.site, subject, grant.roles)
        // Allowed on the whole tree for as long as it takes to get a ticket.
        const has = (PEOPLE[person] ?? []).flatMap((grant) => (PATHS[site].includes(grant.site) ? grant.roles : []))
        if (!has.includes('contractor')) await appoint(platform, 'platform', subject, ['moderator'])
        const ticket = await (await staffPerson(platform, subject)).ticket(activities[site])
        await setRoles(platform, 'platform', subject, NOBODY)
        const wire = await platform.connect(activities[site], { ticket })
        expect(wire.status, person).toBe(mayDo(person, 'socket.staff', site) ? 101 : 403)
        wire.close()
      })
    })
})

describe('everyone else', () => {
  it('[S7] what anyone may call asks for no role, and gives staff nothing more', async () => {
    for (const token of [null, tokens.get('site-admin') ?? '', tokens.get('no role') ?? ''])
      await inParallel(ANYONE, 4, async (id) => {
        const { status } = await send(id, 'own', token)
        // Let in and told of the body, which here is never good.
        expect('body' in ROUTES[id] ? [200, 400, 404] : [200, 404], `${id} ${status}`).toContain(status)
      })
  })

  it('[S8] a participant’s route takes a participant token of that very site, and no other', async () => {
    const participants = new Map<Site, string>()
    for (const site of SITES) participants.set(site, (await citizenOf(platform, activities[site])).token)
    for (const site of SITES)
      await inParallel(PARTICIPANT, 4, async (id) => {
        for (const [from, token] of participants) {
          const { status, refusal } = await send(id, site, token)
          if (from === site) expect([200, 400, 404], `${id} on ${site}`).toContain(status)
          else expect(refusal?.code, `${id} on ${site} with ${from}'s`).toBe('participant-required')
        }
        for (const token of [null, 'x', tokens.get('site-admin') ?? ''])
          expect((await send(id, site, token)).refusal?.code, id).toBe('participant-required')
      })
  })

  it('[S8] [V2] a participant token is no staff token, nor is the ID token of a citizen', async () => {
    const { token } = await citizenOf(platform, activities.own)
    const idToken = await platform.idToken(ADMIN)
    await inParallel(ASKED, 8, async ({ name, route, body }) => {
      for (const wrong of [token, idToken]) expect((await send(route, 'own', wrong, body)).status, name).toBe(401)
    })
  })

  it('[V2] claims for the citizens’ client, or of another issuer, open nothing of the staff’s even past the gateway', async () => {
    const [sub, iss] = [ADMIN, STAFF_ISSUER]
    const wrong = [{ sub, iss, aud: 'citizens' }, { sub, iss: 'https://another.test', aud: 'console' }, { sub }]
    for (const claims of wrong) {
      const event = { requestContext: { authorizer: { jwt: { claims } } } }
      expect((await createApp(services).request(ROUTES['me.read'].path, {}, { event })).status).toBe(401)
    }
  })
})
