import { beforeAll, describe, expect, it } from 'vitest'
import type { RefusalCode } from '#contract/refusal.ts'
import type { SurveyView } from '#contract/survey/activity.ts'
import type { GiveResponse } from '#contract/survey/response.ts'
import { all } from '#domain/survey/model/index.ts'
import * as changes from '../../../web/embed/survey/changes.ts'
import { createSending } from '../../../web/embed/survey/finish/sending.ts'
import { setEngine } from '../../../web/embed/survey/late/engine.ts'
import * as rules from '../../../web/embed/survey/rules.ts'
import { createSession } from '../../../web/embed/survey/session.ts'
import { memoryStorage, type Storage } from '../../../web/live/storage.ts'
import { createWorld } from '../live/world.ts'
import { BRANCHING } from './definitions.ts'

const ORIGIN = 'https://platform.example'
const ID = 'survey-0001'
const HOUR_MS = 3_600_000

interface Refused {
  code: RefusalCode
  issues?: { path: string; rule: string }[]
}

/** A platform that has one survey, keeps what it is given, and can be out of reach. */
const createPlatform = (now: () => number, more: Partial<SurveyView> = {}) => {
  const start = now()
  const given = new Map<string, GiveResponse>()
  const state = {
    ...{ reachable: true, refuse: null as Refused | null, loseReply: 0, calls: [] as string[] },
    phase: 'open' as SurveyView['phase'],
    /** What judges and sends can be loaded. */
    whole: true,
  }
  const view = (): SurveyView => ({
    ...{ id: ID, kind: 'survey', site: { id: 'county', name: '云溪县', timeZone: 'Asia/Shanghai', colour: null } },
    ...{ lang: 'zh-CN', title: '调查', summary: '', opensAt: start - HOUR_MS, closesAt: start + HOUR_MS, hours: null },
    ...{
      full: false,
      version: 1,
      once: 'participant',
      results: 'none',
      purpose: {},
      keepOnDevice: true,
      resumable: false,
      proofOfWork: false,
      plan: {},
    },
    ...{ outcome: null, notice: null, publishedAt: null },
    credits: { providedBy: null, editedBy: null, secrecyReviewedBy: null, signedOffBy: null },
    ...more,
    phase: now() >= start + HOUR_MS ? 'closed' : state.phase,
    now: now(),
  })
  const answer = (method: string, path: string, body: unknown): [number, unknown] => {
    if (path.endsWith('/survey')) return [200, view()]
    if (path.includes('/definitions/')) return [200, { definition: BRANCHING }]
    if (path.endsWith('/participants')) return [200, { participantId: 'participant-1', token: 'token' }]
    if (method !== 'PUT') return [404, { refusal: { code: 'not-found' } }]
    const id = path.split('/').at(-1) ?? ''
    if (given.has(id)) return [200, { id, version: 1, receivedAt: start }]
    if (state.refuse) return [409, { refusal: state.refuse }]
    given.set(id, body as GiveResponse)
    return [200, { id, version: 1, receivedAt: start }]
  }
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = `${input}`.slice(ORIGIN.length)
    state.calls.push(`${init.method} ${path}`)
    if (!state.reachable) throw new TypeError('offline')
    const [status, json] = answer(init.method ?? 'GET', path, JSON.parse(`${init.body ?? 'null'}`))
    if (init.method === 'PUT' && state.loseReply-- > 0) throw new TypeError('cut off')
    return new Response(JSON.stringify(json), { status })
  }
  return { state, given, fetch }
}

const open = (seed: number, more: Partial<SurveyView> = {}) => {
  const world = createWorld(seed, () => {
    throw new Error('a survey opens no socket')
  })
  const platform = createPlatform(world.now, more)
  const storage = memoryStorage()
  const visit = (kept: Storage = storage) => {
    const session = createSession({
      ...{ origin: ORIGIN, activityId: ID, language: 'en', env: world.env, storage: kept, automated: false },
      prepare: async () => {},
      finish: async () => {
        if (!platform.state.whole) throw new TypeError('offline')
        return { createSending }
      },
      carried: async () => null,
      prove: async () => '1',
      verified: () => null,
      fetch: platform.fetch,
    })
    const put = (path: string, value: unknown) => {
      const node = [...all(session.filling?.state().pages ?? [])].find((one) => one.path === path)
      if (node) session.filling?.answer(node, value)
    }
    session.start()
    return { session, put }
  }
  return { world, platform, storage, visit }
}

