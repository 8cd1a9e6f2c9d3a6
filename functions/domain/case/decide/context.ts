import type { Actor } from '../../../contract/basics.ts'
import type { CaseStep, CaseStepName, Department } from '../../../contract/case/case.ts'
import type { PolicyTable } from '../../../contract/case/policy.ts'
import type { Result } from '../../../contract/refusal.ts'
import type { Role } from '../../../contract/site/staff.ts'
import { type Day, dayInZone, type WorkingCalendar } from '../../working-days.ts'
import { type CaseChange, type CaseRecord, changedCase } from '../records.ts'

/** What every decision depends on besides the records: passed in, so that it is the same today and in a test. */
export interface CaseContext {
  now: number
  timeZone: string
  calendar: WorkingCalendar
  /** The table in force today: only a reopened case takes it. */
  policies: PolicyTable
}

export interface StaffContext extends CaseContext {
  actor: Actor
  /** The actor's roles on the case's site. That a role may send a command at all was checked before. */
  roles: ReadonlySet<Role>
  /** The sites named by the command, with the way from the root to each. */
  departments: readonly (Department & { path: readonly string[] })[]
}

/** By id: the command's target and the cases it refers to (`caseIds`, `linkedIds`). */
export type Cases = ReadonlyMap<string, CaseRecord>
export type Decided = Result<CaseChange[]>

export const todayIn = ({ now, timeZone }: CaseContext): Day => dayInZone(now, timeZone)

const stepOf = ({ now, actor }: StaffContext, step: CaseStepName, reason: string | null): CaseStep => ({
  step,
  at: now,
  by: actor,
  reason,
  due: null,
})

/** A decision: its step is kept with person and reason, and the claim has served its purpose. */
export const decided = (
  record: CaseRecord,
  context: StaffContext,
  step: CaseStepName,
  difference: Partial<CaseRecord>,
  reason: string | null = null,
): CaseChange =>
  changedCase(record, { ...difference, claim: null, history: [...record.history, stepOf(context, step, reason)] })

/** Back from waiting: the clock runs again from today. */
export const started = (record: CaseRecord, today: Day): Pick<CaseRecord, 'clock' | 'waitingFor'> => ({
  waitingFor: null,
  clock: {
    ...record.clock,
    stops: record.clock.stops.map((stop) => (stop.to === null ? { ...stop, to: today } : stop)),
  },
})

/** What the obstacles have made sure of (`caseObstacle`): without it nothing comes here, so its lack is a defect. */
export const present = <T>(value: T | null): T => {
  if (value === null) throw new Error('decided on a case that lacks what its obstacles ask for')
  return value
}
