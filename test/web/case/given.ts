import type { RefusalCode } from '#contract/refusal.ts'
import type { Given } from '../../../web/embed/case/scene.ts'
import { memoryStorage } from '../../../web/live/storage.ts'
import { createWorld } from '../live/world.ts'

const ORIGIN = 'https://platform.example'
const SITE = 'county'

export const BOX_VIEW = {
  site: { id: SITE, name: '云溪县', timeZone: 'Asia/Shanghai', colour: null },
  categories: [{ category: 'suggestion', workingDays: 7, source: '57号' }],
  notAccepted: [],
}

type Reply = [status: number, json: unknown]
export const refusedWith = (code: RefusalCode): Reply => [409, { refusal: { code } }]

/** A platform that answers by method and path, can be out of reach, and can lose its replies; and one visit to it. */
export const open = (seed: number, answer: (call: string, body: unknown) => Reply | undefined) => {
  const world = createWorld(seed, () => {
    throw new Error('the acceptance system opens no socket')
  })
  const state = { reachable: true, loseReplies: 0, calls: [] as string[], places: [] as string[] }
  const device = memoryStorage()
  const visitStorage = memoryStorage()
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const call = `${init.method} ${`${input}`.slice(ORIGIN.length)}`
    state.calls.push(call)
    if (!state.reachable) throw new TypeError('offline')
    const found = call.endsWith('/box')
      ? ([200, BOX_VIEW] satisfies Reply)
      : call.endsWith('/participants')
        ? ([200, { participantId: 'participant-1', token: 'token' }] satisfies Reply)
        : answer(call, JSON.parse(`${init.body ?? 'null'}`))
    const [status, json] = found ?? [404, { refusal: { code: 'not-found' } }]
    if (init.method !== 'GET' && !call.endsWith('/participants') && state.loseReplies-- > 0)
      throw new TypeError('cut off')
    return new Response(JSON.stringify(json), { status })
  }
  const given = (visit = visitStorage): Given => ({
    ...{ origin: ORIGIN, siteId: SITE, language: 'zh-CN', env: world.env, storage: device, visit, fetch },
    changed: () => {},
    go: (id) => state.places.push(id),
    notice: () => {},
  })
  return { world, state, device, visitStorage, given }
}
