import { randomUUID } from 'node:crypto'
import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { SendComment } from '#contract/solicitation/comment.ts'
import { dayInZone } from '#domain/working-days.ts'
import type { Stage } from './cast.ts'
import { CAMPAIGNS, NODS, REMARKS, type Remark } from './content/comments.ts'
import { DRAFT_DETAILS, DRAFT_TEXT, LAW_TEXT } from './content/draft.ts'
import { activityId } from './ids.ts'
import type { Moment } from './moments.ts'
import { COUNTY } from './sites.ts'
import { chinaTime } from './times.ts'

const ZONE = 'Asia/Shanghai'
/** Announced so long ago, for so long: there is a week left to comment. In days. */
const AGO = 24
const FOR = 31
/** So many write at the same moment. */
const AT_ONCE = 10

type Sent = Omit<SendComment, 'id'>

/** A draft of forty articles, read from pasted text as an editor does it, and the three hundred comments it has so far. */
export const solicitationMoments = (stage: Stage, now: number): { id: string; moments: Moment[] } => {
  const { api, cast, pageUrl } = stage
  const id = activityId('draft')
  const params = { activityId: id }
  let version = 1
  /** Ids of the articles, by their number in the draft. */
  const articles = new Map<number, { id: string; text: string }>()

  const create = async (): Promise<void> => {
    const token = await cast.moderator.token()
    const details: SolicitationDetails = {
      ...DRAFT_DETAILS,
      lang: 'zh-CN',
      kind: 'normative',
      closesOn: dayInZone(chinaTime(now, FOR - AGO, 12), ZONE),
      shorterReason: '',
      attachments: [{ title: '起草说明全文', url: `${pageUrl}/news/plan` }],
      questions: [...DRAFT_DETAILS.questions],
      identity: 'anonymous',
      senders: ['individual', 'organisation'],
      othersVisible: 'at-once',
      previousId: null,
      alongsideIds: [],
    }
    const body = { commandId: randomUUID(), details }
    await api('solicitation.create', { params: { siteId: COUNTY, ...params }, body, token })
    for (const [document, source] of [
      ['draft', DRAFT_TEXT],
      ['law', LAW_TEXT],
    ] as const) {
      const { parts } = await api('solicitation.import', {
        params,
        body: { document, source: { format: 'text', source } },
        token,
      })
      const body = { commandId: randomUUID(), version, type: 'solicitation.draft' as const, document, parts }
      const reply = await api('solicitation.command', { params, body, token })
      version = reply.versions[id] ?? version + 1
      if (document === 'draft')
        for (const part of parts.filter((each) => each.type === 'article')) articles.set(articles.size + 1, part)
    }
  }
  const announce = async (): Promise<void> => {
    const body = { commandId: randomUUID(), version, type: 'solicitation.announce' as const }
    await api('solicitation.command', { params, body, token: await cast.reviewer.token() })
  }
  const comment = async (sent: Sent): Promise<void> => {
    const { token } = await api('participant.create', { params })
    await api('comment.send', { params, body: { id: `comment-${randomUUID().slice(0, 13)}`, ...sent }, token })
  }
  const sentOf = ({ article, stance, text, proposed, organisation }: Remark): Sent => {
    const found = articles.get(article)
    return {
      ...{ articleId: found?.id ?? null, stance, text },
      proposed: found && proposed ? found.text.replace(proposed[0], proposed[1]) : null,
      sender: organisation ? { kind: 'organisation', name: organisation } : { kind: 'individual', name: null },
      contact: null,
    }
  }

  const remarks: Remark[] = [
    ...REMARKS,
    ...CAMPAIGNS.flatMap(({ remark, people, own }) =>
      Array.from({ length: people }, (_, index) => ({
        ...remark,
        text: `${remark.text}${own[index % own.length] ?? ''}`,
      })),
    ),
    ...NODS.flatMap(([article, stance, people]) =>
      Array.from({ length: people }, () => ({ article, stance, text: '' })),
    ),
  ]
  const begin = chinaTime(now, -AGO, 9)
  const first = chinaTime(now, -AGO, 10)
  // Mixed by a step that shares no factor with their number, so that campaigns come among the others.
  const mixed = remarks.map((_, index) => remarks[(index * 7) % remarks.length] as Remark)
  const apart = Math.floor((now - 3_600_000 - first) / (mixed.length / AT_ONCE))
  return {
    id,
    moments: [
      [begin - 86_400_000, create],
      [begin, announce],
      ...mixed.map(
        (remark, index): Moment => [first + Math.floor(index / AT_ONCE) * apart, () => comment(sentOf(remark))],
      ),
    ],
  }
}
