import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InterviewView } from '#contract/interview/activity.ts'
import { createSession, type Notice, type SessionOptions } from '../../../web/embed/interview/session.ts'
import { memoryStorage, type Storage } from '../../../web/live/storage.ts'
import { createDeskServer } from '../live/fake-desk.ts'
import { createPlatform } from '../live/fake-platform.ts'
import { ACTIVITY } from '../live/public-log.ts'
import type { World } from '../live/world.ts'

const MINUTE = 60_000
/** All that is late has been carried out by then. */
const LATEST_MS = 3 * MINUTE

/** An interview in which identity is verified. */
const asksIdentity =
  (given: typeof fetch): typeof fetch =>
  async (input, init) => {
    const reply = await given(input, init)
    if (!String(input).endsWith('/snapshot')) return reply
    const { activity, ...rest } = (await reply.json()) as { activity: InterviewView }
    const details = { ...activity.details, identity: 'verified' as const }
    return Object.assign(reply, { json: async () => ({ ...rest, activity: { ...activity, details } }) })
  }

const setUp = (seed = 1) => {
  const platform = createPlatform(seed)
  const world: World = platform.world
  const server = createDeskServer(() => world, platform.fetch)
  const visit = async (storage: Storage = memoryStorage(), identify: SessionOptions['identify'] | null = null) => {
    const notices: Notice[] = []
    const session = createSession({
      origin: 'https://platform.example',
      activityId: ACTIVITY,
      env: world.env,
      storage,
      identify: identify ?? (() => Promise.reject(new Error('nobody is verified'))),
      notice: (notice) => notices.push(notice),
      fetch: identify ? asksIdentity(server.fetch) : server.fetch,
    })
    session.start()
    await world.until(() => session.view.activity !== null, MINUTE)
    return { session, storage, notices }
  }
  return { platform, world, server, visit }
}

