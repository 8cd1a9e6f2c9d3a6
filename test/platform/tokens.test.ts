import { readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { SignJWT, UnsecuredJWT } from 'jose'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES, type RouteId } from '#contract/routes.ts'
import type { Role } from '#contract/site/staff.ts'
import { RANDOM_BYTES, receiptNumber } from '#domain/case/receipt.ts'
import { type Signing, signingWith } from '../../functions/runtime/signing.ts'
import { addressOf, ok, refusalOf } from '../support/call.ts'
import { dataFolder } from '../support/folder.ts'
import { appoint, citizenOf, newId, setRoles, staffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { createInterview, createTeam, PAGE_ORIGIN, type Team } from '../support/scene.ts'
import { until } from '../support/until.ts'

const EVIL = 'https://evil.test'

let platform: Platform
let team: Team
let activity: string
let other: string
/** The platform's own key, as an attacker would love to have it: shows that each check is made, not just the signature. */
let key: Uint8Array
let signing: Signing
// On disk, because there the key can be read.
const dataDir = dataFolder('tokens')

beforeAll(async () => {
  platform = await startPlatform({ dataDir })
  team = await createTeam(platform)
  activity = await createInterview(platform, team)
  other = await createInterview(platform, team)
  const secrets = v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')),
  )
  key = new TextEncoder().encode(Object.values(secrets)[0])
  signing = signingWith(async () => key)
})
afterAll(async () => {
  await platform.stop()
  rmSync(dataDir, { recursive: true })
})

const sign = (claims: Record<string, unknown>, audience: string, expires: number) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setExpirationTime(Math.floor(Date.now() / 1000) + expires)
    .sign(key)

describe('tickets', () => {
  it('[S9] opens one socket and not a second', async () => {
    const ticket = await team.moderator.ticket(activity)
    expect((await platform.connect(activity, { ticket })).status).toBe(101)
    expect((await platform.connect(activity, { ticket })).status).toBe(401)
  })

  it('[S9] used by many at once, opens one', async () => {
    const ticket = await team.moderator.ticket(activity)
    const wires = await Promise.all(Array.from({ length: 8 }, () => platform.connect(activity, { ticket })))
    expect(wires.map(({ status }) => status).sort()).toEqual([101, 401, 401, 401, 401, 401, 401, 401])
  })

  it('[S9] is good for its own activity only', async () => {
    const ticket = await team.moderator.ticket(activity)
    expect((await platform.connect(other, { ticket })).status).toBe(401)
  })

  it('[S9] is good for a minute', async () => {
    const subject = team.moderator.subject
    const claims = (jti: string) => ({ sub: subject, jti, activity })
    const good = await sign(claims(newId()), 'ticket', 60)
    expect((await platform.connect(activity, { ticket: good })).status).toBe(101)
    const late = await sign(claims(newId()), 'ticket', -1)
    expect((await platform.connect(activity, { ticket: late })).status).toBe(401)
  })

  it('[S8] a token for one purpose is good for no other', async () => {
    const { token } = await citizenOf(platform, activity)
    const ticket = await team.moderator.ticket(activity)
    const own = await signing.ownPage(activity)
    for (const wrong of [token, own, await platform.token(team.moderator.subject), 'x'])
      expect((await platform.connect(activity, { ticket: wrong })).status).toBe(401)
    for (const wrong of [ticket, own]) {
      const asking = { params: { activityId: activity, questionId: newId() }, body: { text: '?' }, token: wrong }
      expect((await refusalOf(platform.call('question.ask', asking))).code).toBe('participant-required')
      expect((await platform.call('me.read', { token: wrong })).status).toBe(401)
    }
    for (const wrong of [ticket, token, await signing.ownPage(other)])
      expect((await platform.connect(activity, { own: wrong, origin: EVIL })).status).toBe(403)
    // The ticket was never used up by being tried as something else.
    expect((await platform.connect(activity, { ticket })).status).toBe(101)
  })
})

