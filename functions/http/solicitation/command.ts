import { reloading, runCommand, runCreation } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { accept, type InputIssue, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { SolicitationDetails } from '../../contract/solicitation/activity.ts'
import type { SolicitationCommand } from '../../contract/solicitation/command.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import { differing } from '../../domain/differing.ts'
import { adoptionTable, decidersOf, summaryOf } from '../../domain/solicitation/adoption.ts'
import { changedDocument, decide } from '../../domain/solicitation/decide.ts'
import { SETTLE_MS } from '../../domain/solicitation/obstacle.ts'
import { newSolicitation, type SolicitationHead, type SolicitationRecord } from '../../domain/solicitation/record.ts'
import { calendarInForce } from '../../store/calendars.ts'
import type { Tables } from '../../store/client.ts'
import { versionsOf } from '../../store/commit.ts'
import { commandKey } from '../../store/keys.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { type SolicitationChanged, solicitationWrites } from '../../store/solicitation/commit.ts'
import { progressOf } from '../../store/solicitation/counts.ts'
import { getDocument } from '../../store/solicitation/documents.ts'
import { getSolicitation, getSolicitations, withParts } from '../../store/solicitation/solicitations.ts'
import { dropRows, getPrepared, putRows } from '../../store/solicitation/tables.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf, creationOf } from '../commander.ts'
import { answered } from '../outcome.ts'

type DocumentCommand = Extract<SolicitationCommand, { document: unknown }>

/** What a command on a solicitation is decided on. */
interface Loaded {
  before: SolicitationHead
  record: SolicitationRecord
  document: readonly DraftPart[]
  /** The table that is submitted; stored before, under an id that nothing names yet. */
  table: Awaited<ReturnType<typeof tableOf>>
}

export const runSolicitationCommand = async (
  call: Call<'solicitation.command'>,
): Promise<Result<Answer<CommandReply>>> => {
  const { services, site, inForce, activity, body: command } = call
  const { tables } = services
  const unknown = command.type === 'solicitation.edit' ? await unknownLinks(tables, activity, command.details) : []
  if (unknown.length > 0) return refuse('invalid-input', { issues: unknown })
  const calendar = await calendarInForce(tables, site.path)
  const commander = await commanderOf(call, activity.id, command)
  const { actor } = commander
  const head = reloading<SolicitationHead | null>(activity, () => getSolicitation(tables, activity.id))
  const done = await runCommand<Loaded, SolicitationRecord>(commander, {
    commandId: command.commandId,
    receipt: commandKey(activity.id, command.commandId),
    load: async () => {
      const before = await head()
      if (!before) return null
      const record = await withParts(tables, before)
      const document = 'document' in command ? await presentOf(tables, record, command) : []
      const table = command.type === 'solicitation.submit' ? await tableOf(tables, record, services.newId()) : null
      return { before, record, document, table }
    },
    decide: ({ record, document, table }, now) =>
      decide(record, command, {
        ...{ now, actor, table, document, calendar },
        ...{ timeZone: inForce.timeZone, periods: inForce.commentPeriods },
      }),
    audit: ({ before }, after) => auditOf(command, before, after),
    writes: ({ before, document }, after, { at }) => {
      const written = 'document' in command ? writtenBy(command, document, after) : null
      const writes = solicitationWrites(tables, { before, after, document: written }, at)
      return writes === 'too-large' ? writes : { writes, reply: versionsOf([{ after }]) }
    },
    settle: async ({ before, table }, isDone) => {
      if (table?.isNew && !isDone) await dropRows(tables, before.id, table)
      if (command.type === 'solicitation.recall' && isDone) await forgetTable(tables, before)
    },
  })
  return answered(done)
}

/** The document a command is about, as it is. */
const presentOf = async (
  tables: Tables,
  record: SolicitationRecord,
  { document }: DocumentCommand,
): Promise<readonly DraftPart[]> =>
  document === 'draft' ? record.parts : ((await getDocument(tables, record.id, document)) ?? [])

const writtenBy = (
  command: DocumentCommand,
  present: readonly DraftPart[],
  after: SolicitationRecord,
): SolicitationChanged['document'] => {
  if (command.document === 'draft') return { as: after.draftVersion, parts: after.parts }
  const changed = changedDocument(command, present)
  return changed.ok ? { as: command.document, parts: changed.value } : null
}

/**
 * The table of all comments as they stand, its rows stored under an id that nothing names yet; of very many comments the one made
 * ready in the background, as long as nothing was decided since.
 */
const tableOf = async (tables: Tables, record: SolicitationRecord, tableId: string) => {
  const { id, parts, state, submitted, decisions, period } = record
  if (state !== 'announced' || submitted || !period) return null
  const received = (await progressOf(tables, id, parts)).reduce((sum, article) => sum + article.received, 0)
  if (received > SOLICITATION_LIMITS.tableAtOnce) {
    const prepared = await getPrepared(tables, id)
    return prepared?.decisions === decisions && prepared.at >= period.closesAt + SETTLE_MS
      ? { ...prepared, isNew: false }
      : null
  }
  const comments = await allComments(tables, id)
  const table = adoptionTable(parts, comments)
  await putRows(tables, id, tableId, table)
  return { id: tableId, summary: summaryOf(table), deciders: decidersOf(comments), isNew: true }
}

/** What was taken back is named by nothing any more; one made ready in the background still is, and may be submitted again. */
const forgetTable = async (tables: Tables, { id, tableId, table }: SolicitationHead): Promise<void> => {
  if (!tableId || !table || (await getPrepared(tables, id))?.id === tableId) return
  await dropRows(tables, id, { id: tableId, summary: table })
}

/** Linked are solicitations of the same site: another's draft is not shown by naming it. */
const unknownLinks = async (
  tables: Tables,
  { id, siteId }: Pick<SolicitationHead, 'id' | 'siteId'>,
  { previousId, alongsideIds }: SolicitationDetails,
): Promise<InputIssue[]> => {
  const named = [
    ...(previousId === null ? [] : [{ path: 'details.previousId', id: previousId }]),
    ...alongsideIds.map((each, at) => ({ path: `details.alongsideIds.${at}`, id: each })),
  ]
  if (named.length === 0) return []
  const found = await getSolicitations(
    tables,
    named.map((each) => each.id),
  )
  return named.flatMap((each) =>
    each.id !== id && found.get(each.id)?.siteId === siteId ? [] : [{ path: each.path, rule: 'unknown' }],
  )
}

/** What differs of the solicitation itself; of its documents, which are long, only how many parts they have. */
const auditOf = (
  command: SolicitationCommand,
  before: SolicitationHead,
  after: SolicitationRecord,
): Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'> => {
  const about =
    'document' in command
      ? {
          document: command.document,
          ...('parts' in command ? { parts: command.parts.length } : { operation: command.operation.type }),
        }
      : {}
  return {
    action: command.type,
    target: before.id,
    before: differing(before, after, UNSAID),
    after: { ...differing(after, before, UNSAID), ...about },
  }
}

const UNSAID: readonly string[] = ['version', 'drafters', 'nextDrafters', 'hands', 'decisions', 'parts', 'table']

/** A draft, created once. */
export const createSolicitation = async (call: Call<'solicitation.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, site, params, body } = call
  const { tables } = services
  const own = { id: params.activityId, siteId: site.id }
  const commander = await commanderOf(call, own.id, body)
  const done = await runCreation<SolicitationRecord>(commander, {
    ...creationOf(call),
    make: async (now) => {
      const unknown = await unknownLinks(tables, own, body.details)
      if (unknown.length > 0) return refuse('invalid-input', { issues: unknown })
      return accept(newSolicitation({ ...own, details: body.details }, { now, actor: commander.actor }))
    },
    action: 'solicitation.create',
    fields: (made) => differing(made, null, UNSAID),
    writes: (after, at) => solicitationWrites(tables, { before: null, after, document: null }, at),
  })
  return answered(done)
}
