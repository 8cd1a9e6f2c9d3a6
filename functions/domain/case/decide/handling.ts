import type { CommandOf } from '../../../contract/case/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { type CaseRecord, changedCase } from '../records.ts'
import { type Decided, decided, type StaffContext, started, todayIn } from './context.ts'

/** Whoever takes a case answers for it, and is told of what comes due; taking it from a colleague is a step like any other. */
export const take = (record: CaseRecord, context: StaffContext): Decided => {
  const state = record.state === 'triaged' ? 'handling' : record.state
  return accept([decided(record, context, 'taken', { state, handler: context.actor })])
}

/** The stop is always kept; whether the clock heeds it is the policy's. */
export const ask = (record: CaseRecord, command: CommandOf<'case.ask'>, context: StaffContext): Decided => {
  const { clock } = record
  const stops = [...clock.stops, { from: todayIn(context), to: null }]
  const difference = { state: 'waiting', waitingFor: command.question, clock: { ...clock, stops } } as const
  return accept([decided(record, context, 'asked', difference, command.question)])
}

/** Goes on without the citizen's word. */
export const resume = (record: CaseRecord, command: CommandOf<'case.resume'>, context: StaffContext): Decided => {
  const difference = { state: 'handling', ...started(record, todayIn(context)) } as const
  return accept([decided(record, context, 'resumed', difference, command.reason)])
}

/** Saves the reply in the making; in review it goes back to handling, for what was reviewed is what is sent (M7). */
export const draft = (record: CaseRecord, command: CommandOf<'case.draft'>, context: StaffContext): Decided => {
  const { text, attachments, publicText } = command
  if (publicText !== null && !record.wantsPublic)
    return refuse('invalid-input', { issues: [{ path: 'publicText', rule: 'not_public' }] })
  const earlier = record.draft?.by.filter(({ subject }) => subject !== context.actor.subject) ?? []
  return accept([
    changedCase(record, {
      state: 'handling',
      draft: {
        text,
        attachments,
        publicText,
        by: [...earlier, context.actor],
        at: context.now,
        providedBy: null,
        submitted: null,
        secrecyReviewed: null,
      },
    }),
  ])
}

/** An internal note stands beside the case and raises no version: it never gets in a colleague's way. */
export const note = (record: CaseRecord, command: CommandOf<'case.note'>, { actor, now }: StaffContext): Decided => {
  const { noteId: id, text } = command
  return accept([
    { before: null, after: { kind: 'case-note', id, caseId: record.id, text, by: actor, at: now, version: 1 } },
  ])
}
