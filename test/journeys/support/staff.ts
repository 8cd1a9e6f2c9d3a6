import { randomUUID } from 'node:crypto'
import type { InterviewDetails, InterviewState } from '#contract/interview/activity.ts'
import type { InterviewCommand } from '#contract/interview/command.ts'
import type { OwnQuestion } from '#contract/interview/question.ts'
import type { Backstage } from '#contract/live/head.ts'
import { type SignedIn, signIn } from '../../../infra/local/sign-in.ts'
import { type Call, ok } from '../../support/call.ts'
import { inParallel } from '../../support/pool.ts'
import { ACCOUNTS, type StaffName } from './accounts.ts'
import { fullDetails, GUEST, HOST } from './content.ts'

export const newId = (): string => randomUUID().replaceAll('-', '')

type WithoutId<C> = C extends InterviewCommand ? Omit<C, 'commandId'> : never
type Order = WithoutId<InterviewCommand>

/** The API by hand, for what a journey needs to find already there. */
export interface Staff {
  session(name: StaffName): Promise<SignedIn>
  token(name: StaffName): Promise<string>
  run(name: StaffName, activityId: string, order: Order): Promise<void>
  backstage(activityId: string): Promise<Backstage>
  create(more?: Partial<InterviewDetails>): Promise<string>
  /** Brings a new interview as far as wanted, by those who may. */
  interview(state: Exclude<InterviewState, 'archived' | 'cancelled'>, more?: Partial<InterviewDetails>): Promise<string>
  /** Enters a turn; gives its id. */
  say(activityId: string, text: string, questionId?: string | null): Promise<string>
  /** A citizen of their own asks, and the question is published; gives its id. */
  publish(activityId: string, text: string, name?: string | null): Promise<string>
  ask(activityId: string, text: string, name?: string | null): Promise<OwnQuestion>
  version(activityId: string, questionId: string): Promise<number>
  /** So many come at once and vote for one question, where two others have a vote each: no crowd does. */
  burst(activityId: string, questionId: string): Promise<void>
}

/** More than people who are the first to vote may give one question of three. */
const BURST = 65

export const createStaff = (platformUrl: string, call: Call, siteId: string, hostSite: string): Staff => {
  const sessions = new Map<StaffName, Promise<SignedIn>>()
  const session = (name: StaffName) => {
    const known = sessions.get(name) ?? signIn(platformUrl, ACCOUNTS[name])
    sessions.set(name, known)
    return known
  }
  const token = async (name: StaffName) => (await session(name)).accessToken
  const run = async (name: StaffName, activityId: string, order: Order) => {
    const body = { commandId: newId(), ...order }
    await ok(call('activity.command', { params: { activityId }, body, token: await token(name) }))
  }
  const backstage = async (activityId: string) =>
    ok(call('activity.backstage', { params: { activityId }, token: await token('moderator') }))
  const version = async (activityId: string, questionId: string) => {
    const { questions } = await backstage(activityId)
    return questions.find(({ id }) => id === questionId)?.version ?? 0
  }
  const create = async (more: Partial<InterviewDetails> = {}) => {
    const activityId = newId()
    const body = { commandId: newId(), details: fullDetails(hostSite, more) }
    await ok(call('activity.create', { params: { siteId, activityId }, body, token: await token('moderator') }))
    return activityId
  }
  const ask = async (activityId: string, text: string, name: string | null = null) => {
    const participant = await ok(call('participant.create', { params: { activityId } }))
    const params = { activityId, questionId: newId() }
    return ok(call('question.ask', { params, body: { text, name }, token: participant.token }))
  }
  const publish = async (activityId: string, text: string, name: string | null = null) => {
    const { id, version: asked } = await ask(activityId, text, name)
    await run('moderator', activityId, { type: 'question.publish', id, version: asked })
    return id
  }
  const vote = async (activityId: string, questionId: string) => {
    const { token: participant } = await ok(call('participant.create', { params: { activityId } }))
    const body = { on: true, number: 1 }
    await ok(call('question.vote', { params: { activityId, questionId }, body, token: participant }))
  }
  const burst = async (activityId: string, questionId: string) => {
    for (const text of ['停车位什么时候增加？', '公园几点关门？'])
      await vote(activityId, await publish(activityId, text))
    await inParallel(Array.from({ length: BURST }).keys(), 8, () => vote(activityId, questionId))
  }
  return {
    burst,
    session,
    token,
    run,
    backstage,
    create,
    ask,
    version,
    interview: async (state, more) => {
      const id = await create(more)
      const steps: [typeof state, StaffName, Order][] = [
        ['announced', 'reviewer', { type: 'activity.announce' }],
        ['live', 'host', { type: 'activity.start' }],
        ['review', 'host', { type: 'activity.finish' }],
        ['published', 'moderator', { type: 'activity.submit', providedBy: '县政务服务和数据局' }],
        ['published', 'reviewer', { type: 'activity.secrecy' }],
        ['published', 'reviewer', { type: 'activity.publish' }],
      ]
      const order = ['draft', 'announced', 'live', 'review', 'published']
      for (const [reached, who, step] of steps)
        if (order.indexOf(reached) <= order.indexOf(state)) await run(who, id, step)
      return id
    },
    say: async (activityId, text, questionId = null) => {
      const id = newId()
      const speaker = questionId === null ? HOST : GUEST
      await run('transcriber', activityId, {
        type: 'turn.add',
        id,
        speaker,
        text,
        images: [],
        questionId,
        after: null,
      })
      return id
    },
    publish,
  }
}
