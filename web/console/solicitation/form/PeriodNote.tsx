import { Callout } from '../../../ui/Callout.tsx'
import { usePeriod } from '../overview/use-period.ts'
import { words } from '../words.ts'
import type { FormTools } from './SolicitationForm.tsx'

/** How long the public must have, and whether the day typed gives them that (M3); checked while it is typed. */
export const PeriodNote = ({ tools: { value, siteId } }: { tools: FormTools }) => {
  const { result } = usePeriod(siteId, value.kind)
  const w = words().period
  if (result.status !== 'ready')
    return (
      <p class="small muted" role="status">
        {result.status === 'loading' ? w.reading : w.unknown}
      </p>
    )
  const { shortest, shortestDay, provisional } = result.value
  const short = value.closesOn !== '' && value.closesOn < shortestDay
  return (
    <Callout tone={short ? 'warn' : 'info'} role="status">
      <p>{w.rule(shortest.days, w.units[shortest.unit], shortest.source)}</p>
      <p>
        {w.today(shortestDay)} {provisional && w.provisional}
      </p>
      {value.closesOn !== '' && (
        <p>
          <strong>{short ? w.tooShort : w.enough}</strong>
        </p>
      )}
    </Callout>
  )
}
