import * as v from 'valibot'
import { Id } from '#contract/basics.ts'
import { newId } from '../../../live/new-id.ts'
import { kept, type Storage } from '../../../live/storage.ts'

/** What is being written about one's own case. Each has its command's id, so that a repeat does nothing twice (D2). */
export const Drafts = v.object({
  add: v.object({ id: Id, text: v.string() }),
  rate: v.object({ id: Id, score: v.number(), text: v.string() }),
  reopen: v.object({ id: Id, text: v.string() }),
})
export type Drafts = v.InferOutput<typeof Drafts>

export const freshDrafts = (): Drafts => ({
  add: { id: newId(), text: '' },
  rate: { id: newId(), score: 0, text: '' },
  reopen: { id: newId(), text: '' },
})

/** [D11] By the case's number; the number alone opens nothing. */
export const draftsOf = (storage: Storage, origin: string, number: string) =>
  kept(storage, `zhitong:${origin}:case:${number}`, Drafts)

/** Number and code of the case that is being looked at: for this visit only, over a reload. */
export const OpenReceipt = v.object({ number: v.string(), code: v.string() })
