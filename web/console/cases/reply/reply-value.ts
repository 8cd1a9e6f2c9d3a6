import * as v from 'valibot'
import type { StaffCase } from '#contract/case/case.ts'
import { findPersonalData, mask } from '#domain/solicitation/personal-data.ts'
import { changedFields, merge } from '../../editor/merge.ts'

/** A reply as it is typed. `publicText` is kept also while nothing is to be published. */
export const ReplyValue = v.object({
  text: v.string(),
  attachments: v.array(v.object({ title: v.string(), text: v.string() })),
  publish: v.boolean(),
  publicText: v.string(),
})
export type ReplyValue = v.InferOutput<typeof ReplyValue>

/** Unsaved text on the device, with what was stored when it was begun: only so can a colleague's change be told from it. */
export const ReplyDraft = v.object({ base: ReplyValue, value: ReplyValue })
export type ReplyDraft = v.InferOutput<typeof ReplyDraft>

/** The citizen's words with all that is found by rule masked; names and addresses are left to a person's eyes (M13). */
export const masked = (text: string): string => mask(text, findPersonalData(text))

type Drafted = Pick<StaffCase, 'draft' | 'text' | 'wantsPublic'>

export const toReply = ({ draft, text, wantsPublic }: Drafted): ReplyValue => ({
  text: draft?.text ?? '',
  attachments: draft?.attachments ?? [],
  publish: wantsPublic && (draft === null || draft.publicText !== null),
  publicText: draft?.publicText ?? masked(text),
})

/** As the platform keeps it. */
export const fromReply = ({ text, attachments, publish, publicText }: ReplyValue) => ({
  text,
  attachments,
  publicText: publish ? publicText : null,
})

export const sameReply = (a: ReplyValue, b: ReplyValue): boolean =>
  JSON.stringify(fromReply(a)) === JSON.stringify(fromReply(b))

export const CHOICES = ['keepMine', 'takeTheirs', 'both'] as const
export type Joining = (typeof CHOICES)[number]

/** Two replies in one. `both`: where both changed a text, theirs follows mine, so that no word of either is lost. */
export const joinReplies = (base: ReplyValue, mine: ReplyValue, theirs: ReplyValue, how: Joining): ReplyValue => {
  if (how === 'takeTheirs') return theirs
  const { merged, both } = merge(base, mine, theirs)
  if (how === 'keepMine') return merged
  const after = (a: string, b: string) => (a.includes(b) ? a : b.includes(a) ? b : `${a}\n\n${b}`)
  return {
    ...merged,
    ...(both.includes('text') ? { text: after(mine.text, theirs.text) } : {}),
    ...(both.includes('publicText') ? { publicText: after(mine.publicText, theirs.publicText) } : {}),
    ...(both.includes('attachments') ? { attachments: [...mine.attachments, ...theirs.attachments] } : {}),
  }
}

/** The parts in which a colleague's reply differs from what mine was begun with. */
export const changedParts = (base: ReplyValue, theirs: ReplyValue) => changedFields(base, theirs)
