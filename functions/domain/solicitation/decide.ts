import type { Actor } from '../../contract/basics.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AdoptionSummary } from '../../contract/solicitation/adoption.ts'
import type { SolicitationCommand } from '../../contract/solicitation/command.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import type { SolicitationState } from '../../contract/solicitation/solicitation.ts'
import { notSecond, withHand } from '../second-person.ts'
import { checkAdoption } from './adoption.ts'
import { type Announcing, checkAnnouncement } from './announce.ts'
import { correct } from './correct.ts'
import { endOfDay } from './end-of-day.ts'
import { isOpen, type SolicitationRecord } from './record.ts'

export interface SolicitationContext extends Announcing {
  actor: Actor
  /** The table as it stands and under which it is kept, for `solicitation.submit`. */
  table: { id: string; summary: AdoptionSummary; deciders: readonly Actor[] } | null
  /** The law in force or the next version as it is, where the command is about it. */
  document: readonly DraftPart[]
}

/** A comment acknowledged at the last moment is stored well before this has passed. */
export const SETTLE_MS = 60_000

type Of<T extends SolicitationCommand['type']> = Extract<SolicitationCommand, { type: T }>
type Decided = Result<SolicitationRecord>

/** What a staff command makes of a solicitation, or why it is refused. Pure. */
export const decide = (
  record: SolicitationRecord,
  command: SolicitationCommand,
  context: SolicitationContext,
): Decided => {
  if (record.version !== command.version) return refuse('version-conflict')
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
  const state = stateFor[command.type]
  if (record.state !== state && !(command.type === 'solicitation.cancel' && record.state === 'draft')) {
    const isNext = 'document' in command && command.document === 'next' && record.state === 'announced'
    if (!isNext || record.submitted) return wrongState(record)
  }
  switch (command.type) {
    case 'solicitation.edit':
      return accept({ details: command.details, ...written(record, actor) })
    case 'solicitation.draft':
    case 'solicitation.correct': {
      const parts = changedDocument(command, command.document === 'draft' ? record.parts : context.document)
      return parts.ok ? writeDocument(record, command, parts.value, actor) : parts
    }
    case 'solicitation.announce': {
      const drafter = notSecond(record.drafters, actor)
      if (drafter) return drafter
      const period = checkAnnouncement(record.details, record.parts, context)
      return period.ok ? accept({ state: 'announced', period: period.value, announcedBy: by }) : period
    }
    case 'solicitation.prolong':
      return prolong(record, command, context)
    case 'solicitation.cancel':
      return record.submitted ? wrongState(record) : accept({ state: 'cancelled', notice: command.notice })
    case 'solicitation.submit':
      return submit(record, command, context)
    case 'solicitation.recall':
      return record.submitted
        ? accept({ submitted: null, authors: [], secrecyReviewed: null, table: null, tableId: null })
        : wrongState(record)
    case 'solicitation.secrecy':
      return secondPerson(record, actor, { secrecyReviewed: by })
    case 'solicitation.publish':
      if (record.submitted && !record.secrecyReviewed)
        return refuse('incomplete', { issues: [{ path: 'secrecyReviewed', rule: 'required' }] })
      return secondPerson(record, actor, { state: 'published', signedOff: by })
    case 'solicitation.archive':
      return accept({ state: 'archived' })
  }
}

const stateFor: Record<SolicitationCommand['type'], SolicitationState> = {
  'solicitation.edit': 'draft',
  'solicitation.draft': 'draft',
  'solicitation.correct': 'draft',
  'solicitation.announce': 'draft',
  'solicitation.prolong': 'announced',
  'solicitation.cancel': 'announced',
  'solicitation.submit': 'announced',
  'solicitation.recall': 'announced',
  'solicitation.secrecy': 'announced',
  'solicitation.publish': 'announced',
  'solicitation.archive': 'published',
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
    return record.state === 'announced'
      ? accept({
          hasNext: parts.length > 0,
          nextDrafters: parts.length > 0 ? withHand(record.nextDrafters, actor) : [],
        })
      : wrongState(record)
  if (document === 'law') return accept({ hasLaw: parts.length > 0, ...written(record, actor) })
  const isNew = type === 'solicitation.draft' || record.draftVersion === 0
  return accept({ parts, draftVersion: record.draftVersion + (isNew ? 1 : 0), ...written(record, actor) })
}

const wrongState = ({ state }: SolicitationRecord) => refuse('wrong-state', { detail: state })

/** Later only, and only while it is open: a promised day is never taken back, nor a closed one opened. */
const prolong = (
  record: SolicitationRecord,
  { closesOn }: Of<'solicitation.prolong'>,
  { now, timeZone, actor }: SolicitationContext,
): Result<Partial<SolicitationRecord>> => {
  const { period } = record
  if (!period || !isOpen(record, now)) return refuse('comments-closed')
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
  const { period } = record
  if (!period || isOpen(record, now) || record.submitted) return wrongState(record)
  if (now < period.closesAt + SETTLE_MS) return refuse('wrong-state', { detail: 'settling' })
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

/** M7: nobody who wrote a word of it. */
const secondPerson = (
  { submitted, authors }: SolicitationRecord,
  actor: Actor,
  difference: Partial<SolicitationRecord>,
): Result<Partial<SolicitationRecord>> => {
  if (!submitted) return refuse('incomplete', { issues: [{ path: 'submitted', rule: 'required' }] })
  return notSecond(authors, actor) ?? accept(difference)
}
