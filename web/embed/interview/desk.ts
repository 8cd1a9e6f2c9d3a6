import * as v from 'valibot'
import { Id } from '#contract/basics.ts'
import { OwnQuestion } from '#contract/interview/question.ts'
import { Refusal } from '#contract/refusal.ts'
import { Entry } from '../../live/outbox.ts'
import { kept, type Storage } from '../../live/storage.ts'

/** A command that was refused, kept until the citizen has read why and put the words to use or away. */
const Refused = v.object({ ...Entry.entries, refusal: Refusal })
export type Refused = v.InferOutput<typeof Refused>

/** What the platform last said of this citizen's own doing. */
const Own = v.object({
  questions: v.array(OwnQuestion),
  votes: v.array(Id),
  answers: v.record(v.string(), v.array(Id)),
  refused: v.array(Refused),
})
export type Own = v.InferOutput<typeof Own>

/** What is being typed. */
const Draft = v.object({ text: v.string(), name: v.string() })
export type Draft = v.InferOutput<typeof Draft>

const NOTHING: Own = { questions: [], votes: [], answers: {}, refused: [] }

/** Begins every key of one activity on one platform. */
export const deskPrefix = (origin: string, activityId: string) => `zhitong:${origin}:${activityId}:`

/** [D11] A citizen's things on this device, in one interview. */
export const createDesk = (storage: Storage, prefix: string) => {
  const own = kept(storage, `${prefix}own`, Own)
  const draft = kept(storage, `${prefix}draft`, Draft)
  return {
    own: (): Own => own.read() ?? NOTHING,
    change: (change: (own: Own) => Partial<Own>) => {
      const before = own.read() ?? NOTHING
      own.write({ ...before, ...change(before) })
    },
    draft: (): Draft => draft.read() ?? { text: '', name: '' },
    keep: (typed: Draft) => draft.write(typed.text || typed.name ? typed : null),
  }
}
export type Desk = ReturnType<typeof createDesk>
