import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '#contract/refusal.ts'
import type { SendComment } from '#contract/solicitation/comment.ts'
import type { SolicitationView } from '#contract/solicitation/solicitation.ts'
import { isNewer } from '#domain/wish.ts'
import { createSession } from '../../../web/embed/solicitation/session.ts'
import { memoryStorage, type Storage } from '../../../web/live/storage.ts'
import { createWorld } from '../live/world.ts'
import { details, staffSolicitation } from './view.ts'

const ORIGIN = 'https://platform.example'
const ID = 'solicitation1'
const HOUR_MS = 3_600_000

/** A platform that has one solicitation, keeps what it is sent, and can be out of reach. */
const createPlatform = (now: () => number) => {
  const closesAt = now() + HOUR_MS
  const stored = new Map<string, unknown>()
  const supports = new Map<string, boolean>()
  const numbers = new Map<string, number>()
  const state = { reachable: true, refuse: null as RefusalCode | null, loseReply: 0, sends: 0 }
  const view = (): SolicitationView => ({
    ...{ id: ID, kind: 'solicitation', details: details(), parts: staffSolicitation().parts, notice: null },
    site: { id: 'county', name: '云溪县', timeZone: 'Asia/Shanghai', colour: null },
    state: now() < closesAt ? 'open' : 'closed',
    period: {
      ...{ announcedOn: '2023-11-01', closesOn: '2023-12-01', closesAt, shortestDay: '2023-12-01' },
      ...{ shortest: { days: 30, unit: 'calendar', source: '条例' }, provisional: false, shorterReason: null },
    },
    ...{
      othersShown: true,
      verifies: false,
      hasLaw: false,
      hasNext: false,
      links: [],
      result: null,
      now: now(),
      version: 1,
    },
  })
  const answer = (method: string, path: string, body: unknown): [number, unknown] => {
    if (path.endsWith('/solicitation')) return [200, view()]
    if (path.endsWith('/participants')) return [200, { participantId: 'participant-1', token: 'token' }]
    if (path.endsWith('/counts')) return [200, { articles: [] }]
    if (path.includes('/mine')) return [200, { comments: [] }]
    if (path.endsWith('/support')) {
      const id = path.split('/').at(-2) ?? ''
      const { on, number } = body as { on: boolean; number: number }
      if (isNewer(number, numbers.get(id))) {
        supports.set(id, on)
        numbers.set(id, number)
      }
      return [200, { commentId: id, on: supports.get(id), number: numbers.get(id) }]
    }
    if (method !== 'POST') return [404, { refusal: { code: 'not-found' } }]
    const { id } = body as { id: string }
    if (state.refuse) return [409, { refusal: { code: state.refuse } }]
    stored.set(id, body)
    return [200, { id, number: '234567892', code: '23456789ABCD', receivedAt: now() }]
  }
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = `${input}`.slice(ORIGIN.length)
    const isSend = init.method === 'POST' && path.endsWith('/comments')
    if (!state.reachable) throw new TypeError('offline')
    if (isSend) state.sends++
    const [status, json] = answer(init.method ?? 'GET', path, JSON.parse(`${init.body ?? 'null'}`))
    if (isSend && state.loseReply-- > 0) throw new TypeError('cut off')
    return new Response(JSON.stringify(json), { status })
  }
  return { state, stored, supports, numbers, fetch }
}

const open = async (seed: number) => {
  const world = createWorld(seed, () => {
    throw new Error('a solicitation opens no socket')
  })
  const platform = createPlatform(world.now)
  const storage = memoryStorage()
  const visit = (kept: Storage = storage) => {
    const session = createSession({
      ...{ origin: ORIGIN, activityId: ID, env: world.env, storage: kept, fetch: platform.fetch },
      identify: () => Promise.reject(new Error('nobody is verified here')),
    })
    session.start()
    return session
  }
  const session = visit()
  await world.until(() => session.view !== null, 60_000)
  return { world, platform, storage, visit, session }
}

const COMMENT: SendComment = {
  id: 'comment-0001',
  articleId: 'article-01',
  stance: 'oppose',
  text: '三十分钟太长',
  proposed: null,
  sender: { kind: 'individual', name: null },
  contact: '13800000000',
}
const DRAFT = { stance: 'oppose', text: '三十', proposed: null, sender: 'individual', name: '', contact: '' } as const

