import type { CaseStep, EarlierRound, Outcome } from '../../contract/case/case.ts'
import type { CaseClock } from '../../contract/case/clock.ts'
import { accept, type Result } from '../../contract/refusal.ts'
import { decideCitizen } from './citizen.ts'
import type { CaseContext, Cases } from './decide/context.ts'
import { citizenStep } from './receive.ts'
import { type CaseChange, type CaseRecord, changedCase } from './records.ts'

/** How long after the end a citizen can still be told, or asked how it went; then nobody needs to reach them (M13). */
export const CONTACT_KEPT_DAYS = 90
const DAY_MS = 24 * 3_600_000

/** When the answer reached the citizen; null: it has not, or there is none to come. */
const endedAt = ({ outcome, mergedInto }: CaseRecord): number | null =>
  outcome && Math.max(outcome.at, mergedInto?.at ?? 0)

/** From when on the contact is no longer kept; null: there is none, or the case goes on. */
export const contactErasedAt = (record: CaseRecord): number | null => {
  const at = endedAt(record)
  return record.contact === null || at === null ? null : at + CONTACT_KEPT_DAYS * DAY_MS
}

/** Null: nothing to erase yet, also when it was done or the case was reopened meanwhile. */
export const eraseContact = (record: CaseRecord, now: number): CaseChange<CaseRecord> | null => {
  const at = contactErasedAt(record)
  if (at === null || now < at) return null
  const history = [...record.history, citizenStep('contact-erased', now)]
  return changedCase(record, { contact: null, history })
}

const wordless = (outcome: Outcome): Outcome =>
  outcome.type === 'answered' ? { ...outcome, text: '', attachments: [] } : { ...outcome, explanation: '' }

const unexplained = (clock: CaseClock): CaseClock => ({
  ...clock,
  extension: clock.extension && { ...clock.extension, reason: '' },
})

const unrated = (rating: EarlierRound['rating']) => rating && { ...rating, text: '' }

/** With these the reason is the number of another case. */
const NUMBERED: readonly CaseStep['step'][] = ['merged', 'duplicate-merged', 'duplicate-unmerged', 'duplicate-added']

/**
 * The case without a word that anybody wrote in it: a reply or a reason quotes the citizen as often as not. What happened, when and by
 * whom stays, and so every figure it is counted in.
 */
export const withoutWords = (record: CaseRecord, now: number): Partial<CaseRecord> => {
  const { triage, outcome, earlier, clock } = record
  return {
    text: '',
    attachments: [],
    additions: [],
    contact: null,
    digest: '',
    wantsPublic: false,
    published: null,
    waitingFor: null,
    draft: null,
    extensionAsked: null,
    triage: triage && { ...triage, reason: '' },
    outcome: outcome && wordless(outcome),
    rating: unrated(record.rating),
    earlier: earlier && {
      ...earlier,
      outcome: wordless(earlier.outcome),
      rating: unrated(earlier.rating),
      clock: unexplained(earlier.clock),
      reopened: { ...earlier.reopened, text: '' },
    },
    clock: unexplained(clock),
    history: record.history.map((step) => (NUMBERED.includes(step.step) ? step : { ...step, reason: null })),
    erasedAt: now,
  }
}

/** The case that a question became, when its asker has the question erased: an open one is withdrawn with it. */
export const eraseWithQuestion = (record: CaseRecord, cases: Cases, context: CaseContext): Result<CaseChange[]> => {
  const bare = (after: CaseRecord): CaseRecord => {
    const words = withoutWords(after, context.now)
    return { ...after, ...words, history: [...(words.history ?? []), citizenStep('erased', context.now)] }
  }
  const withdrawn = decideCitizen(record, cases, { commandId: record.id, type: 'withdraw' }, context)
  if (!withdrawn.ok) return accept([changedCase(record, bare(record))])
  return accept(
    withdrawn.value.map((each) =>
      each.after.id === record.id && each.after.kind === 'case'
        ? { ...each, before: record, after: bare(each.after) }
        : each,
    ) as CaseChange[],
  )
}
