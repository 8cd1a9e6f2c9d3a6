import type { CommandOf } from '../../../contract/case/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { changedCase } from '../records.ts'
import { type Cases, type Decided, decided, held, type StaffContext, started, todayIn } from './context.ts'

/** Whoever takes a case answers for it, and is told of what comes due; taking it from a colleague is a step like any other. */
export const take = (cases: Cases, command: CommandOf<'case.take'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['triaged', 'handling', 'waiting'])
  if (!found.ok) return found
  const state = found.value.state === 'triaged' ? 'handling' : found.value.state
  return accept([decided(found.value, context, 'taken', { state, handler: context.actor })])
}

/** The stop is always kept; whether the clock heeds it is the policy's. */
export const ask = (cases: Cases, command: CommandOf<'case.ask'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['handling'])
  if (!found.ok) return found
  const { clock } = found.value
  const stops = [...clock.stops, { from: todayIn(context), to: null }]
  const difference = { state: 'waiting', waitingFor: command.question, clock: { ...clock, stops } } as const
  return accept([decided(found.value, context, 'asked', difference, command.question)])
}

/** Goes on without the citizen's word. */
export const resume = (cases: Cases, command: CommandOf<'case.resume'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['waiting'])
  if (!found.ok) return found
  const difference = { state: 'handling', ...started(found.value, todayIn(context)) } as const
  return accept([decided(found.value, context, 'resumed', difference, command.reason)])
}

/** Saves the reply in the making; in review it goes back to handling, for what was reviewed is what is sent (M7). */
export const draft = (cases: Cases, command: CommandOf<'case.draft'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['handling', 'review'])
  if (!found.ok) return found
  const { text, attachments, publicText } = command
  if (publicText !== null && !found.value.wantsPublic)
    return refuse('invalid-input', { issues: [{ path: 'publicText', rule: 'not_public' }] })
  const earlier = found.value.draft?.by.filter(({ subject }) => subject !== context.actor.subject) ?? []
  return accept([
    changedCase(found.value, {
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
export const note = (cases: Cases, command: CommandOf<'case.note'>, { actor, now }: StaffContext): Decided => {
  if (!cases.has(command.id)) return refuse('not-found')
  const { noteId: id, id: caseId, text } = command
  return accept([{ before: null, after: { kind: 'case-note', id, caseId, text, by: actor, at: now, version: 1 } }])
}
