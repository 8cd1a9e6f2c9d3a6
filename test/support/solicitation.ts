import * as v from 'valibot'
import type { CommandReply } from '#contract/interview/list.ts'
import { ROUTES, type Route, type RouteId } from '#contract/routes.ts'
import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { SolicitationCommand } from '#contract/solicitation/command.ts'
import type { CommentCommand, CommentCommandReply, SendComment } from '#contract/solicitation/comment.ts'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import type { CommentReceipt } from '#contract/solicitation/own-comment.ts'
import { dayAt, dayNumber } from '#domain/calendar/day.ts'
import { dayInZone } from '#domain/working-days.ts'
import { createApp } from '../../functions/http/app.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import { signingWith } from '../../functions/runtime/signing.ts'
import { addressFor, addressOf, type Got, type Input, ok, readReply } from './call.ts'
import { noConnections } from './connections.ts'
import { newId } from './people.ts'
import type { Platform } from './platform.ts'
import type { Team } from './scene.ts'
import { sourcesOn } from './sources.ts'
import { ADMIN } from './template.ts'

const ZONE = 'Asia/Shanghai'
const DAY_MS = 24 * 60 * 60_000

/** `days` from today, in the site's zone. */
export const dayFromNow = (days: number): string => dayAt(dayNumber(dayInZone(Date.now(), ZONE)) + days)

export const solicitationDetails = (more: Partial<SolicitationDetails> = {}): SolicitationDetails => ({
  lang: 'zh-CN',
  title: '城市照明管理办法（征求意见稿）',
  kind: 'rule',
  background: '背景',
  basis: '《城市照明管理规定》',
  reasons: '理由',
  howToReply: '来信请寄某路1号',
  closesOn: dayFromNow(31),
  shorterReason: '',
  explanation: '',
  attachments: [],
  questions: [],
  identity: 'anonymous',
  senders: ['individual', 'organisation'],
  othersVisible: 'at-once',
  previousId: null,
  alongsideIds: [],
  ...more,
})

export const PARTS: DraftPart[] = [
  { type: 'heading', id: 'chapter-01', level: 2, number: '第一章', title: '总则' },
  { type: 'article', id: 'article-01', number: '第一条', text: '路灯应当在日落后三十分钟内开启。' },
  { type: 'article', id: 'article-02', number: '第二条', text: '本办法自公布之日起施行。' },
]

/** A command without its id, which is made unless the test repeats one. */
type Sent<C> = C extends { commandId: string } ? Omit<C, 'commandId'> & { commandId?: string } : never
export type Order =
  Sent<SolicitationCommand> extends infer C
    ? C extends { version: number }
      ? Omit<C, 'version'> & { version?: number }
      : never
    : never
export type CommentOrder = Sent<CommentCommand>

type Reply<Id extends RouteId> = (typeof ROUTES)[Id] extends { reply: infer S extends v.GenericSchema }
  ? v.InferOutput<S>
  : null

/**
 * The function's own application over the platform's tables, with a clock that a test sets: the rest of the platform, its streams and
 * background work, runs as it is deployed. Staff come by their subject, as the gateway hands them over once their token is verified.
 */
