import { reloading, runCommand, type Specification } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { CommentCommand, CommentCommandReply } from '../../contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import {
  type CommentChange,
  type DecidedAtOnce,
  decideComments,
  forGroup,
  type GroupCommand,
} from '../../domain/solicitation/decide-comments.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import { replyAt, versionsOf } from '../../store/commit.ts'
import { giveUpTime, PATIENCE_MS } from '../../store/conflicts.ts'
import { commandKey } from '../../store/keys.ts'
import { getComments } from '../../store/solicitation/comments.ts'
import { commentWrites } from '../../store/solicitation/decide.ts'
import { membersOf } from '../../store/solicitation/groups.ts'
import { getSolicitation } from '../../store/solicitation/solicitations.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf } from '../commander.ts'

type Reply = Result<Answer<CommentCommandReply>>

/** Load, decide, commit in one transaction; a colleague who got in between on the head is waited out, one on a comment is told. */
export const runCommentCommand = (call: Call<'comment.command'>): Promise<Reply> => {
  const { body } = call
  const until = giveUpTime()
  return 'groupId' in body ? decideGroup(call, body, until) : decideListed(call, body, until)
}

const decideListed = async (call: Call<'comment.command'>, command: DecidedAtOnce, until: number): Promise<Reply> => {
  const ids = 'targets' in command ? command.targets.map(({ id }) => id) : [command.id]
  const done = await decideOnce(call, command.commandId, ids, () => command, until)
  return done.ok ? accept({ reply: { ...done.value, left: 0 } }) : done
}

/**
 * A group, a piece at a time, each in a transaction of its own: what was done stays done when the time is up, and the same command sent
 * again goes on with the next piece. Pieces are numbered, so that none is done twice (D2).
 */
const decideGroup = async (call: Call<'comment.command'>, command: GroupCommand, until: number): Promise<Reply> => {
  const members = await membersOf(call.services.tables, call.activity.id, command.groupId)
  if (members.length === 0) return refuse('not-found')
  const versions: Record<string, number> = {}
  for (let start = 0; start < members.length; start += SOLICITATION_LIMITS.bulk) {
    if (start > 0 && performance.now() > until) return accept({ reply: { versions, left: members.length - start } })
    const ids = members.slice(start, start + SOLICITATION_LIMITS.bulk)
    const commandId = start === 0 ? command.commandId : `${command.commandId}.${start / SOLICITATION_LIMITS.bulk}`
    const piece = (comments: ReadonlyMap<string, CommentRecord>) => forGroup(command, [...comments.values()]).command
    const done = await decideOnce(call, commandId, ids, piece, until + PATIENCE_MS / 4)
    if (!done.ok) return done
    Object.assign(versions, done.value.versions)
  }
  return accept({ reply: { versions, left: 0 } })
}

interface Loaded {
  head: SolicitationHead
  comments: ReadonlyMap<string, CommentRecord>
}

const decideOnce = async (
  call: Call<'comment.command'>,
  commandId: string,
  ids: readonly string[],
  commandFor: (comments: ReadonlyMap<string, CommentRecord>) => DecidedAtOnce | null,
  until: number,
): Promise<Result<CommandReply>> => {
  const { services, activity, body } = call
  const { tables } = services
  const commander = await commanderOf(call, activity.id, { ...body, commandId })
  const { actor } = commander
  const receipt = commandKey(activity.id, commandId)
  const earlier = await replyAt(tables, receipt, commander.digest)
  if (earlier) return earlier
  const head = reloading<SolicitationHead | null>(activity, () => getSolicitation(tables, activity.id))
  const specification: Specification<Loaded, CommentChange[]> = {
    ...{ commandId, receipt },
    load: async () => {
      const found = await head()
      return found && { head: found, comments: await getComments(tables, found.id, ids) }
    },
    decide: ({ head, comments }, now) => {
      const command = commandFor(comments)
      return command ? decideComments(head, comments, command, { now, actor }) : accept([])
    },
    audit: (_, changes) => auditOf(body, changes),
    writes: async ({ head }, changes, act) => {
      if (changes.length === 0) return 'nothing'
      return { ...(await commentWrites(tables, head.id, changes, act)), reply: versionsOf(changes) }
    },
  }
  return runCommand(commander, specification, until)
}

/** Who decided what on which comments; what citizens wrote, who they are and how to reach them stays out (M13). */
const auditOf = (
  command: CommentCommand,
  changes: readonly CommentChange[],
): Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'> => {
  const { type } = command
  const what = Object.entries(command).filter(([name]) => !['commandId', 'type', 'targets', 'version'].includes(name))
  const [only] = changes.length === 1 ? changes : []
  const isAdopted = 'status' in command
  // What was erased is not kept by the entry that says so.
  if (type === 'comment.erase')
    return { action: type, target: command.id, before: null, after: { reason: command.reason } }
  return {
    action: type,
    target: 'groupId' in command ? command.groupId : (only?.after.id ?? null),
    before: only ? { ...decision(only.before), ...(type === 'comment.redact' ? masksOf(only.before) : {}) } : null,
    after: {
      ...Object.fromEntries(isAdopted ? [] : what),
      // As it is kept with the comment, also when that is erased.
      ...(isAdopted ? { adoption: { status: command.status, reason: command.reason } } : {}),
      comments: changes.map(({ after }) => after.id),
    },
  }
}

const decision = ({ state, hiddenReason, labels, adoption }: CommentRecord) => ({
  ...{ state, hiddenReason, labels, adoption },
})
const masksOf = ({ redactions }: CommentRecord) => ({ redactions })
