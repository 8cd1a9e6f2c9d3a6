import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STAFF } from '../../infra/local/demo/accounts.ts'
import { createApi } from '../../infra/local/demo/api.ts'
import { PORTS } from '../../infra/local/options.ts'
import { listen } from '../../infra/local/ports.ts'
import { signIn } from '../../infra/local/sign-in.ts'
import { dataFolder } from '../support/folder.ts'
import { until } from '../support/until.ts'
import { freeRow, runToEnd, type Started, startAll } from './start.ts'

const State = v.object({ step: v.number(), paused: v.boolean() })

const folder = dataFolder('start')
afterAll(() => rmSync(folder, { recursive: true }))

describe('mistakes at the command line', () => {
  test('[R3] an unknown option is named, with those there are', async () => {
    const { code, said } = await runToEnd(8080, '--datas', folder)
    expect(code).toBe(1)
    expect(said).toMatch(/Unknown option '--datas'[\s\S]*--data FOLDER/)
    expect(said).not.toMatch(/\n\s+at /)
  })

  test('[R3] a taken port is named, with how to choose others', async () => {
    const first = await freeRow(PORTS)
    const server = createServer()
    await listen(server, '127.0.0.1', first + 1)
    const { code, said } = await runToEnd(first, '--data', join(folder, 'taken'))
    server.close()
    expect(code).toBe(1)
    expect(said).toContain(`port ${first + 1} on 127.0.0.1 is taken by another program`)
    expect(said).toMatch(/PORT=\d+ npm start/)
  })

  test('[R3] a folder that cannot be written is named', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, said } = await runToEnd(await freeRow(PORTS), '--data', join(file, 'data'), '--fresh')
    expect(code).toBe(1)
    expect(said).toContain(`cannot write to the data directory ${join(file, 'data')}`)
  })

  test('[R3] --fresh deletes nothing where anything of others is', async () => {
    const home = mkdtempSync(join(folder, 'home-'))
    writeFileSync(join(home, 'thesis.odt'), '')
    const { code, said } = await runToEnd(await freeRow(PORTS), '--data', home, '--fresh')
    expect(code).toBe(1)
    expect(said).toContain('thesis.odt')
    expect(readdirSync(home)).toEqual(['thesis.odt'])
  })
})

