import * as v from 'valibot'
import { Language } from '#contract/basics.ts'
import { IDENTITIES } from '#contract/identity.ts'
import { parseInput } from '#contract/parse.ts'
import type { Result } from '#contract/refusal.ts'
import { DraftKind, SenderKind, SolicitationDetails } from '#contract/solicitation/activity.ts'

/** A solicitation as it is typed in the form: every field is a text until it is checked as a whole. */
export const FormValue = v.object({
  lang: Language,
  title: v.string(),
  kind: DraftKind,
  background: v.string(),
  basis: v.string(),
  reasons: v.string(),
  howToReply: v.string(),
  closesOn: v.string(),
  shorterReason: v.string(),
  explanation: v.string(),
  attachments: v.array(v.object({ title: v.string(), url: v.string() })),
  questions: v.array(v.object({ question: v.string(), answer: v.string() })),
  identity: v.picklist(IDENTITIES),
  senders: v.array(SenderKind),
  othersVisible: v.picklist(['at-once', 'after-close']),
  previousId: v.string(),
  /** One id a line. */
  alongsideIds: v.string(),
})
export type FormValue = v.InferOutput<typeof FormValue>
export type FieldName = keyof FormValue

/** Unsaved text on the device, with what was stored when it was begun: only so can a colleague's change be told from it. */
export const FormDraft = v.object({ base: FormValue, value: FormValue })
export type FormDraft = v.InferOutput<typeof FormDraft>

export const blank = (lang: FormValue['lang'], closesOn: string): FormValue => ({
  lang,
  title: '',
  kind: 'normative',
  background: '',
  basis: '',
  reasons: '',
  howToReply: '',
  closesOn,
  shorterReason: '',
  explanation: '',
  attachments: [],
  questions: [],
  identity: 'anonymous',
  senders: ['individual', 'organisation'],
  othersVisible: 'at-once',
  previousId: '',
  alongsideIds: '',
})

export const toForm = (details: SolicitationDetails): FormValue => ({
  ...details,
  closesOn: details.closesOn ?? '',
  previousId: details.previousId ?? '',
  alongsideIds: details.alongsideIds.join('\n'),
})

/** What was typed as the contract has it, or every problem at once. */
export const fromForm = (value: FormValue): Result<SolicitationDetails> =>
  parseInput(SolicitationDetails, {
    ...value,
    closesOn: value.closesOn || null,
    previousId: value.previousId.trim() || null,
    alongsideIds: value.alongsideIds.split(/\s+/).filter(Boolean),
  })