const fillIn = async ({ world, visit }: ReturnType<typeof open>) => {
  const seat = visit()
  await world.until(() => seat.session.filling !== null, 60_000)
  seat.put('used', false)
  seat.put('end', 'bye')
  return seat
}

beforeAll(() => setEngine({ ...rules, ...changes }))

describe('§3 one response', () => {
  it('is sent as the contract has it, and leaves nothing of itself on the device', async () => {
    const scene = open(1)
    const { session } = await fillIn(scene)
    session.send()
    await scene.world.until(() => session.given !== null, 60_000)
    const [body] = scene.platform.given.values()
    expect(body).toMatchObject({ version: 1, lang: 'en', answers: { used: false, end: 'bye' }, code: null })
    expect(body?.signals).toMatchObject({ changes: 2, automated: false })
    const kept = scene.storage.keys('').map((key) => scene.storage.get(key))
    expect(kept.join()).not.toContain('bye')
    expect(session.filling?.draft().answers).toEqual({})
  })

  it('[D2] is stored once, though the reply is lost and it is sent again', async () => {
    const scene = open(2)
    const { session } = await fillIn(scene)
    scene.platform.state.loseReply = 3
    session.send()
    await scene.world.until(() => session.given !== null, 300_000)
    expect(scene.platform.given.size).toBe(1)
    expect(scene.platform.state.calls.filter((call) => call.startsWith('PUT')).length).toBe(4)
  })

  it('[D11] waits on the device without a network, over a reload, and goes out when it is back', async () => {
    const scene = open(3)
    const { session } = await fillIn(scene)
    scene.platform.state.reachable = false
    session.send()
    await scene.world.until(() => session.sending === 'waiting', 60_000)
    session.end()
    scene.platform.state.reachable = true
    const later = scene.visit()
    await scene.world.until(() => later.session.given !== null, 120_000)
    expect(scene.platform.given.size).toBe(1)
  })

  it('[D11] what was typed is there again after a reload, and gone once cleared', async () => {
    const scene = open(4)
    const { session } = await fillIn(scene)
    session.end()
    const later = scene.visit()
    await scene.world.until(() => later.session.filling !== null, 60_000)
    expect(later.session.filling?.draft().answers).toEqual({ used: false, end: 'bye' })
    expect(later.session.filling?.resumed()).toBe(true)
    later.session.clear()
    expect(later.session.filling?.draft().answers).toEqual({})
    expect(scene.storage.keys('').join()).not.toContain('response')
  })

  it('§3 nothing of a sensitive survey is written to the device', async () => {
    const scene = open(5, { keepOnDevice: false })
    const { session } = await fillIn(scene)
    expect(scene.storage.keys('')).toEqual([])
    session.send()
    await scene.world.until(() => session.given !== null, 60_000)
    expect(scene.storage.keys('').filter((key) => !key.endsWith(':participant'))).toEqual([])
  })
})