describe('a start with the demo, and another one', () => {
  const dataDir = join(folder, 'data')
  let first: number
  let started: Started | undefined
  const page = () => `http://127.0.0.1:${first}`
  const platform = () => `http://127.0.0.1:${first + 1}`
  const get = (path: string) => fetch(page() + path)
  const state = async () => v.parse(State, await (await get('/demo/state.json')).json())

  beforeAll(async () => {
    first = await freeRow(PORTS)
    started = await startAll(first, '--data', dataDir)
  }, 300_000)
  afterAll(async () => {
    if (started?.child.exitCode === null) await started.end('SIGKILL')
  })

  const idIn = async (path: string): Promise<string> =>
    /<zhitong-activity id="([\w-]+)"/.exec(await (await get(path)).text())?.[1] ?? ''

  test('[R4] it is ready, and says where everything is', async () => {
    expect((await fetch(`${platform()}/healthz`)).status).toBe(200)
    const said = started?.said() ?? ''
    for (const place of [page(), `${platform()}/console/`, `${platform()}/openapi.json`, dataDir])
      expect(said).toContain(place)
    for (const { username, password, name } of Object.values(STAFF))
      expect(said).toMatch(new RegExp(`${username} +${password} +${name}`))
  })

  test('[R5] each account signs in by code and PKCE, and the platform knows its roles', async () => {
    const api = createApi(platform(), page())
    const roles: Record<string, unknown> = {}
    for (const account of Object.values(STAFF)) {
      const { accessToken } = await signIn(platform(), account)
      const { memberships } = await api('me.read', { params: {}, token: accessToken })
      roles[account.username] = memberships.map((one) => `${one.siteId}: ${one.roles.join()}`)
    }
    expect(roles).toMatchObject({
      admin: ['platform: platform-admin'],
      moderator1: ['yunxi: moderator'],
      contractor: ['yunxi: contractor'],
    })
  })

  test('[R5] a wrong password does not sign in', async () => {
    await expect(signIn(platform(), { username: 'admin', password: 'wrong' })).rejects.toThrow('could not sign in')
  })

  test('[R6] the government page is another origin, with a strict policy and the embed', async () => {
    const reply = await get('/zxft/live')
    expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'self'; script-src 'self' http:[^;' ]+;/)
    expect(await reply.text()).toContain(`<script type="module" src="${platform()}/embed.js">`)
  })

  test('[R6] the surveys, the draft with its comments and the cases are there, in every state', async () => {
    const api = createApi(platform(), page())
    const token = async (account: (typeof STAFF)[keyof typeof STAFF]) => (await signIn(platform(), account)).accessToken
    const admin = await token(STAFF.siteAdmin)
    const satisfaction = { activityId: await idIn('/wsdc/results') }
    expect((await api('survey.read', { params: satisfaction })).results).toBe('final')
    const planning = { activityId: await idIn('/wsdc') }
    const { definition } = await api('survey.definition', { params: { ...planning, version: '1' } })
    expect(definition.pages.flatMap(({ elements = [] }) => elements)).toHaveLength(60)
    const draft = { activityId: await idIn('/yjzj') }
    const { parts, state } = await api('solicitation.read', { params: draft })
    expect(state).toBe('open')
    expect(parts.filter(({ type }) => type === 'article')).toHaveLength(40)
    const { articles } = await api('comment.counts', { params: draft })
    expect(articles.reduce((sum, { received }) => sum + received, 0)).toBe(300)
    for (const view of ['received', 'waiting', 'review', 'overdue', 'answered', 'closed'] as const) {
      const { entries } = await api('case.list', { params: { siteId: 'yunxi' }, query: { view }, token: admin })
      expect(entries.length, view).toBeGreaterThan(0)
    }
  })

  test('[R6] the published interview is real-sized, of another day, and complete', async () => {
    const id = await idIn('/zxft/published')
    const api = createApi(platform(), page())
    const { accessToken } = await signIn(platform(), STAFF.moderator)
    const { activity, questions, turns, polls, tallies } = await api('activity.backstage', {
      params: { activityId: id },
      token: accessToken,
    })
    expect(activity.brief.state).toBe('published')
    expect(activity.brief.publishedAt).toBeLessThan(Date.now() - 24 * 3_600_000)
    expect(turns).toHaveLength(60)
    const states = Object.groupBy(questions, (question) => question.state)
    expect(questions.length - (states.withdrawn?.length ?? 0)).toBe(40)
    expect(states).toMatchObject({
      answered: expect.any(Array),
      merged: expect.any(Array),
      declined: expect.any(Array),
    })
    expect(questions.filter((question) => question.lateAnswer)).toHaveLength(5)
    expect(turns.filter((turn) => turn.corrections.length > 0)).toHaveLength(1)
    expect(turns.filter((turn) => turn.state === 'retracted')).toHaveLength(1)
    expect(tallies.find((tally) => tally.id === polls[0]?.id)?.total).toBe(12)
  })

  test('[R6] the live one moves by itself, and stands still when paused', async () => {
    await until(async () => (await state()).step >= 3, 'the visitors to do something', 50_000)
    const press = (what: string) => fetch(`${page()}/demo/${what}`, { method: 'POST', headers: { origin: page() } })
    await press('pause')
    expect(await state()).toMatchObject({ paused: true })
    await press('resume')
    expect(await state()).toMatchObject({ paused: false })
    const foreign = await fetch(`${page()}/demo/pause`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.test' },
    })
    expect(foreign.status).toBe(403)
  })

  test('[R4] Ctrl-C ends every process; a later start has all data, sessions and keys again', async () => {
    const published = await idIn('/zxft/published')
    const before = await signIn(platform(), STAFF.siteAdmin)
    expect(await started?.end('SIGINT')).toBe(0)
    expect(readdirSync(dataDir)).not.toContain('lock')

    started = await startAll(first, '--data', dataDir)
    expect(started.said()).not.toContain('Loading the demo')
    expect(await idIn('/zxft/published')).toBe(published)
    const me = await fetch(`${platform()}/api/staff/me`, { headers: { authorization: `Bearer ${before.accessToken}` } })
    expect(me.status).toBe(200)
    expect(await started.end('SIGTERM')).toBe(0)
  }, 200_000)
})