describe('a citizen in an interview', () => {
  test('[M13] nothing is asked for a participant before the citizen acts, and one is made for all that follows', async () => {
    const { world, server, visit } = setUp()
    const { session } = await visit()
    await world.pass(5 * MINUTE)
    expect(server.calls).toEqual([])
    session.ask('第一个问题', null)
    session.act('question-00001', { type: 'vote', on: true })
    await world.until(() => server.votes.size === 1, MINUTE)
    expect(server.participants.size).toBe(1)
    expect([...server.questions.values()].map(({ text }) => text)).toEqual(['第一个问题'])
  })

  test('[D2] [D11] [D15] what is done while nearly everything gets lost or late is stored once, in order, over reloads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(fc.constantFrom('ask', 'vote', 'unvote', 'poll', 'reload', 'wait', 'offline', 'online', 'clock'), {
          maxLength: 25,
        }),
        async (seed, acts) => {
          const { world, server, visit } = setUp(seed)
          server.lose(0.4)
          server.beLate(0.2)
          let here = await visit()
          const asked = new Map<string, string>()
          let voted = false
          let chosen: string[] = []
          for (const act of acts) {
            if (act === 'ask') {
              const text = `问题 ${asked.size}`
              asked.set(here.session.ask(text, null), text)
            }
            if (act === 'vote' || act === 'unvote') {
              voted = act === 'vote'
              here.session.act('question-00001', { type: 'vote', on: voted })
            }
            if (act === 'poll') {
              chosen = [`option-${String(Math.floor(world.random() * 1e4)).padStart(5, '0')}`]
              here.session.act('poll-0000001', { type: 'answer', choices: chosen })
            }
            if (act === 'reload') {
              here.session.stop()
              world.set({ online: true })
              here = await visit(here.storage)
            }
            if (act === 'wait') await world.pass(world.random() * MINUTE)
            if (act === 'clock') world.set({ clock: Math.round((world.random() - 0.5) * 120 * MINUTE) })
            if (act === 'offline' || act === 'online') world.set({ online: act === 'online' })
          }
          world.set({ online: true })
          await world.until(() => here.session.view.waiting.length === 0, 60 * MINUTE)
          await world.pass(LATEST_MS)
          expect(Object.fromEntries([...server.questions].map(([id, { text }]) => [id, text]))).toEqual(
            Object.fromEntries(asked),
          )
          // A participant whose making was not heard of is never used: all that is stored belongs to one.
          expect(server.votes.size).toBe(Number(voted))
          expect([...server.answers.values()]).toEqual(chosen.length ? [chosen] : [])
          expect(here.session.votes.mine('question-00001')).toBe(voted)
          expect(new Set(here.session.view.own.questions.map(({ id }) => id))).toEqual(new Set(asked.keys()))
          here.session.stop()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('[D15] where another device of the person has numbers beyond, what is wished here last stands all the same', async () => {
    const { world, server, visit } = setUp()
    const { session } = await visit()
    session.act('question-00001', { type: 'vote', on: true })
    await world.until(() => server.votes.size === 1, MINUTE)
    server.stand('question-00001 participant-1', world.now() + 60 * MINUTE)
    session.act('question-00001', { type: 'vote', on: false })
    await world.until(() => session.view.waiting.length === 0, MINUTE)
    expect([server.votes.size, session.votes.mine('question-00001')]).toEqual([0, false])
    session.act('question-00001', { type: 'vote', on: true })
    await world.until(() => session.view.waiting.length === 0, MINUTE)
    expect(server.calls.filter((call) => call.endsWith('/vote'))).toHaveLength(4)
    expect(session.votes.mine('question-00001')).toBe(true)
  })

  test('[D15] what is wished in one tab while another still sends is not undone by it', async () => {
    const { world, server, visit } = setUp()
    const storage = memoryStorage()
    const [one, two] = [await visit(storage), await visit(storage)]
    one.session.act('question-00001', { type: 'vote', on: true })
    await world.pass(25)
    two.session.act('question-00001', { type: 'vote', on: false })
    await world.until(() => two.session.view.waiting.length === 0, MINUTE)
    await world.pass(LATEST_MS)
    expect([server.votes.size, one.session.votes.mine('question-00001')]).toEqual([0, false])
  })

  test('[D11] what is being typed is there again after a reload', async () => {
    const { visit } = setUp()
    const { session, storage } = await visit()
    session.desk.keep({ text: '还没写完', name: '小王' })
    session.stop()
    expect((await visit(storage)).session.desk.draft()).toEqual({ text: '还没写完', name: '小王' })
  })

  test('a refusal ends the try, is shown with the words that were refused, and goes when it has been read', async () => {
    const { world, server, visit } = setUp()
    server.refuseAll({ code: 'questions-closed', status: 409 })
    const { session, notices } = await visit()
    const id = session.ask('来晚了', null)
    await world.until(() => session.view.own.refused.length === 1, MINUTE)
    expect(session.view.waiting).toEqual([])
    const [refused] = session.view.own.refused
    expect(refused).toMatchObject({ target: id, command: { text: '来晚了' }, refusal: { code: 'questions-closed' } })
    expect(notices).toContainEqual({ type: 'refused', target: id, code: 'questions-closed' })
    session.forget(refused?.at ?? 0)
    expect(session.view.own.refused).toEqual([])
  })

  test('one command that the platform cannot take holds up no other', async () => {
    const { world, server, visit } = setUp()
    server.refuseAll({ code: 'internal', status: 500 })
    const { session } = await visit()
    session.ask('第一个', null)
    session.act('question-00001', { type: 'vote', on: true })
    await world.pass(5_000)
    expect(server.calls.some((call) => call.endsWith('/vote'))).toBe(true)
    expect(session.view.waiting).toHaveLength(2)
    server.refuseAll(null)
    await world.until(() => session.view.waiting.length === 0, 2 * MINUTE)
    expect([server.questions.size, server.votes.size]).toEqual([1, 1])
  })

  test('an expired participant is replaced once, and the command is done as the new one', async () => {
    const { world, server, visit } = setUp()
    const { session } = await visit()
    session.ask('第一个', null)
    await world.until(() => server.questions.size === 1, MINUTE)
    server.forgetParticipants()
    session.act('question-00001', { type: 'vote', on: true })
    await world.until(() => server.votes.size === 1, MINUTE)
    expect(server.participants.size).toBe(1)
  })

  test('[V7] where identity is verified, what was done before waits on the device, and is sent by itself afterwards', async () => {
    const { world, server, visit } = setUp()
    let token: string | null = null
    let verified = () => {}
    const { session } = await visit(memoryStorage(), async (_, as, changed) => {
      verified = changed
      const required = { ok: false, refusal: { code: 'identity-required' } } as const
      return { exists: () => token !== null, act: async (call) => (token === null ? required : call(as(token))) }
    })
    session.ask('何时修好', null)
    session.act('question-00001', { type: 'vote', on: true })
    await world.pass(5 * MINUTE)
    expect([server.calls, session.view.waiting.length, session.view.own.refused]).toEqual([[], 2, []])
    token = 'person-1'
    server.participants.add(token)
    verified()
    await world.until(() => session.view.waiting.length === 0, 2_000)
    expect([...server.questions.values()].map(({ by }) => by)).toEqual(['person-1'])
    expect([...server.votes]).toEqual(['question-00001 person-1'])
    expect(server.participants.size).toBe(1)
  })

  test('two tabs of one browser become one participant and send everything once', async () => {
    const { world, server, visit } = setUp()
    const storage = memoryStorage()
    const tabs = [await visit(storage), await visit(storage)]
    for (const { session } of tabs) {
      session.ask('同时提出', null)
      session.act('question-00001', { type: 'vote', on: true })
    }
    await world.until(() => tabs.every(({ session }) => session.view.waiting.length === 0), MINUTE)
    expect([server.participants.size, server.questions.size, server.votes.size]).toEqual([1, 2, 1])
    expect(server.calls.filter((call) => call.startsWith('PUT /questions') && !call.endsWith('/vote'))).toHaveLength(2)
  })

  test('an asker learns what became of their question, also of what happened while they were away', async () => {
    const { world, server, visit } = setUp()
    const { session, storage } = await visit()
    const id = session.ask('会怎么样', null)
    await world.until(() => session.view.own.questions.length === 1, MINUTE)
    session.stop()
    server.decide(id, { state: 'declined', declined: { reason: 'off-topic', explanation: '与主题无关。' } })
    const back = (await visit(storage)).session
    await world.until(() => back.view.own.questions[0]?.state === 'declined', MINUTE)
    expect(back.view.own.questions[0]?.declined?.explanation).toBe('与主题无关。')
  })

  test('[D5] an own vote counts at once, once, and is never counted twice when the total arrives', async () => {
    const { platform, world, visit } = setUp()
    const { session } = await visit()
    const id = 'question-00001'
    session.act(id, { type: 'vote', on: true })
    expect([session.votes.mine(id), session.votes.total(id)]).toEqual([true, 1])
    await world.until(() => session.view.waiting.length === 0, MINUTE)
    expect(session.votes.total(id)).toBe(1)
    platform.count({ id, version: 1, total: 1 })
    await world.until(() => session.view.live.tallies.has(id), MINUTE)
    expect(session.votes.total(id)).toBe(1)
    session.act(id, { type: 'vote', on: false })
    expect([session.votes.mine(id), session.votes.total(id)]).toEqual([false, 0])
  })
})
