import * as v from 'valibot'
import { Language, line, Origin, SiteId, Version } from '../basics.ts'
import { PolicyTable } from '../case/policy.ts'
import { LIMITS } from '../limits.ts'
import { PeriodTable } from '../solicitation/activity.ts'
import { Escalation, NotAcceptedList } from './services.ts'

const timeZone = v.pipe(
  v.string(),
  v.check((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    } catch {
      return false
    }
  }, 'time_zone'),
)

/** A site's own settings; what is null is inherited from the site above it. */
export const SiteSettings = v.object({
  name: line(LIMITS.title),
  languages: v.nullable(v.pipe(v.array(Language), v.minLength(1))),
  timeZone: v.nullable(timeZone),
  /** Main colour, `#rrggbb`. */
  colour: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
  /** Origins that may embed the site's activities; an empty list: none. */
  allowedOrigins: v.nullable(v.pipe(v.array(Origin), v.maxLength(LIMITS.origins))),
  /** Time limits by type of case, left-over interview questions among them, each with its source. */
  casePolicies: v.nullable(PolicyTable),
  /** How long the public must have, by kind of draft. */
  commentPeriods: v.nullable(PeriodTable),
  notAccepted: v.nullable(NotAcceptedList),
  escalation: v.nullable(Escalation),
})
export type SiteSettings = v.InferOutput<typeof SiteSettings>

/** The settings in force: own where set, else inherited, else the platform's. */
export const SiteInForce = v.object({
  name: v.string(),
  languages: v.array(Language),
  timeZone: v.string(),
  colour: v.nullable(v.string()),
  allowedOrigins: v.array(Origin),
  casePolicies: PolicyTable,
  commentPeriods: PeriodTable,
  notAccepted: NotAcceptedList,
  escalation: Escalation,
})
export type SiteInForce = v.InferOutput<typeof SiteInForce>

export const SiteView = v.object({
  id: SiteId,
  /** From the root of the tree to this site, both included. */
  path: v.array(SiteId),
  settings: SiteSettings,
  inForce: SiteInForce,
  children: v.array(v.object({ id: SiteId, name: v.string() })),
  version: Version,
})
export type SiteView = v.InferOutput<typeof SiteView>

export const CreateSite = v.object({ parentId: SiteId, settings: SiteSettings })
export const EditSite = v.object({ version: Version, settings: SiteSettings })
