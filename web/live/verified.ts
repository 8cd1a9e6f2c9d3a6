import * as v from 'valibot'
import { Id } from '#contract/basics.ts'
import { Verified } from '#contract/live/verified.ts'
import { browserStorage, kept } from './storage.ts'

/**
 * That somebody is verified, for one activity. In the tab and not on the device, which others may use tomorrow: a reload keeps it, and
 * closing the page ends it.
 */
export const verifiedIn = (origin: string, activityId: string, storage = browserStorage(() => window.sessionStorage)) =>
  kept(storage, `zhitong:${origin}:${activityId}:verified`, Verified)

/** What the window of the verification hands to the page that opened it. */
export const Handover = v.object({ zhitong: v.literal('verified'), activityId: Id, verified: Verified })
export type Handover = v.InferOutput<typeof Handover>

/** What the page answers: the window may close. */
export const RECEIVED = 'zhitong:received'
