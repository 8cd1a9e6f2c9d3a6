import type { OwnQuestion } from '#contract/interview/question.ts'
import { isNewer } from '#domain/wish.ts'
import { ACTIVITY } from './public-log.ts'
import type { World } from './world.ts'

/** Longer than a client waits before it tries again. */
const LATE_MS = 120_000

/** What a platform does for participants: everything stored once by its id, whatever is lost on the way there or back. */
export const createDeskServer = (world: () => World, others: typeof fetch) => {
  const participants = new Set<string>()
  const questions = new Map<string, OwnQuestion & { by: string }>()
  const votes = new Set<string>()
  const answers = new Map<string, string[]>()
  /** The number of the wish that stands, by what it is of and whose. */
  const numbers = new Map<string, number>()
  const calls: string[] = []
  let loss = 0
  let lateness = 0
  let refusal: { code: string; status: number } | null = null

  const refuse = (code: string, status: number): [number, unknown] => [status, { refusal: { code } }]

  const handle = (
    method: string,
    path: string,
    query: URLSearchParams,
    by: string | null,
    body: unknown,
  ): [number, unknown] => {
    calls.push(`${method} ${path}`)
    if (path.endsWith('/participants')) {
      const participantId = `participant-${participants.size + 1}`
      participants.add(participantId)
      return [200, { participantId, token: participantId }]
    }
    if (by === null || !participants.has(by)) return refuse('participant-required', 401)
    if (path.endsWith('/mine')) {
      const ids = (query.get('ids') ?? '').split(',')
      const mine = ids.flatMap((id) => questions.get(id) ?? []).filter((question) => question.by === by)
      return [200, { questions: mine.map(({ by: _, ...own }) => own) }]
    }
    if (refusal) return refuse(refusal.code, refusal.status)
    const {
      text,
      name,
      on,
      choices,
      number = 0,
    } = body as {
      text?: string
      name?: string | null
      on?: boolean
      choices?: string[]
      number?: number
    }
    const [, id = '', what] = /\/(?:questions|polls)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    const wish = `${id} ${by}`
    const takesEffect = what !== undefined && isNewer(number, numbers.get(wish))
    if (takesEffect) numbers.set(wish, number)
    if (what === 'vote') {
      if (takesEffect && on) votes.add(wish)
      if (takesEffect && !on) votes.delete(wish)
      return [200, { questionId: id, on: votes.has(wish), number: numbers.get(wish) }]
    }
    if (what === 'answer') {
      if (takesEffect) answers.set(wish, choices ?? [])
      return [200, { choices: answers.get(wish), number: numbers.get(wish) }]
    }
    const known = questions.get(id)
    if (method !== 'PUT' && !known) return refuse('not-found', 404)
    const version = (known?.version ?? 0) + (method === 'PUT' && known ? 0 : 1)
    const question: OwnQuestion & { by: string } = {
      id,
      text: known && method !== 'PATCH' ? known.text : (text ?? ''),
      name: known?.name ?? name ?? null,
      askedAt: known?.askedAt ?? world().now(),
      state: method === 'DELETE' ? 'withdrawn' : (known?.state ?? 'pending'),
      declined: null,
      mergedInto: null,
      edited: false,
      version,
      by,
    }
    questions.set(id, question)
    const { by: _, ...own } = question
    return [200, own]
  }

  const fetchAs: typeof fetch = (input, init) => {
    const url = new URL(String(input))
    if (/\/(head|snapshot)$|\/log\/|\/activities\/[^/]+$/.test(url.pathname)) return others(input, init)
    return new Promise((resolve, reject) => {
      const lost = () => world().random() < loss || !world().env.online()
      const fail = () => reject(new TypeError('no network'))
      world().after(20, () => {
        if (lost()) return fail()
        const by = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? null
        const body: unknown = init?.body ? JSON.parse(String(init.body)) : {}
        const path = url.pathname.replace(`/api/activities/${ACTIVITY}`, '')
        const carryOut = () => handle(init?.method ?? 'GET', path, url.searchParams, by, body)
        if (world().random() < lateness) {
          world().after(world().random() * LATE_MS, carryOut)
          return fail()
        }
        const [status, reply] = carryOut()
        world().after(20, () => {
          if (lost()) return fail()
          resolve(Object.assign(new Response(null, { status }), { json: async () => structuredClone(reply) }))
        })
      })
    })
  }

  return {
    fetch: fetchAs,
    participants,
    questions,
    votes,
    answers,
    calls,
    /** Requests and replies get lost with this probability. */
    lose: (probability: number) => {
      loss = probability
    },
    /** With this probability the caller hears nothing, and the request is carried out afterwards. */
    beLate: (probability: number) => {
      lateness = probability
    },
    /** Another device of the same person has wished something, by a clock of its own. */
    stand: (wish: string, number: number) => numbers.set(wish, number),
    refuseAll: (next: typeof refusal) => {
      refusal = next
    },
    decide: (id: string, change: Partial<OwnQuestion>) => {
      const question = questions.get(id)
      if (question) questions.set(id, { ...question, ...change, version: question.version + 1 })
    },
    forgetParticipants: () => participants.clear(),
  }
}
