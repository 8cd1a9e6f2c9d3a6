import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CITIZEN_REALM, IDENTITY, type Realm, STAFF_REALM } from '../../infra/local/identity.ts'
import { type Oidc, startOidc } from '../../infra/local/oidc.ts'
import { signInAt } from '../../infra/local/sign-in.ts'

const ORIGIN = 'http://127.0.0.1:9'
const ANNA = { username: 'anna', password: 'anna-word', name: '王芳', role: '居民' }
const dataDir = mkdtempSync(join(tmpdir(), 'zhitong-oidc-'))

let staff: Oidc
let citizens: Oidc
const begin = (realm: Realm) => startOidc({ realm, accounts: [ANNA], redirectOrigins: [ORIGIN], dataDir })
beforeAll(async () => {
  staff = await begin(STAFF_REALM)
  citizens = await begin(CITIZEN_REALM)
})
afterAll(async () => {
  await Promise.all([staff.stop(), citizens.stop()])
  rmSync(dataDir, { recursive: true })
})

const partyOf = ({ issuer }: Oidc, { clientId, redirectPath, audience }: Realm) => ({
  ...{ issuer, clientId, redirectUri: ORIGIN + redirectPath, scope: 'openid' },
  ...(audience === null ? {} : { resource: audience }),
})

describe('[R5] two issuers on one machine', () => {
  test('[V1] the citizens’ says who somebody is to the platform’s own client, and nothing else of them', async () => {
    const grant = await signInAt(partyOf(citizens, CITIZEN_REALM), ANNA)
    const claims = decodeJwt(grant.id_token ?? '')
    expect(claims).toMatchObject({ iss: citizens.issuer, aud: IDENTITY.citizenClientId, sub: ANNA.username })
    expect(JSON.stringify(claims)).not.toContain(ANNA.name)
    expect(grant.refresh_token).toBeUndefined()
  })

  test('the staff’s gives an access token for the API, with the name that colleagues see', async () => {
    const grant = await signInAt({ ...partyOf(staff, STAFF_REALM), scope: 'openid profile' }, ANNA)
    const claims = decodeJwt(grant.access_token)
    expect(claims).toMatchObject({ iss: staff.issuer, aud: IDENTITY.oidcAudience, name: ANNA.name })
  })

  test('neither knows the other’s client, nor sends anybody elsewhere', async () => {
    const wrong = [
      { ...partyOf(citizens, STAFF_REALM) },
      { ...partyOf(staff, CITIZEN_REALM) },
      { ...partyOf(citizens, CITIZEN_REALM), redirectUri: 'https://evil.test/verify/callback' },
      { ...partyOf(citizens, CITIZEN_REALM), redirectUri: `${ORIGIN}${STAFF_REALM.redirectPath}` },
    ]
    for (const party of wrong) await expect(signInAt(party, ANNA)).rejects.toThrow(/answered 400/)
  })

  test('their cookies and files are apart: a browser sends both, for it knows no ports', async () => {
    const cookies = async (party: ReturnType<typeof partyOf>): Promise<string[]> => {
      const query = new URLSearchParams({
        ...{ client_id: party.clientId, redirect_uri: party.redirectUri, response_type: 'code', scope: 'openid' },
        ...{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' },
      })
      const reply = await fetch(`${party.issuer}/auth?${query}`, { redirect: 'manual' })
      return reply.headers.getSetCookie().map((line) => line.replace(/=.*/, ''))
    }
    const [ours, theirs] = [await cookies(partyOf(staff, STAFF_REALM)), await cookies(partyOf(citizens, CITIZEN_REALM))]
    expect(ours.length).toBeGreaterThan(0)
    expect(ours.filter((name) => theirs.includes(name))).toEqual([])
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['sign-in-keys.json', 'citizens-keys.json']))
  })

  test('each shows its own sign-in, in the reader’s language', async () => {
    for (const [party, lang, title] of [
      [partyOf(citizens, CITIZEN_REALM), 'zh-CN', '公众身份核验'],
      [partyOf(citizens, CITIZEN_REALM), 'en', 'Identity of citizens'],
      [partyOf(staff, STAFF_REALM), 'zh-CN', '工作人员登录'],
    ] as const) {
      const query = new URLSearchParams({
        ...{ client_id: party.clientId, redirect_uri: party.redirectUri, response_type: 'code', scope: 'openid' },
        ...{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', prompt: 'login' },
      })
      const sent = await fetch(`${party.issuer}/auth?${query}`, { redirect: 'manual' })
      const cookies = sent.headers.getSetCookie().map((line) => line.replace(/;.*/, ''))
      const headers = { cookie: cookies.join('; '), 'accept-language': lang }
      const page = await fetch(new URL(sent.headers.get('location') ?? '', party.issuer), { headers })
      expect(await page.text()).toContain(`<h1>${title}</h1>`)
    }
  })
})