describe('whoever loses the right to listen', () => {
  const SIGNS = { type: 'note.add' as const, to: null }
  const listening = async (roles: readonly Role[]) => {
    const subject = `listener-${newId().slice(0, 8)}`
    await appoint(platform, team.siteId, subject, roles)
    const person = await staffPerson(platform, subject)
    const wire = await platform.connect(activity, { ticket: await person.ticket(activity) })
    expect(wire.status).toBe(101)
    return { subject, person, wire }
  }
  /** A word among staff, which everybody who listens gets. */
  const say = async () => {
    const text = `口令${newId()}`
    await team.moderator.command(activity, { ...SIGNS, id: newId(), text })
    await platform.runtime.idle()
    return text
  }
  const change = async (subject: string, roles: readonly Role[]) => {
    await ok(setRoles(platform, team.siteId, subject, { name: subject, roles }))
  }

  for (const [what, roles] of [
    ['removed', []],
    ['left with a role that does not listen', ['analyst']],
    ['restricted to a contractor who has no business there', ['analyst', 'handler']],
  ] as const)
    it(`[S18] ${what}: is closed at once, and hears nothing said after the acknowledgement`, async () => {
      const { subject, wire } = await listening(['moderator'])
      const kept = await listening(['moderator'])
      const before = await say()
      await until(() => wire.texts.some((text) => text.includes(before)), 'the word before')
      const asked = performance.now()
      await change(subject, roles)
      const after = await say()
      await until(() => wire.closed(), 'the close')
      expect(performance.now() - asked).toBeLessThan(20_000)
      await until(() => kept.wire.texts.some((text) => text.includes(after)), 'the word after')
      expect(wire.texts.some((text) => text.includes(after))).toBe(false)
      expect(kept.wire.closed()).toBe(false)
    })

  it('[S18] a socket that opens at that very moment is refused or closed', async () => {
    for (let again = 0; again < 5; again++) {
      const subject = `racer-${newId().slice(0, 8)}`
      await appoint(platform, team.siteId, subject, ['moderator'])
      const ticket = await (await staffPerson(platform, subject)).ticket(activity)
      const [wire] = await Promise.all([platform.connect(activity, { ticket }), change(subject, [])])
      const after = await say()
      if (wire.status === 101) await until(() => wire.closed(), 'the close')
      expect(wire.texts.some((text) => text.includes(after))).toBe(false)
    }
  })

  it('[S19] who signs out leaves a token that opens nothing, however it is sent, and no socket', async () => {
    const { subject, person, wire } = await listening(['moderator'])
    const other = await platform.token(subject, subject, { expiresIn: 1_234 })
    const ticket = await person.ticket(activity)
    await ok(platform.call('session.end', { token: person.token }))
    await until(() => wire.closed(), 'the close')
    for (const authorization of [`Bearer ${person.token}`, `bearer ${person.token}`, person.token]) {
      const got = await platform.call('me.read', { headers: { authorization } })
      expect([got.status, got.reply]).toEqual([401, null])
    }
    expect((await platform.connect(activity, { ticket })).status).toBe(403)
    // Another session of the same person goes on.
    expect((await platform.call('me.read', { token: other })).status).toBe(200)
  })
})

describe('participants', () => {
  const asking = (token: string) =>
    platform.call('question.ask', {
      params: { activityId: activity, questionId: newId() },
      body: { text: '几时开始？' },
      token,
    })

  it('[S8] a token of another site is refused', async () => {
    const elsewhere = await createTeam(platform)
    const { token } = await citizenOf(platform, await createInterview(platform, elsewhere, 'announced'))
    expect((await refusalOf(asking(token))).code).toBe('participant-required')
  })

  it('[S8] an expired one, an unsigned one and one with its site changed are refused', async () => {
    const claims = { sub: newId(), site: team.siteId }
    const { id } = await ok(asking(await sign(claims, 'participant', 60)))
    expect(id).toBeTruthy()
    const expired = await sign(claims, 'participant', -1)
    const unsigned = new UnsecuredJWT(claims).setAudience('participant').setExpirationTime('1h').encode()
    const [head = '', , signature = ''] = (await citizenOf(platform, activity)).token.split('.')
    const changed = `${head}.${Buffer.from(JSON.stringify({ ...claims, aud: 'participant' })).toString('base64url')}.${signature}`
    for (const wrong of [expired, unsigned, changed])
      expect((await refusalOf(asking(wrong))).code).toBe('participant-required')
  })

  it('[S8] one participant never reads or changes another’s question', async () => {
    const [anna, bert] = [await citizenOf(platform, activity), await citizenOf(platform, activity)]
    const { id } = await anna.ask('我的问题')
    expect(await bert.mine(id)).toEqual([])
    const params = { activityId: activity, questionId: id }
    const revision = { text: '改了', name: null, version: 1 }
    const as = { params, token: bert.token }
    expect((await refusalOf(platform.call('question.revise', { ...as, body: revision }))).code).toBe('not-found')
    expect((await refusalOf(platform.call('question.withdraw', as))).code).toBe('not-found')
    expect((await refusalOf(platform.call('question.ask', { ...as, body: { text: '抢' } }))).code).toBe('id-taken')
    expect(await anna.mine(id)).toMatchObject([{ text: '我的问题', state: 'pending', version: 1 }])
  })
})

