import type { Actor } from '../../contract/basics.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { CommentCommand } from '../../contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import type { Mask, Redaction } from '../../contract/solicitation/personal-data.ts'
import { withHand } from '../second-person.ts'
import { isWordless } from './adoption.ts'
import type { CommentDecision, CommentRecord } from './comment.ts'
import type { SolicitationRecord } from './record.ts'

export interface CommentChange {
  before: CommentRecord
  after: CommentRecord
}
type Command<T extends CommentCommand['type']> = Extract<CommentCommand, { type: T }>
export type GroupCommand = Command<'comment.adopt.group'> | Command<'comment.undo.group'>
/** A decision on a group is taken as many decisions on comments (`forGroup`). */
export type DecidedAtOnce = Exclude<CommentCommand, GroupCommand>
type Comments = ReadonlyMap<string, CommentRecord>
interface Context {
  now: number
  actor: Actor
}

/**
 * What a staff command changes: all of its targets, or none. Nothing once the result is with its reviewers or out, but what is erased
 * on request; the store writes on condition that the solicitation is still the one given here.
 */
export const decideComments = (
  solicitation: Pick<SolicitationRecord, 'state' | 'submitted'>,
  comments: Comments,
  command: DecidedAtOnce,
  context: Context,
): Result<CommentChange[]> => {
  if (command.type === 'comment.erase') return erase(comments, command, context)
  if (solicitation.state !== 'announced' || solicitation.submitted)
    return refuse('wrong-state', { detail: solicitation.state })
  if (command.type === 'comment.redact') return redact(comments, command, context)
  if (command.type === 'comment.adopt' && command.status !== 'adopted' && command.reason === '')
    return refuse('invalid-input', { issues: [{ path: 'reason', rule: 'required' }] })
  const changes: CommentChange[] = []
  for (const target of command.targets) {
    const found = seen(comments, target)
    if (!found.ok) return found
    const decision = decisionOn(found.value, command, context)
    if (!decision) return refuse('nothing-to-undo')
    if (decision.labels && decision.labels.length > SOLICITATION_LIMITS.labels)
      return refuse('invalid-input', {
        issues: [{ path: 'add', rule: 'max_length', limit: SOLICITATION_LIMITS.labels }],
      })
    const previous = command.type === 'comment.undo' ? null : decisionOf(found.value)
    const handled = WORDED_BY_ADOPTION.includes(command.type) ? {} : handledBy(found.value, context)
    changes.push(changed(found.value, { ...decision, ...handled, previous }))
  }
  return accept(changes)
}

/**
 * The same decision for members of a group; those a member cannot be given are left as they are. Comments are taken at the version they
 * have now: who decides on a group decides on what it says, not on what became of each member.
 */
export const forGroup = (
  command: GroupCommand,
  members: readonly CommentRecord[],
): { decided: readonly CommentRecord[]; command: DecidedAtOnce | null } => {
  const decided = command.type === 'comment.undo.group' ? members.filter(({ previous }) => previous !== null) : members
  if (decided.length === 0) return { decided, command: null }
  const targets = decided.map(({ id, version }) => ({ id, version }))
  const { commandId } = command
  if (command.type === 'comment.undo.group') return { decided, command: { type: 'comment.undo', commandId, targets } }
  const { status, reason } = command
  return { decided, command: { type: 'comment.adopt', commandId, targets, status, reason } }
}

const seen = (comments: Comments, { id, version }: { id: string; version: number }): Result<CommentRecord> => {
  const record = comments.get(id)
  if (!record) return refuse('not-found')
  return record.version === version ? accept(record) : refuse('version-conflict')
}

/** An adoption names its author itself; labels are read by staff alone. */
const WORDED_BY_ADOPTION: readonly CommentCommand['type'][] = ['comment.adopt', 'comment.label']

/** M7: also who hides, shows, masks or takes back has a hand in what is published. */
const handledBy = (record: CommentRecord, { actor }: Context): Pick<CommentRecord, 'handledBy'> => ({
  handledBy: withHand(record.handledBy, actor),
})

const changed = (before: CommentRecord, difference: Partial<CommentRecord>): CommentChange => ({
  before,
  after: { ...before, ...difference, version: before.version + 1 },
})

const decisionOf = ({ state, hiddenReason, labels, adoption }: CommentRecord): CommentDecision => ({
  state,
  hiddenReason,
  labels,
  adoption,
})

const decisionOn = (
  record: CommentRecord,
  command: Exclude<DecidedAtOnce, Command<'comment.redact'> | Command<'comment.erase'>>,
  { now, actor }: Context,
): Partial<CommentDecision> | null => {
  switch (command.type) {
    case 'comment.show':
      return { state: 'shown', hiddenReason: null }
    case 'comment.hide':
      return { state: 'hidden', hiddenReason: command.reason }
    case 'comment.adopt':
      return { adoption: { status: command.status, reason: command.reason, by: actor, at: now } }
    case 'comment.label':
      return {
        labels: [...new Set([...record.labels.filter((label) => !command.remove.includes(label)), ...command.add])],
      }
    case 'comment.undo':
      return record.previous
  }
}

/** All masks of a comment anew. One that stays keeps who made it and when; the text itself is never changed. */
const redact = (comments: Comments, command: Command<'comment.redact'>, context: Context): Result<CommentChange[]> => {
  const { now, actor } = context
  const found = seen(comments, command)
  if (!found.ok) return found
  const { text, proposed, redactions } = found.value
  const beyond = (masks: readonly Mask[], within: string) => masks.some(({ end }) => end > within.length)
  if (beyond(command.text, text) || beyond(command.proposed, proposed ?? ''))
    return refuse('invalid-input', { issues: [{ path: 'masks', rule: 'beyond_text' }] })
  const logged = (masks: readonly Mask[], known: readonly Redaction[]): Redaction[] =>
    masks.map(
      (mask) =>
        known.find(({ kind, start, end }) => kind === mask.kind && start === mask.start && end === mask.end) ?? {
          ...mask,
          by: actor,
          at: now,
        },
    )
  const after = {
    text: logged(command.text, redactions.text),
    proposed: logged(command.proposed, redactions.proposed),
  }
  return accept([changed(found.value, { redactions: after, ...handledBy(found.value, context) })])
}

/**
 * Nothing is left of what its author wrote, nor of who they are. That there was a comment, its number, its article and stance, and what
 * was decided with the reason stay, and so does every figure it is counted in.
 */
const erase = (comments: Comments, command: Command<'comment.erase'>, { now }: Context): Result<CommentChange[]> => {
  const found = seen(comments, command)
  if (!found.ok) return found
  const before = found.value
  if (before.erased) return refuse('wrong-state', { detail: 'erased' })
  return accept([
    changed(before, {
      ...{ text: '', proposed: null, sender: { kind: before.sender.kind, name: null }, contact: null },
      ...{ hiddenReason: null, redactions: { text: [], proposed: [] }, previous: null, digest: '' },
      erased: { at: now, wordless: isWordless(before) },
    }),
  ])
}
