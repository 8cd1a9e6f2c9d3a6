import * as v from 'valibot'
import { Id, Instant } from '#contract/basics.ts'
import { SendComment } from '#contract/solicitation/comment.ts'
import { kept, type Storage } from '../../live/storage.ts'

/** What is being written about one article, or about the whole: as typed, so that a reload loses nothing. */
export const Draft = v.object({
  stance: v.nullable(v.picklist(['support', 'oppose', 'suggest', 'ask'])),
  text: v.string(),
  /** Null: the wording was not touched. */
  proposed: v.nullable(v.string()),
  sender: v.picklist(['individual', 'organisation']),
  name: v.string(),
  contact: v.string(),
})
export type Draft = v.InferOutput<typeof Draft>

/** A comment on its way: gone once the platform has acknowledged it, or once the citizen has read why it was refused. */
export const Sent = v.object({ at: Instant, comment: SendComment, refused: v.nullable(v.string()) })
export type Sent = v.InferOutput<typeof Sent>

/** What stays of a comment on the device once it is received. */
export const Own = v.object({
  id: Id,
  articleId: v.nullable(Id),
  at: Instant,
  number: v.string(),
  /** Until the citizen says that they have kept it. */
  code: v.nullable(v.string()),
})
export type Own = v.InferOutput<typeof Own>

/** Whether a comment of somebody else's is supported, and whether the platform knows. */
const Support = v.object({ on: v.boolean(), told: v.boolean(), number: v.optional(v.number()) })

/** Where a draft is kept: an article's id, or the whole. */
export const placeOf = (articleId: string | null): string => articleId ?? 'whole'

/** [D11] What one citizen wrote in one solicitation, on this device. Every comment has a key of its own: two tabs never write over each other's. */
export const createKeeping = (storage: Storage, origin: string, activityId: string) => {
  const prefix = `zhitong:${origin}:${activityId}:`
  const all = <S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S>[] =>
    storage.keys(`${prefix}${name}:`).flatMap((key) => kept(storage, key, schema).read() ?? [])
  return {
    prefix,
    draft: (articleId: string | null) => kept(storage, `${prefix}draft:${placeOf(articleId)}`, Draft),
    sent: (id: string) => kept(storage, `${prefix}sent:${id}`, Sent),
    own: (id: string) => kept(storage, `${prefix}own:${id}`, Own),
    /** Oldest first. */
    allSent: () => all('sent', Sent).sort((a, b) => a.at - b.at),
    /** Latest first. */
    allOwn: () => all('own', Own).sort((a, b) => b.at - a.at),
    support: (id: string) => kept(storage, `${prefix}support:${id}`, Support),
    /** Ids of comments whose support the platform has not been told of. */
    untold: () => {
      const start = `${prefix}support:`
      const ids = storage.keys(start).map((key) => key.slice(start.length))
      return ids.filter((id) => kept(storage, start + id, Support).read()?.told === false)
    },
  }
}
