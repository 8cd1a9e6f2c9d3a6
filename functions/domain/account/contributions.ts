import type { EarlierRound, Outcome } from '../../contract/case/case.ts'
import type { CaseClock, DueExplanation } from '../../contract/case/clock.ts'
import type { Policy } from '../../contract/case/policy.ts'
import { factsOf, isWorked } from '../calendar/calendar.ts'
import { dayNumber } from '../calendar/day.ts'
import type { CaseRecord } from '../case/records.ts'
import type { WorkingCalendar } from '../working-days.ts'

/** Counters of a cell: `received`, `onTime` …; `days:5` took five working days; `score:4` was rated four. */
export type Counters = Readonly<Record<string, number>>
/** By `month#type#department`; a case without a department stands under an empty one. */
export type Cells = Readonly<Record<string, Counters>>

/**
 * What one case adds to its site's account. Receipt counts in the month of receipt, all else in that of the answer, each under
 * the type and department the case has now. An answer that was reopened stays counted, late for ever if it was late.
 */
export const contributionsOf = (record: CaseRecord, calendar: WorkingCalendar): Cells => {
  const place = `${record.type}#${record.triage?.department.id ?? ''}`
  const cells: Record<string, Record<string, number>> = {}
  const add = (day: string, counter: string) => {
    const id = `${day.slice(0, 7)}#${place}`
    const cell = cells[id] ?? {}
    cells[id] = cell
    cell[counter] = (cell[counter] ?? 0) + 1
  }
  const { earlier } = record
  add((earlier ?? record).clock.receivedOn, 'received')
  if (record.state === 'withdrawn') add(record.clock.receivedOn, 'withdrawn')
  for (const round of [earlier, record])
    if (round?.outcome) addAnswer(add, { ...round, outcome: round.outcome }, calendar)
  return cells
}

interface Round {
  clock: CaseClock
  policy: Policy
  due: DueExplanation | null
  outcome: Outcome
  rating: EarlierRound['rating']
}

const addAnswer = (
  add: (day: string, counter: string) => void,
  { clock, policy, due, outcome, rating }: Round,
  calendar: WorkingCalendar,
) => {
  const { answeredOn } = clock
  if (answeredOn === null) return
  add(answeredOn, outcome.type)
  add(answeredOn, due !== null && answeredOn > due.day ? 'late' : 'onTime')
  add(answeredOn, `days:${daysTaken(clock, policy, calendar, answeredOn)}`)
  if (rating) add(answeredOn, `score:${rating.score}`)
}

/** Working days after that of receipt up to the answer, without those on which the clock stood still. */
const daysTaken = (clock: CaseClock, policy: Policy, calendar: WorkingCalendar, answeredOn: string): number => {
  const stops = policy.clockStops ? clock.stops : []
  let taken = 0
  for (let at = dayNumber(clock.receivedOn) + 1; at <= dayNumber(answeredOn); at++) {
    const { day, kind } = factsOf(calendar, at)
    if (isWorked(kind) && !stops.some(({ from, to }) => from <= day && (to === null || day < to))) taken++
  }
  return taken
}

/** What brings a cell from `before` to `after`; counters that do not move are left out. */
export const difference = (before: Cells, after: Cells): Cells => {
  const moved: Record<string, Record<string, number>> = {}
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const counters = new Set([...Object.keys(before[id] ?? {}), ...Object.keys(after[id] ?? {})])
    for (const counter of counters) {
      const by = (after[id]?.[counter] ?? 0) - (before[id]?.[counter] ?? 0)
      if (by !== 0) moved[id] = { ...moved[id], [counter]: by }
    }
  }
  return moved
}
