import type * as v from 'valibot'
import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { SolicitationCommand } from '#contract/solicitation/command.ts'
import type { CommentCommand, SendComment } from '#contract/solicitation/comment.ts'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import { dayAt, dayNumber } from '#domain/calendar/day.ts'
import { dayInZone } from '#domain/working-days.ts'
import { ok } from '../../support/call.ts'
import type { StaffName } from './accounts.ts'
import { newId } from './staff.ts'
import { COUNTY, type World } from './world.ts'

/** `days` from today, in the site's zone. */
export const dayFromNow = (days: number): string => dayAt(dayNumber(dayInZone(Date.now(), 'Asia/Shanghai')) + days)

const article = (n: number, number: string, text: string): DraftPart => ({
  type: 'article',
  id: `article-${String(n).padStart(2, '0')}`,
  number,
  text,
})
const chapter = (n: number, number: string, title: string): DraftPart => ({
  type: 'heading',
  id: `chapter-${String(n).padStart(2, '0')}`,
  level: 2,
  number,
  title,
})

/** What a county puts out for comment. */
export const DRAFT: DraftPart[] = [
  chapter(1, '第一章', '总则'),
  article(1, '第一条', '为了加强城市照明管理，改善城市照明环境，促进能源节约，根据有关法律法规，制定本办法。'),
  article(2, '第二条', '本县城市规划区内城市照明的规划、建设、维护和监督管理，适用本办法。'),
  chapter(2, '第二章', '运行和维护'),
  article(3, '第三条', '道路照明应当在日落后三十分钟内开启，在日出前三十分钟内关闭。'),
  article(4, '第四条', '照明设施发生故障的，管理单位应当在接到报告之日起五个工作日内修复。'),
  chapter(3, '第三章', '附则'),
  article(5, '第五条', '本办法自公布之日起三十日后施行。'),
]

/** The text that it would replace. */
const LAW: DraftPart[] = [
  article(3, '第二条', '道路照明应当在日落后六十分钟内开启，在日出前六十分钟内关闭。'),
  article(9, '第三条', '乡镇照明由乡镇人民政府管理。'),
]

const solicitationDetails = (more: Partial<SolicitationDetails> = {}): SolicitationDetails => ({
  lang: 'zh-CN',
  title: '云溪县城市照明管理办法（征求意见稿）',
  kind: 'rule',
  background: '我县现行照明规定已施行十二年，设施老化、能耗偏高的问题突出，群众对夜间出行安全反映较多。',
  basis: '《城市照明管理规定》《中华人民共和国节约能源法》。',
  reasons: '统一开关灯时间，明确报修时限和责任单位。',
  howToReply: '来信请寄云溪县城东路1号县城市管理局；电话 0571-12345678；电子邮箱 zm@example.gov.cn。',
  closesOn: dayFromNow(31),
  shorterReason: '',
  explanation: '本办法共三章五条。',
  attachments: [{ title: '起草说明全文', url: 'https://www.example.gov.cn/note.html' }],
  questions: [{ question: '乡镇道路适用吗？', answer: '本办法适用于城市规划区；乡镇道路参照执行。' }],
  identity: 'anonymous',
  senders: ['individual', 'organisation'],
  othersVisible: 'at-once',
  previousId: null,
  alongsideIds: [],
  ...more,
})

type WithoutIds<C> = C extends unknown ? Omit<C, 'commandId' | 'version'> : never
type Order = WithoutIds<SolicitationCommand>
type Decision = CommentCommand extends infer C ? (C extends unknown ? Omit<C, 'commandId'> : never) : never

/** The API by hand, for what a journey of a solicitation needs to find already there. */
export const solicitors = ({ call, staff }: World) => {
  const backstage = async (activityId: string) =>
    ok(call('solicitation.backstage', { params: { activityId }, token: await staff.token('moderator') }))
  const order = async (name: StaffName, activityId: string, command: Order): Promise<void> => {
    const { version } = (await backstage(activityId)).solicitation
    const body = { ...command, commandId: newId(), version } as SolicitationCommand
    await ok(call('solicitation.command', { params: { activityId }, body, token: await staff.token(name) }))
  }
  const draft = async (more: Partial<SolicitationDetails> = {}, parts: DraftPart[] = DRAFT): Promise<string> => {
    const activityId = newId()
    const token = await staff.token('moderator')
    const body = { commandId: newId(), details: solicitationDetails(more) }
    await ok(call('solicitation.create', { params: { siteId: COUNTY, activityId }, body, token }))
    if (parts.length > 0) await order('moderator', activityId, { type: 'solicitation.draft', document: 'draft', parts })
    return activityId
  }
  const comments = async (activityId: string) => {
    const token = await staff.token('moderator')
    return (await ok(call('comment.list', { params: { activityId }, token }))).comments
  }
  const decide = async (activityId: string, decision: Decision): Promise<void> => {
    const body = { ...decision, commandId: newId() } as CommentCommand
    const token = await staff.token('moderator')
    await ok(call('comment.command', { params: { activityId }, body, token }))
  }
  return {
    backstage,
    order,
    draft,
    comments,
    decide,
    announced: async (more?: Partial<SolicitationDetails>, { law = false } = {}): Promise<string> => {
      const activityId = await draft(more)
      if (law) await order('moderator', activityId, { type: 'solicitation.draft', document: 'law', parts: LAW })
      await order('reviewer', activityId, { type: 'solicitation.announce' })
      return activityId
    },
    /** A citizen of their own comments; gives the comment's id. */
    say: async (activityId: string, more: Partial<v.InferInput<typeof SendComment>> = {}): Promise<string> => {
      const { token } = await ok(call('participant.create', { params: { activityId } }))
      const id = newId()
      const body = {
        ...{
          id,
          articleId: 'article-03',
          stance: 'oppose',
          text: '三十分钟太长，冬天放学路上已经全黑。',
          proposed: null,
        },
        ...{ sender: { kind: 'individual', name: null }, contact: null },
        ...more,
      }
      await ok(call('comment.send', { params: { activityId }, body, token }))
      return id
    },
    show: async (activityId: string, ...ids: string[]): Promise<void> => {
      const targets = (await comments(activityId))
        .filter(({ id }) => ids.includes(id))
        .map(({ id, version }) => ({ id, version }))
      await decide(activityId, { type: 'comment.show', targets })
    },
  }
}
export type Solicitors = ReturnType<typeof solicitors>
