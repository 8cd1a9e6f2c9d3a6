import * as v from 'valibot'
import { Id, Instant, Version, Whole } from '#contract/basics.ts'
import { kept, type Storage } from '../../live/storage.ts'

/** A response on its way: made when the first answer is given, gone once the platform has acknowledged it. */
export const Draft = v.object({
  /** The response's id, so that sending it twice stores it once (D2). */
  id: Id,
  /** The version that is being answered: a survey may change meanwhile, a response keeps its own. */
  version: Version,
  lang: v.string(),
  answers: v.record(v.string(), v.unknown()),
  /** The screen. */
  at: v.string(),
  /** Screens that were gone through. */
  seen: v.array(v.string()),
  startedAt: Instant,
  changes: Whole,
  /** The paths of questions with a default that follows other answers, and that were answered otherwise. */
  own: v.optional(v.array(v.string())),
  code: v.string(),
  /** When the citizen sent it; it is not theirs to change from then on. */
  sentAt: v.nullable(Instant),
  tookMs: Whole,
})
export type Draft = v.InferOutput<typeof Draft>

/** That a response was given, and nothing of it. */
const Given = v.object({ at: Instant })

/** [D11] What one citizen typed into one survey, on this device. */
export const createKeeping = (storage: Storage, origin: string, activityId: string) => {
  const prefix = `zhitong:${origin}:${activityId}:`
  return {
    prefix,
    draft: kept(storage, `${prefix}response`, Draft),
    given: kept(storage, `${prefix}given`, Given),
  }
}
export type Keeping = ReturnType<typeof createKeeping>
