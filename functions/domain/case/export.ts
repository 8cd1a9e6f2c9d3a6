import type { StaffCase } from '../../contract/case/case.ts'
import type { Cell } from '../survey/export/columns.ts'

const day = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

/** A case as a line of a table: no staff subject, no way to reach the citizen, and none of the notes. */
export const CASE_COLUMNS: readonly [header: string, read: (record: StaffCase) => Cell][] = [
  ['number', ({ number }) => number],
  ['site', ({ siteId }) => siteId],
  ['origin', ({ origin }) => (origin.from === 'desk' ? origin.channel : origin.from)],
  ['state', ({ state }) => state],
  ['type', ({ type }) => type],
  ['receivedAt', ({ receivedAt }) => day(receivedAt)],
  ['department', ({ triage }) => triage?.department.name ?? ''],
  ['coHandlers', ({ triage }) => triage?.coHandlers.map(({ name }) => name).join('、') ?? ''],
  ['valuable', ({ triage }) => (triage ? Number(triage.valuable) : '')],
  ['handler', ({ handler }) => handler?.name ?? ''],
  ['dueOn', ({ due }) => due?.day ?? ''],
  ['provisional', ({ due }) => Number(due?.provisional ?? false)],
  ['extended', ({ clock }) => Number(clock.extension !== null)],
  ['answeredOn', ({ clock }) => clock.answeredOn ?? ''],
  ['standing', ({ standing }) => standing?.state ?? ''],
  ['workingDaysLate', ({ standing }) => standing?.workingDaysLate ?? 0],
  ['score', ({ rating }) => rating?.score ?? ''],
  ['reopened', ({ earlier }) => Number(earlier !== null)],
  ['mergedInto', ({ mergedInto }) => mergedInto?.number ?? ''],
  ['duplicates', ({ duplicates }) => duplicates.length],
  ['public', ({ wantsPublic }) => Number(wantsPublic)],
  ['text', ({ text }) => text],
  ['answer', ({ outcome }) => (outcome?.type === 'answered' ? outcome.text : (outcome?.explanation ?? ''))],
]
