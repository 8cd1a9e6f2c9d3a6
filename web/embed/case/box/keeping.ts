import * as v from 'valibot'
import { Id, Instant } from '#contract/basics.ts'
import { kept, type Storage } from '../../../live/storage.ts'

/** What is being written to a site's box; whether it may be sent is judged when it is to be. */
export const Draft = v.object({
  /** The case's id, so that sending it twice stores it once (D2). */
  id: Id,
  category: v.string(),
  text: v.string(),
  attachments: v.array(v.object({ title: v.string(), text: v.string() })),
  contact: v.string(),
  public: v.boolean(),
  /** When the citizen sent it; it is not theirs to change from then on. */
  sentAt: v.nullable(Instant),
})
export type Draft = v.InferOutput<typeof Draft>

/** A receipt until the citizen says that it is kept: the platform cannot show its code again. */
export const Slip = v.object({ number: v.string(), code: v.string(), at: Instant })
export type Slip = v.InferOutput<typeof Slip>

/** [D11] The draft stays on the device; the receipt, whose code opens the case, only for the visit, over a reload. */
export const createKeeping = (device: Storage, visit: Storage, origin: string, siteId: string) => {
  const prefix = `zhitong:${origin}:${siteId}:`
  return { draft: kept(device, `${prefix}suggestion`, Draft), slip: kept(visit, `${prefix}slip`, Slip) }
}
