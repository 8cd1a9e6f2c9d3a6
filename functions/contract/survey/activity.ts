import * as v from 'valibot'
import { Actor, Id, Instant, Language, line, SiteId, text, Version, Whole } from '../basics.ts'
import { Approval, Credits, SiteFace } from '../interview/activity.ts'
import { LIMITS } from '../limits.ts'
import { SURVEY_LIMITS } from './limits.ts'
import { optionalWords, said } from './words.ts'

/** What people decide. Whether an announced survey is open follows from the clock and is never stored: see `SURVEY_PHASES`. */
const SURVEY_STATES = ['draft', 'announced', 'review', 'published', 'archived', 'cancelled'] as const
export const SurveyState = v.picklist(SURVEY_STATES)
export type SurveyState = v.InferOutput<typeof SurveyState>

/** Where a survey is at a moment; `resting`: between its daily hours. */
const SURVEY_PHASES = [...SURVEY_STATES, 'open', 'resting', 'closed'] as const
export const SurveyPhase = v.picklist(SURVEY_PHASES)
export type SurveyPhase = v.InferOutput<typeof SurveyPhase>

/** A time of day in the site's zone, `HH:MM`. */
const Clock = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))
/** From the first to before the second; `from` after `to` goes over midnight. */
const DailyHours = v.object({ from: Clock, to: Clock })

const Limit = v.pipe(Whole, v.minValue(1), v.maxValue(10_000_000))

/**
 * What one response a person goes by: the participant token of a device, an invitation code, an identity that the citizens' issuer has
 * verified, or nothing.
 */
const Once = v.picklist(['participant', 'code', 'verified', 'no'])

/** At most so many responses for which the condition, in the survey's expression language, holds. */
export const Quota = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  name: line(SURVEY_LIMITS.quotaName),
  condition: text(SURVEY_LIMITS.condition),
  limit: Limit,
})
export type Quota = v.InferOutput<typeof Quota>

/** What an editor sets, beside what is asked. */
export const SurveyDetails = v.pipe(
  v.object({
    lang: Language,
    title: line(LIMITS.title),
    summary: text(LIMITS.summary),
    opensAt: Instant,
    closesAt: Instant,
    hours: v.nullable(DailyHours),
    /** Responses in all. */
    limit: v.nullable(Limit),
    quotas: v.pipe(
      v.array(Quota),
      v.maxLength(SURVEY_LIMITS.quotas),
      v.check((quotas) => new Set(quotas.map(({ id }) => id)).size === quotas.length, 'unique'),
    ),
    once: Once,
    /** Results seen while people answer bend the answers, so `published` (only after publication) is what is proposed. */
    results: v.picklist(['live', 'published']),
    /** Published counts below this are suppressed. Not 2: a hidden count could only be one, so that hiding it would tell it. */
    threshold: v.pipe(
      Whole,
      v.minValue(1),
      v.maxValue(100),
      v.check((least) => least !== 2, 'not_two'),
    ),
    /** Live results move by at least so many answers at once, so that none can be read off the difference. */
    batch: v.pipe(Whole, v.minValue(2), v.maxValue(1_000)),
    /** What personal information is asked for (M13); shown where it is asked, so in each language of the questions (M10). */
    purpose: optionalWords(SURVEY_LIMITS.purpose),
    /** Answers are kept on the device until they are sent; off where others use the device too. */
    keepOnDevice: v.boolean(),
    /** A citizen may go on on another device, by a link that only they have. */
    resumable: v.optional(v.boolean(), false),
    /** The device works for a second before a response is taken: nothing for a person, much for a script that sends thousands. */
    proofOfWork: v.optional(v.boolean(), false),
    /** What will be done with the results; in each of those languages, too. */
    plan: optionalWords(SURVEY_LIMITS.outcome),
  }),
  v.forward(
    v.check((details) => details.opensAt < details.closesAt, 'ends_before_start'),
    ['closesAt'],
  ),
)
export type SurveyDetails = v.InferOutput<typeof SurveyDetails>

/** A survey as staff see it. */
export const StaffSurvey = v.object({
  id: Id,
  siteId: SiteId,
  details: SurveyDetails,
  state: SurveyState,
  version: Version,
  createdAt: Instant,
  /** The last person who changed the details. */
  draftedBy: Actor,
  /** All who wrote at what is not asked yet, not only who wrote last: none of them lets it out (M7). */
  drafters: v.array(Actor),
  /** What is being edited of the questions: so many saves, the last by whom. Revision 0: nothing yet. */
  draft: v.object({ revision: Whole, by: v.nullable(Actor), at: v.nullable(Instant) }),
  /** The version that is asked now, made from that revision of the draft; 0: none yet. */
  asked: v.object({ version: Whole, revision: Whole }),
  /** Closed by hand, before its time. */
  closedAt: v.nullable(Instant),
  notice: v.nullable(v.string()),
  publishedAt: v.nullable(Instant),
  /** What was done with the results, added after publication: by whom it was written, and who let it out. */
  outcome: v.nullable(v.object({ text: said, by: v.array(Actor), approvedBy: Actor, at: Instant })),
  /** What is to be said of it next; waits for a second person (M7), and what was said before stays until then. */
  proposedOutcome: v.nullable(v.object({ text: said, by: v.array(Actor), at: Instant })),
  providedBy: v.nullable(v.string()),
  submitted: v.nullable(Approval),
  /** With the number of responses that were there to review: other results ask for another review. */
  secrecyReviewed: v.nullable(v.object({ ...Approval.entries, total: Whole })),
  signedOff: v.nullable(Approval),
})
export type StaffSurvey = v.InferOutput<typeof StaffSurvey>

/** A survey as anyone may read it; what is asked is at `survey.definition`, one immutable document a version. */
export const SurveyView = v.object({
  id: Id,
  kind: v.literal('survey'),
  site: SiteFace,
  lang: Language,
  title: v.string(),
  summary: v.string(),
  opensAt: Instant,
  closesAt: Instant,
  hours: v.nullable(DailyHours),
  phase: SurveyPhase,
  /** As many responses as there may be have come. */
  full: v.boolean(),
  version: Version,
  once: Once,
  /** Whether there are results to read now. */
  results: v.picklist(['none', 'live', 'final']),
  purpose: said,
  keepOnDevice: v.boolean(),
  resumable: v.boolean(),
  proofOfWork: v.boolean(),
  plan: said,
  outcome: v.nullable(v.object({ text: said, at: Instant })),
  notice: v.nullable(v.string()),
  publishedAt: v.nullable(Instant),
  credits: Credits,
  now: Instant,
})
export type SurveyView = v.InferOutput<typeof SurveyView>
