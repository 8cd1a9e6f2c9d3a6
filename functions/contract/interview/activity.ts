import * as v from 'valibot'
import { clean } from '#clean'
import { Actor, Day, HttpUrl, Id, Instant, Language, line, optionalText, SiteId, text, Version } from '../basics.ts'
import { AsksIdentity } from '../identity.ts'
import { LIMITS } from '../limits.ts'

/** The life of an interview (M2). Late answers come after `published`; `cancelled` carries a notice. */
export const INTERVIEW_STATES = ['draft', 'announced', 'live', 'review', 'published', 'archived', 'cancelled'] as const
export const InterviewState = v.picklist(INTERVIEW_STATES)
export type InterviewState = v.InferOutput<typeof InterviewState>

export const Person = v.object({
  id: Id,
  name: line(LIMITS.personName),
  post: optionalText(LIMITS.post),
  photo: v.optional(v.nullable(HttpUrl), null),
  biography: optionalText(LIMITS.biography),
})
export type Person = v.InferOutput<typeof Person>

export const Material = v.variant('type', [
  v.object({ type: v.literal('text'), title: line(LIMITS.title), text: text(LIMITS.materialText) }),
  v.object({ type: v.literal('image'), title: line(LIMITS.title), url: HttpUrl, alt: line(LIMITS.title) }),
  v.object({
    type: v.literal('table'),
    title: line(LIMITS.title),
    columns: v.pipe(v.array(line(LIMITS.columnTitle)), v.minLength(1), v.maxLength(LIMITS.tableColumns)),
    rows: v.pipe(
      v.array(
        v.pipe(v.array(v.pipe(v.string(), v.transform(clean), v.maxLength(200))), v.maxLength(LIMITS.tableColumns)),
      ),
      v.maxLength(LIMITS.tableRows),
    ),
  }),
  v.object({ type: v.literal('link'), title: line(LIMITS.title), url: HttpUrl }),
  v.object({
    type: v.literal('audio'),
    title: line(LIMITS.title),
    url: HttpUrl,
    transcript: text(LIMITS.materialText),
  }),
  v.object({ type: v.literal('video'), title: line(LIMITS.title), url: HttpUrl, captions: HttpUrl }),
])
export type Material = v.InferOutput<typeof Material>

/** What an editor fills in; `startsAt` before `endsAt`. */
export const InterviewDetails = v.pipe(
  v.object({
    lang: Language,
    title: line(LIMITS.title),
    summary: text(LIMITS.summary),
    host: Person,
    guests: v.pipe(v.array(Person), v.maxLength(LIMITS.guests)),
    startsAt: Instant,
    endsAt: Instant,
    related: v.pipe(v.array(v.object({ title: line(LIMITS.title), url: HttpUrl })), v.maxLength(LIMITS.relatedLinks)),
    materials: v.pipe(v.array(Material), v.maxLength(LIMITS.materials)),
    /** A second person must approve each turn before citizens see it. */
    turnsNeedReview: v.boolean(),
    /** As whom citizens ask, support and vote: as one of a device, as a verified person, or with a name beside each question (M14). */
    identity: v.optional(AsksIdentity, 'anonymous'),
  }),
  v.forward(
    v.check((details) => details.startsAt < details.endsAt, 'ends_before_start'),
    ['endsAt'],
  ),
)
export type InterviewDetails = v.InferOutput<typeof InterviewDetails>

/** The part of an interview that changes while it runs; small, so that it travels in a log event. */
export const InterviewBrief = v.object({
  state: InterviewState,
  /** Citizens may ask now. */
  questionsOpen: v.boolean(),
  /** The question being answered at this moment. */
  answering: v.nullable(Id),
  /** Said when cancelled. */
  notice: v.nullable(v.string()),
  /** Until when what was left open is answered (M2, default 5 working days). */
  lateAnswersDue: v.nullable(Day),
  lateAnswersProvisional: v.boolean(),
  /** A reader whose details are older than this loads them again. */
  detailsVersion: Version,
  startedAt: v.nullable(Instant),
  finishedAt: v.nullable(Instant),
  publishedAt: v.nullable(Instant),
})
export type InterviewBrief = v.InferOutput<typeof InterviewBrief>

/** Who answers for what was published (M7), by name. */
export const Credits = v.object({
  providedBy: v.nullable(v.string()),
  editedBy: v.nullable(v.string()),
  secrecyReviewedBy: v.nullable(v.string()),
  signedOffBy: v.nullable(v.string()),
})
export type Credits = v.InferOutput<typeof Credits>

/** What a page needs of the site an activity belongs to. */
export const SiteFace = v.object({
  id: SiteId,
  name: v.string(),
  timeZone: v.string(),
  /** The site's main colour, `#rrggbb`, or null for the platform's. */
  colour: v.nullable(v.string()),
})
export type SiteFace = v.InferOutput<typeof SiteFace>

/** An interview as anyone may read it. */
export const InterviewView = v.object({
  id: Id,
  kind: v.literal('interview'),
  site: SiteFace,
  details: InterviewDetails,
  brief: InterviewBrief,
  credits: Credits,
})
export type InterviewView = v.InferOutput<typeof InterviewView>

/** One step towards publication and who took it. */
export const Approval = v.object({ by: Actor, at: Instant })

/** An interview as staff see it. */
export const StaffInterview = v.object({
  id: Id,
  siteId: SiteId,
  details: InterviewDetails,
  brief: InterviewBrief,
  version: Version,
  createdAt: Instant,
  /** The last person who changed the details. */
  draftedBy: Actor,
  /** All who wrote at them before they were announced: none of them announces them (M7). */
  drafters: v.array(Actor),
  providedBy: v.nullable(v.string()),
  submitted: v.nullable(Approval),
  secrecyReviewed: v.nullable(Approval),
  signedOff: v.nullable(Approval),
})
export type StaffInterview = v.InferOutput<typeof StaffInterview>
