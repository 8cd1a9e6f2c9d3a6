import * as v from 'valibot'
import { clean, cleanLine } from '#clean'
import { LIMITS } from './limits.ts'

/** An id made by whoever creates the thing (client or server): 10–40 characters, safe in a URL path and a key. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,40}$/))

/** A site's id is chosen by its administrator and readable, as in a host name. */
export const SiteId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,39}$/))

/** Milliseconds since 1970-01-01T00:00Z, to the end of 9999: a moment beyond what a date can hold would break every page that shows it. */
export const Instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999))

/** The same in an address. */
export const InstantText = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), Instant)

/** A calendar day in the site's zone, YYYY-MM-DD. */
export const Day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) === true, 'day'),
)

/** A whole number from 0, such as a position in a log or a version. */
export const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/**
 * [D15] Of what a person wishes a thing to be, such as voted for: rises with each wish by the person's own device, and an older one never
 * replaces a newer. A client that does not count leaves it out: the platform's time stands in for it. In a reply: the number of what
 * stands, which is above the one sent where that was too old to change anything.
 */
export const WishNumber = /* @__PURE__ */ v.optional(Whole)

/** An item's version: 1 when created, one more at each change. */
export const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Text a person typed, cleaned (`clean.ts`), with at least one visible character. Lengths count UTF-16 units, as `maxlength` does. */
// @__NO_SIDE_EFFECTS__ lets a bundler leave out every schema that a page does not use.
/* @__NO_SIDE_EFFECTS__ */
export const text = (max: number) => v.pipe(v.string(), v.transform(clean), v.minLength(1), v.maxLength(max))

/** The same in one line: a name, a title, a way to be reached. */
/* @__NO_SIDE_EFFECTS__ */
export const line = (max: number) => v.pipe(v.string(), v.transform(cleanLine), v.minLength(1), v.maxLength(max))

/* @__NO_SIDE_EFFECTS__ */
export const optionalText = (max: number) => v.optional(v.pipe(v.string(), v.transform(clean), v.maxLength(max)), '')

/** Only these schemes: a `javascript:` address typed by staff must never reach a citizen's page. */
export const HttpUrl = v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.url), v.url(), v.regex(/^https?:\/\//i))

/** An origin as browsers send it: scheme, host, optional port, nothing more. */
export const Origin = v.pipe(v.string(), v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/))

export const LANGUAGES = ['zh-CN', 'en'] as const
export const Language = v.picklist(LANGUAGES)
export type Language = v.InferOutput<typeof Language>

/** Who did something: the sign-in subject and the name shown to colleagues. */
export const Actor = v.object({ subject: v.string(), name: v.string() })
export type Actor = v.InferOutput<typeof Actor>
