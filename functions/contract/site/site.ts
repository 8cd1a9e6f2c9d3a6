import * as v from 'valibot'
import { Language, Origin, SiteId, text, Version, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'

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

/** National defaults with their source; a site may set its own. */
export const Policies = v.object({
  /** Working days to answer what an interview left open. Source: city rules of 六安, 宣城, 芜湖. */
  lateAnswerDays: v.pipe(Whole, v.minValue(1), v.maxValue(60)),
})
export type Policies = v.InferOutput<typeof Policies>

/** A site's own settings; what is null is inherited from the site above it. */
export const SiteSettings = v.object({
  name: text(LIMITS.title),
  languages: v.nullable(v.pipe(v.array(Language), v.minLength(1))),
  timeZone: v.nullable(timeZone),
  /** Main colour, `#rrggbb`. */
  colour: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
  /** Origins that may embed the site's activities; an empty list: none. */
  allowedOrigins: v.nullable(v.pipe(v.array(Origin), v.maxLength(LIMITS.origins))),
  policies: v.nullable(Policies),
})
export type SiteSettings = v.InferOutput<typeof SiteSettings>

/** The settings in force: own where set, else inherited, else the platform's. */
export const SiteInForce = v.object({
  name: v.string(),
  languages: v.array(Language),
  timeZone: v.string(),
  colour: v.nullable(v.string()),
  allowedOrigins: v.array(Origin),
  policies: Policies,
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