describe('origins', () => {
  const ofActivity = (Object.keys(ROUTES) as RouteId[]).filter(
    (id) => ['anyone', 'participant'].includes(ROUTES[id].access) && /\{(activityId|siteId)\}/.test(ROUTES[id].path),
  )
  const input = () => ({
    params: {
      activityId: activity,
      siteId: team.siteId,
      questionId: newId(),
      pollId: newId(),
      responseId: newId(),
      draftId: newId(),
      caseId: newId(),
      commentId: newId(),
      number: receiptNumber(new Uint8Array(RANDOM_BYTES)),
      version: 1,
      epoch: newId(),
      segment: 0,
    },
    query: { ids: newId() },
  })

  it('[S10] one that is not allowed gets the refusal and nothing else, readable by its page', async () => {
    const { token } = await citizenOf(platform, activity)
    for (const id of ofActivity)
      for (const origin of [EVIL, 'null', `${PAGE_ORIGIN}.evil.test`, PAGE_ORIGIN.replace('https', 'http')]) {
        const body = 'body' in ROUTES[id] ? { body: { text: '?', on: true, choices: [] } } : {}
        const got = await platform.call(id, { ...input(), ...body, token, headers: { origin } })
        expect(JSON.parse(got.text), id).toEqual({ refusal: { code: 'origin-not-allowed', detail: origin } })
        expect(got.status).toBe(403)
        expect(got.headers.get('access-control-allow-origin')).toBe(origin)
      }
  })

  it('[S10] what a cache holds for one origin is never given to another', async () => {
    // The same to the letter: what differs in its query is another thing to a cache.
    const asked = input()
    for (const id of ['activity.head', 'activity.snapshot', 'activity.read', 'page.read'] as const)
      for (const [origin, status] of [
        [PAGE_ORIGIN, 200],
        [EVIL, 403],
        [PAGE_ORIGIN, 200],
      ] as const) {
        const got = await platform.edge(id, { ...asked, headers: { origin } })
        expect(got.status, `${id} from ${origin}`).toBe(status)
        if (id !== 'page.read') expect(got.headers.get('access-control-allow-origin')).toBe(origin)
      }
  })

  it('[S10] no page but the platform’s own is told how to open a socket as the platform’s own', async () => {
    const { socket } = await ok(platform.call('activity.head', { ...input(), headers: { origin: PAGE_ORIGIN } }))
    expect(socket).not.toContain('own=')
    const head = await ok(platform.call('activity.head', input()))
    const own = new URL(head.socket ?? '').searchParams.get('own') ?? ''
    expect((await platform.connect(activity, { own, origin: platform.url })).status).toBe(101)
  })

  it('[S10] the socket refuses it in the handshake', async () => {
    expect((await platform.connect(activity, { origin: PAGE_ORIGIN })).status).toBe(101)
    expect((await platform.connect(activity)).status).toBe(101)
    for (const origin of [EVIL, 'null', `${PAGE_ORIGIN}.evil.test`])
      expect((await platform.connect(activity, { origin })).status).toBe(403)
  })

  it('[S10] no page on another origin may call a staff route with its visitor’s token', async () => {
    for (const id of ['me.read', 'activity.command'] as const) {
      const response = await fetch(platform.url + addressOf(ROUTES[id].path, input()), {
        method: 'OPTIONS',
        headers: { origin: EVIL, 'access-control-request-method': ROUTES[id].method },
      })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
    const got = await platform.call('me.read', { token: team.moderator.token, headers: { origin: EVIL } })
    expect(got.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('odd paths', () => {
  /** Exactly this path, which `fetch` would put right. */
  const raw = (base: string, method: string, path: string, token?: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(base)
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      request({ hostname, port, method, path, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })

  const ODD = [
    '/api/staff/me',
    '/api//staff/me',
    '//api/staff/me',
    '/api/staff//me',
    '/api/./staff/me',
    '/api/x/../staff/me',
    '/api/activities/../staff/me',
    '/api/activities/..%2fstaff/me',
    '/api/%73taff/me',
    '/api/%2573taff/me',
    '/api%2Fstaff%2Fme',
    '/api/staff%2Fme',
    '/API/STAFF/me',
    '/api/staff;x=1/me',
    '/api/staff/me/',
    '/api/staff/me%00',
    '/api/staff\\me',
    '/$default/api/staff/me',
    '/./api/staff/me?proxy=me',
  ]

  it('[S11] none reaches a staff handler without claims', async () => {
    const forged = new UnsecuredJWT({ sub: 'admin', aud: 'zhitong-console' }).encode()
    for (const base of [platform.url, platform.runtime.apiUrl])
      for (const path of ODD)
        for (const method of ['GET', 'HEAD', 'POST'])
          for (const token of [undefined, forged]) {
            const status = await raw(base, method, path, token)
            expect([400, 401, 403, 404, 405], `${method} ${path} gave ${status}`).toContain(status)
          }
  })

  it('[S11] a header that pretends to be the authorizer’s does nothing', async () => {
    const headers = { 'x-amzn-request-context': '{"authorizer":{"jwt":{"claims":{"sub":"admin"}}}}', 'x-sub': 'admin' }
    expect((await platform.call('me.read', { headers })).status).toBe(401)
    const inBody = { requestContext: { authorizer: { jwt: { claims: { sub: 'admin' } } } } }
    const params = { activityId: activity }
    expect((await platform.call('activity.command', { params, body: inBody })).status).toBe(401)
  })
})