export const withClock = (platform: Platform) => {
  const clock = { aheadMs: 0 }
  const now = () => Date.now() + clock.aheadMs
  const app = createApp({
    connections: noConnections,
    ...{ tables: platform.tables, sources: sourcesOn(platform.tables), now, newId, random: Math.random },
    ...{ signing: signingWith(async () => new Uint8Array(32)), sealing: sealingWith(async () => 'a secret') },
    webhookSealing: sealingWith(async () => 'another'),
    suppression: sealingWith(async () => 'a third'),
    ...{
      socketUrl: 'wss://unused.test',
      oidc: { issuer: 'https://issuer.test', clientId: '', audience: 'console' },
      citizens: null,
      adminSubject: ADMIN,
    },
    webhooksAnywhere: false,
  })
  const call = async <Id extends RouteId>(
    id: Id,
    { subject, ...input }: Omit<Input, 'token'> & { token?: string; subject?: string } = {},
  ): Promise<Got<Reply<Id>>> => {
    const route: Route = ROUTES[id]
    const { body, token, headers } = input
    const claims = { sub: subject, name: subject, iss: 'https://issuer.test', aud: 'console' }
    const verified = subject === undefined ? {} : { authorizer: { jwt: { claims } } }
    const response = await app.request(
      addressOf(route.path, input),
      {
        method: route.method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}`, 'x-forwarded-for': addressFor(token) } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { event: { requestContext: verified } },
    )
    const got = await readReply(response)
    const reply = got.status === 200 && route.reply ? v.parse(route.reply, JSON.parse(got.text)) : null
    return { ...got, reply: reply as Reply<Id> | null }
  }
  return { clock, now, call }
}

export const solicitors = (platform: Platform, { siteId, moderator, reviewer }: Team) => {
  const { clock, now, call } = withClock(platform)
  const backstage = async (activityId: string) =>
    ok(call('solicitation.backstage', { params: { activityId }, subject: moderator.subject }))
  const attempt = async (by: { subject: string }, activityId: string, order: Order): Promise<Got<CommandReply>> => {
    const version = order.version ?? (await backstage(activityId)).solicitation.version
    const body = { commandId: newId(), ...order, version }
    return call('solicitation.command', { params: { activityId }, body, subject: by.subject })
  }
  /** Gives the solicitation's version after it. */
  const order = async (by: { subject: string }, activityId: string, command: Order): Promise<number> =>
    (await ok(attempt(by, activityId, command))).versions[activityId] ?? 0
  const draft = async (more: Partial<SolicitationDetails> = {}, parts: DraftPart[] = PARTS): Promise<string> => {
    const activityId = newId()
    const body = { commandId: newId(), details: solicitationDetails(more) }
    await ok(call('solicitation.create', { params: { siteId, activityId }, body, subject: moderator.subject }))
    await order(moderator, activityId, { type: 'solicitation.draft', document: 'draft', parts })
    return activityId
  }
  const announced = async (more?: Partial<SolicitationDetails>, parts?: DraftPart[]): Promise<string> => {
    const activityId = await draft(more, parts)
    await order(reviewer, activityId, { type: 'solicitation.announce' })
    return activityId
  }
  const citizen = async (activityId: string): Promise<string> =>
    (await ok(call('participant.create', { params: { activityId } }))).token
  const send = (activityId: string, token: string, more: Partial<SendComment> = {}): Promise<Got<CommentReceipt>> => {
    const comment = {
      ...{ id: newId(), articleId: 'article-01', stance: 'oppose', text: '三十分钟太长。', proposed: null },
      ...{ sender: { kind: 'individual', name: null }, contact: null },
    }
    return call('comment.send', { params: { activityId }, body: { ...comment, ...more }, token })
  }
  const decide = (by: { subject: string }, activityId: string, body: CommentOrder): Promise<Got<CommentCommandReply>> =>
    call('comment.command', { params: { activityId }, body: { commandId: newId(), ...body }, subject: by.subject })
  /** All comments as staff list them. */
  const list = async (activityId: string, query: Record<string, string> = {}) => {
    const comments = []
    let after: string | null = null
    do {
      const more: Record<string, string> = after === null ? {} : { after }
      const page: Reply<'comment.list'> = await ok(
        call('comment.list', { params: { activityId }, query: { ...query, ...more }, subject: moderator.subject }),
      )
      comments.push(...page.comments)
      after = page.next
    } while (after !== null)
    return comments
  }
  /** The clock goes to a moment after the close, by default well past what may still be on its way. */
  const close = async (activityId: string, afterMs = DAY_MS): Promise<void> => {
    const { solicitation } = await backstage(activityId)
    clock.aheadMs = (solicitation.period?.closesAt ?? 0) + afterMs - Date.now()
  }
  return { ...{ clock, now, call, backstage, attempt, order, draft, announced, citizen, send, decide, list, close } }
}
export type Solicitors = ReturnType<typeof solicitors>
