import type { CaseStep } from '#contract/case/case.ts'
import { grouped } from '#contract/case/receipt.ts'
import { w } from '../words.ts'
import { useCaseRoom } from './context.ts'

/** With these the reason is the number of the other case. */
const NUMBERED = ['merged', 'duplicate-merged', 'duplicate-unmerged', 'duplicate-added']

/** Every step from the receipt on, with who took it and why; nothing is ever taken out. */
export const History = () => {
  const { record, format } = useCaseRoom()
  return (
    <section class="card stack-s" aria-labelledby="case-history">
      <h2 id="case-history">{w().history}</h2>
      <ol class="plain-list case-history">
        {record.history.map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <p>
              <time class="muted small nowrap">{format.dateTime(step.at)}</time> <strong>{w().step[step.step]}</strong>{' '}
              <span>{step.by?.name}</span>
            </p>
            {step.reason !== null && (
              <p class="pre-wrap small">{NUMBERED.includes(step.step) ? grouped(step.reason) : step.reason}</p>
            )}
            {step.due && <p class="small">{w().due.changed(dayOf(step.due.before), dayOf(step.due.after))}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const dayOf = (due: NonNullable<CaseStep['due']>['before']): string =>
  due ? `${due.day}${due.provisional ? ` (${w().provisional})` : ''}` : w().due.noneYet
