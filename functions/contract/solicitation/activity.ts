import * as v from 'valibot'
import { Day, HttpUrl, Id, Instant, Language, line, optionalText, text, Whole } from '../basics.ts'
import { AsksIdentity } from '../identity.ts'
import { LIMITS } from '../limits.ts'
import { SOLICITATION_LIMITS as MAX } from './limits.ts'

/** What is being drafted; the kind decides how long the public must have (`PeriodTable`). */
export const DRAFT_KINDS = ['regulation', 'rule', 'decision', 'normative', 'normative-business', 'other'] as const
export const DraftKind = v.picklist(DRAFT_KINDS)

/** The shortest time for comments, the day of announcement not counted. */
export const Period = v.object({
  days: v.pipe(Whole, v.minValue(1), v.maxValue(365)),
  unit: v.picklist(['calendar', 'working']),
  source: text(MAX.reason),
})
export type Period = v.InferOutput<typeof Period>
/** A site's table. National defaults: `functions/domain/solicitation/announce.ts`. */
export const PeriodTable = v.object(v.entriesFromList(DRAFT_KINDS, Period))
export type PeriodTable = v.InferOutput<typeof PeriodTable>

export const SENDER_KINDS = ['individual', 'organisation'] as const
export const SenderKind = v.picklist(SENDER_KINDS)

const link = v.object({ title: line(LIMITS.title), url: HttpUrl })

/** What an editor fills in. A draft of it may be incomplete; what M3 demands is checked when it is announced. */
export const SolicitationDetails = v.object({
  lang: Language,
  title: line(LIMITS.title),
  kind: DraftKind,
  background: optionalText(MAX.statement),
  /** Basis and reasons (依据、理由): the law it rests on, and why it is made. */
  basis: optionalText(MAX.statement),
  reasons: optionalText(MAX.statement),
  /** Besides this page: address, telephone, e-mail. */
  howToReply: optionalText(MAX.statement),
  /** The last day for comments, to its end in the site's zone. */
  closesOn: v.nullable(Day),
  /** Shown publicly where the period is shorter than it should be. */
  shorterReason: optionalText(MAX.reason),
  explanation: optionalText(MAX.statement),
  attachments: v.pipe(v.array(link), v.maxLength(MAX.links)),
  questions: v.pipe(
    v.array(v.object({ question: text(MAX.reason), answer: text(MAX.statement) })),
    v.maxLength(MAX.questions),
  ),
  identity: AsksIdentity,
  senders: v.pipe(v.array(SenderKind), v.minLength(1)),
  /** When citizens see what others said. */
  othersVisible: v.picklist(['at-once', 'after-close']),
  /** The round before this one. */
  previousId: v.nullable(Id),
  /** Drafts put out together with this one. */
  alongsideIds: v.optional(v.pipe(v.array(Id), v.maxLength(MAX.alongside)), []),
})
export type SolicitationDetails = v.InferOutput<typeof SolicitationDetails>

/** The period as announced, with what it should have been. */
export const CommentPeriod = v.object({
  announcedOn: Day,
  closesOn: Day,
  /** The first moment after it. */
  closesAt: Instant,
  shortest: Period,
  /** The earliest closing day that would not need a reason. */
  shortestDay: Day,
  /** 暂定: that day lies beyond the last holiday notice. */
  provisional: v.boolean(),
  /** Null: not shorter. */
  shorterReason: v.nullable(v.string()),
})
export type CommentPeriod = v.InferOutput<typeof CommentPeriod>

/** What the period would be if it were announced today, for who is filling it in. */
export const PeriodCheck = v.object({
  announcedOn: Day,
  shortest: Period,
  shortestDay: Day,
  /** 暂定: that day lies beyond the last holiday notice. */
  provisional: v.boolean(),
})
