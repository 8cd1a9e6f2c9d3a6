import * as v from 'valibot'
import { Id, line, SiteId, text, Version } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { Attachments, CaseDeclineReason } from './case.ts'
import { CASE_LIMITS } from './limits.ts'
import { CaseType } from './policy.ts'

/** `version` is the one the sender saw: a command never lands on something it has not seen, so no word is overwritten unread. */
const target = { commandId: Id, id: Id, version: Version }
const command = <const T extends string>(type: T) => v.object({ ...target, type: v.literal(type) })
const reason = text(CASE_LIMITS.reason)
const withReason = <const T extends string>(type: T) => v.object({ ...target, type: v.literal(type), reason })

/** What staff do to a case. */
export const CaseCommand = v.variant('type', [
  command('case.claim'),
  command('case.release'),
  v.object({
    ...target,
    type: v.literal('case.triage'),
    caseType: CaseType,
    valuable: v.boolean(),
    department: SiteId,
    coHandlers: v.pipe(v.array(SiteId), v.maxLength(CASE_LIMITS.coHandlers)),
    reason,
  }),
  withReason('case.return'),
  v.object({
    ...target,
    type: v.literal('case.decline'),
    reason: CaseDeclineReason,
    explanation: text(CASE_LIMITS.reason),
  }),
  v.object({ ...target, type: v.literal('case.merge'), into: Id }),
  withReason('case.unmerge'),

  command('case.take'),
  v.object({ ...target, type: v.literal('case.ask'), question: text(CASE_LIMITS.reason) }),
  withReason('case.resume'),
  v.object({
    ...target,
    type: v.literal('case.draft'),
    text: text(CASE_LIMITS.replyText),
    attachments: Attachments,
    publicText: v.nullable(text(CASE_LIMITS.text)),
  }),
  v.object({ ...target, type: v.literal('case.submit'), providedBy: line(LIMITS.personName) }),
  command('case.secrecy'),
  withReason('case.reject'),
  command('case.approve'),
  /** Takes the published text back, as when personal data was overlooked. */
  withReason('case.hide'),
  /** On the citizen's request, once the case has ended: what was written goes, what the account needs stays (M13). */
  withReason('case.erase'),

  withReason('case.extend'),
  v.object({ ...target, type: v.literal('case.extension'), approve: v.boolean(), reason }),
  /** Needs no version: a note stands beside the case. */
  v.object({
    commandId: Id,
    id: Id,
    type: v.literal('case.note'),
    noteId: Id,
    text: text(LIMITS.noteText),
  }),
])
export type CaseCommand = v.InferOutput<typeof CaseCommand>
export type CaseCommandType = CaseCommand['type']
export type CommandOf<T extends CaseCommandType> = Extract<CaseCommand, { type: T }>

export const CASE_COMMANDS = CaseCommand.options.map((option) => option.entries.type.literal)