describe('a comment on its way', () => {
  it('[D2] is stored once, though the reply is lost and it is sent again; its receipt is kept, its words are not', async () => {
    const { session, platform, world, storage } = await open(1)
    platform.state.loseReply = 3
    session.send(COMMENT)
    await world.until(() => session.own().length > 0, 300_000)
    expect(platform.stored.size).toBe(1)
    expect(platform.state.sends).toBe(4)
    expect(session.sent()).toEqual([])
    expect(session.own()).toMatchObject([{ id: COMMENT.id, number: '234567892', code: '23456789ABCD' }])
    const kept = storage.keys('').map((key) => storage.get(key))
    expect(kept.join()).not.toMatch(/三十分钟|13800000000/)
  })

  it('[D11] waits on the device without a network, over a reload, and goes out when it is back', async () => {
    const { session, platform, world, visit } = await open(2)
    platform.state.reachable = false
    session.send(COMMENT)
    await world.pass(5_000)
    session.end()
    platform.state.reachable = true
    const later = visit()
    await world.until(() => later.own().length > 0, 120_000)
    expect(platform.stored.size).toBe(1)
  })

  it('[D11] that was refused gives its words back, unless others stand there by now', async () => {
    const { session, platform, world } = await open(3)
    platform.state.refuse = 'comments-closed'
    session.send(COMMENT)
    await world.until(() => session.refused().length > 0, 60_000)
    expect(session.refused()).toMatchObject([{ refused: 'comments-closed' }])
    expect(session.draft('article-01')).toMatchObject({ text: '三十分钟太长', contact: '13800000000' })
    session.keep('article-01', { ...DRAFT, text: '另一条' })
    session.forget(COMMENT.id)
    session.send({ ...COMMENT, id: 'comment-0002', articleId: null })
    session.keep(null, { ...DRAFT, text: '正在写' })
    await world.until(() => session.refused().length > 0, 60_000)
    expect(session.draft(null)?.text).toBe('正在写')
    session.forget('comment-0002')
    expect(session.refused()).toEqual([])
  })
})

describe('on the device', () => {
  it('[D11] what is typed is kept by article, and gone once cleared', async () => {
    const { session, visit, world } = await open(4)
    session.keep('article-01', DRAFT)
    session.keep(null, { ...DRAFT, text: '整体' })
    session.end()
    const later = visit()
    await world.until(() => later.view !== null, 60_000)
    expect(later.draft('article-01')?.text).toBe('三十')
    expect(later.draft(null)?.text).toBe('整体')
    later.keep('article-01', null)
    expect(later.draft('article-01')).toBeNull()
  })

  it('the code is shown until the citizen has kept it, and never after', async () => {
    const { session, world, storage } = await open(5)
    session.send(COMMENT)
    await world.until(() => session.own().length > 0, 60_000)
    session.noted(COMMENT.id)
    expect(session.own()[0]?.code).toBeNull()
    expect(
      storage
        .keys('')
        .map((key) => storage.get(key))
        .join(),
    ).not.toContain('23456789ABCD')
  })

  it('support is told as it was last wanted', async () => {
    const { session, world, platform } = await open(6)
    platform.state.reachable = false
    session.support('comment-0009', true)
    session.support('comment-0009', false)
    session.support('comment-0008', true)
    expect(session.supports('comment-0008')).toBe(true)
    platform.state.reachable = true
    await world.until(() => platform.supports.has('comment-0008') && platform.supports.has('comment-0009'), 120_000)
    expect([...platform.supports].sort()).toEqual([
      ['comment-0008', true],
      ['comment-0009', false],
    ])
    expect(session.supports('comment-0008')).toBe(true)
    expect(session.supports('comment-0009')).toBe(false)
  })

  it('[D15] support is as it was last wanted, also where another device of the person counts ahead', async () => {
    const { session, world, platform } = await open(8)
    session.support('comment-0009', true)
    await world.until(() => platform.supports.get('comment-0009') === true, 120_000)
    const told = platform.numbers.get('comment-0009') ?? 0
    platform.numbers.set('comment-0009', told + HOUR_MS)
    session.support('comment-0009', false)
    await world.until(() => platform.supports.get('comment-0009') === false, 120_000)
    expect(session.supports('comment-0009')).toBe(false)
  })
})

it('[M3] the closing moment passes while somebody reads: it is noticed by itself', async () => {
  const { session, world } = await open(7)
  expect(session.view?.state).toBe('open')
  await world.until(() => session.view?.state === 'closed', 2 * HOUR_MS)
})