describe('§3 what the platform refuses', () => {
  it('is shown by question, with nothing lost', async () => {
    const scene = open(6)
    const { session, put } = await fillIn(scene)
    scene.platform.state.refuse = { code: 'invalid-input', issues: [{ path: 'answers.end', rule: 'too-long' }] }
    session.send()
    await scene.world.until(() => session.sending === 'no', 60_000)
    expect(session.filling?.problems()).toEqual([{ path: 'end', kind: 'too-long' }])
    expect(session.filling?.here()?.id).toBe('2')
    expect(session.filling?.draft().answers).toEqual({ used: false, end: 'bye' })
    scene.platform.state.refuse = null
    put('end', 'b')
    session.send()
    await scene.world.until(() => session.given !== null, 60_000)
  })

  it('a survey that is full or over keeps the answers to be copied', async () => {
    const scene = open(7)
    const { session } = await fillIn(scene)
    scene.platform.state.refuse = { code: 'quota-full' }
    session.send()
    await scene.world.until(() => session.stop !== null, 60_000)
    expect(session.stop).toBe('quota-full')
    expect(session.filling?.draft().answers).toEqual({ used: false, end: 'bye' })
  })

  it('a code that is no invitation is shown where it was typed', async () => {
    const scene = open(8, { once: 'code' })
    const { session } = await fillIn(scene)
    session.filling?.putCode('ABCDEFGHIJKL')
    scene.platform.state.refuse = { code: 'invitation-required' }
    session.send()
    await scene.world.until(() => session.sending === 'no', 60_000)
    expect(session.filling?.problems()).toEqual([{ path: '~code', kind: 'code-refused' }])
  })

  it('§3 closing time passes while somebody answers: it is noticed, and nothing is lost', async () => {
    const scene = open(9)
    const { session } = await fillIn(scene)
    await scene.world.until(() => session.survey?.phase === 'closed', 2 * HOUR_MS)
    expect(session.filling?.draft().answers).toEqual({ used: false, end: 'bye' })
  })
})

describe('[D11] what judges and sends comes after the first question', () => {
  it('[D12] takes those on who wanted to go on, once it has come, and nobody who went on answering', async () => {
    const scene = open(14)
    scene.platform.state.whole = false
    const { session, put } = scene.visit()
    await scene.world.until(() => session.filling !== null, 60_000)
    const first = session.filling?.here()?.id
    put('used', false)
    session.next()
    expect(session.wishes).toBe(true)
    put('used', true)
    expect(session.wishes).toBe(false)
    put('used', false)
    session.next()
    expect(session.filling?.here()?.id).toBe(first)
    scene.platform.state.whole = true
    await scene.world.until(() => !session.wishes, 120_000)
    expect(session.filling?.here()?.id).not.toBe(first)
    expect(session.filling?.draft().answers).toEqual({ used: false })
  })

  it('[D2] sends what waited to be sent in an earlier visit, once', async () => {
    const scene = open(13)
    const seat = await fillIn(scene)
    scene.platform.state.reachable = false
    seat.session.send()
    await scene.world.until(() => seat.session.sending === 'waiting', 60_000)
    seat.session.end()
    Object.assign(scene.platform.state, { reachable: true, whole: false })
    const { session } = scene.visit()
    await scene.world.until(() => session.filling !== null, 60_000)
    expect(scene.platform.given.size).toBe(0)
    scene.platform.state.whole = true
    await scene.world.until(() => session.given !== null, 120_000)
    expect(scene.platform.given.size).toBe(1)
  })
})

describe('§3 a survey that is closed by hand and opened again', () => {
  it('goes on where it was, by itself', async () => {
    const scene = open(12)
    const { session } = await fillIn(scene)
    scene.platform.state.phase = 'closed'
    scene.platform.state.refuse = { code: 'survey-closed' }
    session.send()
    await scene.world.until(() => session.survey?.phase === 'closed', 60_000)
    expect(session.stop).toBe('survey-closed')
    scene.platform.state.phase = 'open'
    scene.platform.state.refuse = null
    await scene.world.until(() => session.stop === null, 5 * 60_000)
    session.send()
    await scene.world.until(() => session.given !== null, 60_000)
  })
})

describe('§3 before anything was answered', () => {
  it('asks the platform for nothing but what it shows', async () => {
    const scene = open(10)
    const { session } = scene.visit()
    await scene.world.until(() => session.filling !== null, 60_000)
    expect(scene.platform.state.calls).toEqual([
      `GET /api/activities/${ID}/survey`,
      `GET /api/activities/${ID}/definitions/1`,
    ])
  })

  it('is tried again until the platform is reached', async () => {
    const scene = open(11)
    scene.platform.state.reachable = false
    const { session } = scene.visit()
    await scene.world.until(() => session.refusal === 'unreachable', 60_000)
    scene.platform.state.reachable = true
    await scene.world.until(() => session.filling !== null, 120_000)
    expect(session.refusal).toBeNull()
  })
})
