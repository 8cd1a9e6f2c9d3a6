import type { Actor } from '../../contract/basics.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AdoptionSummary } from '../../contract/solicitation/adoption.ts'
import type { SolicitationCommand } from '../../contract/solicitation/command.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { withHand } from '../second-person.ts'
import { checkAdoption } from './adoption.ts'
import { type Announcing, checkAnnouncement } from './announce.ts'
import { correct } from './correct.ts'
import { endOfDay } from './end-of-day.ts'
import { solicitationObstacle } from './obstacle.ts'
import type { SolicitationRecord } from './record.ts'

export interface SolicitationContext extends Announcing {
  actor: Actor
  /** The table as it stands and under which it is kept, for `solicitation.submit`. */
  table: { id: string; summary: AdoptionSummary; deciders: readonly Actor[] } | null
  /** The law in force or the next version as it is, where the command is about it. */
  document: readonly DraftPart[]
}

type Of<T extends SolicitationCommand['type']> = Extract<SolicitationCommand, { type: T }>
type Decided = Result<SolicitationRecord>

/** What a staff command makes of a solicitation, or why it is refused. Pure. */
export const decide = (
  record: SolicitationRecord,
  command: SolicitationCommand,
  context: SolicitationContext,
): Decided => {
  if (record.version !== command.version) return refuse('version-conflict')
  const document = 'document' in command ? command.document : undefined
  const asker = { subject: context.actor.subject, now: context.now, document }
  const refusal = solicitationObstacle(command.type, record, asker)
  if (refusal) return { ok: false, refusal }
  const decided = byType(record, command, context)
  return decided.ok ? accept({ ...record, ...decided.value, version: record.version + 1 }) : decided
}

const byType = (
  record: SolicitationRecord,
  command: SolicitationCommand,
  context: SolicitationContext,
): Result<Partial<SolicitationRecord>> => {
  const { actor, now } = context
  const by = { by: actor, at: now }
  switch (command.type) {
    case 'solicitation.edit':
      return accept({ details: command.details, ...written(record, actor) })
    case 'solicitation.draft':
    case 'solicitation.correct': {
      const parts = changedDocument(command, command.document === 'draft' ? record.parts : context.document)
      return parts.ok ? writeDocument(record, command, parts.value, actor) : parts
    }
    case 'solicitation.announce': {
      const period = checkAnnouncement(record.details, record.parts, context)
      return period.ok ? accept({ state: 'announced', period: period.value, announcedBy: by }) : period
    }
    case 'solicitation.prolong':
      return prolong(record, command, context)
    case 'solicitation.cancel':
      return accept({ state: 'cancelled', notice: command.notice })
    case 'solicitation.submit':
      return submit(record, command, context)
    case 'solicitation.recall':
      return accept({ submitted: null, authors: [], secrecyReviewed: null, table: null, tableId: null })
    case 'solicitation.secrecy':
      return accept({ secrecyReviewed: by })
    case 'solicitation.publish':
      return accept({ state: 'published', signedOff: by })
    case 'solicitation.archive':
      return accept({ state: 'archived' })
  }
}

/** A document as a command would have it. */
export const changedDocument = (
  command: Of<'solicitation.draft'> | Of<'solicitation.correct'>,
  present: readonly DraftPart[],
): Result<DraftPart[]> =>
  command.type === 'solicitation.draft' ? accept(command.parts) : correct(present, command.operation)

const written = (
  { drafters }: SolicitationRecord,
  actor: Actor,
): Pick<SolicitationRecord, 'draftedBy' | 'drafters'> => ({
  draftedBy: actor,
  drafters: withHand(drafters, actor),
})

/** The draft and the law it would change are what is announced; the next version is part of the result. */
const writeDocument = (
  record: SolicitationRecord,
  { type, document }: Of<'solicitation.draft'> | Of<'solicitation.correct'>,
  parts: DraftPart[],
  actor: Actor,
): Result<Partial<SolicitationRecord>> => {
  if (document === 'next')
    return accept({
      hasNext: parts.length > 0,
      nextDrafters: parts.length > 0 ? withHand(record.nextDrafters, actor) : [],
    })
  if (document === 'law') return accept({ hasLaw: parts.length > 0, ...written(record, actor) })
  const isNew = type === 'solicitation.draft' || record.draftVersion === 0
  return accept({ parts, draftVersion: record.draftVersion + (isNew ? 1 : 0), ...written(record, actor) })
}

/** Later only, and only while it is open: a promised day is never taken back, nor a closed one opened. */
const prolong = (
  record: SolicitationRecord,
  { closesOn }: Of<'solicitation.prolong'>,
  { timeZone, actor }: SolicitationContext,
): Result<Partial<SolicitationRecord>> => {
  const { period } = record
  if (!period) throw new Error('prolonged without a period')
  if (closesOn <= period.closesOn) return refuse('invalid-input', { issues: [{ path: 'closesOn', rule: 'not_later' }] })
  const shorterReason = closesOn < period.shortestDay ? period.shorterReason : null
  return accept({
    period: { ...period, closesOn, closesAt: endOfDay(closesOn, timeZone), shorterReason },
    // What was announced is changed by one person, at once: the result is then signed off by others.
    hands: withHand(record.hands, actor),
  })
}

/** After the close, with every comment decided on (M3). From here decisions on comments rest (`decideComments`). */
const submit = (
  record: SolicitationRecord,
  { providedBy, statement, withNext }: Of<'solicitation.submit'>,
  { now, actor, table }: SolicitationContext,
): Result<Partial<SolicitationRecord>> => {
  if (!table) return refuse('incomplete', { issues: [{ path: 'table', rule: 'required' }] })
  const complete = checkAdoption(table.summary)
  if (!complete.ok) return complete
  const authors = [actor, ...table.deciders, ...record.hands, ...(withNext ? record.nextDrafters : [])].reduce<Actor[]>(
    withHand,
    [],
  )
  return accept({
    ...{ providedBy, statement, withNext, submitted: { by: actor, at: now }, authors, secrecyReviewed: null },
    // Also when it is taken back and submitted again by a colleague: the statement stays this person's.
    ...{ tableId: table.id, table: table.summary, hands: withHand(record.hands, actor) },
  })
}
