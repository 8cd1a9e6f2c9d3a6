import { goTo } from '../../router/router.ts'
import { pathOf } from '../../router/screens.ts'
import { useRoom } from '../room.ts'
import { todayIn } from '../today.ts'
import { words } from '../words.ts'
import { type Check, checksOf } from './checks.ts'
import { usePeriod } from './use-period.ts'

/** What the law demands of the announcement (M3), each with the way to the field where it is put right. */
export const Checks = () => {
  const { solicitation, site } = useRoom()
  const period = usePeriod(site.id, solicitation.details.kind)
  const known = period.result.status === 'ready' ? period.result.value : null
  const checks = checksOf(solicitation, known?.shortestDay ?? null, todayIn(site.timeZone))
  const left = checks.filter(({ fine }) => !fine).length
  const w = words().checks
  const whyText = ({ why }: Check) =>
    why === 'past' ? w.past : why === 'short' ? w.short(known?.shortestDay ?? '') : ''
  return (
    <section class="card stack" aria-labelledby="checks-title">
      <h2 id="checks-title">{w.title}</h2>
      <p>{left === 0 ? w.allDone : w.left(left)}</p>
      <ul class="plain-list checks">
        {checks.map((check) => (
          <li key={check.name} class={check.fine ? 'check-fine' : 'check-missing'}>
            <span aria-hidden="true">{check.fine ? '✓' : '✗'}</span>{' '}
            <span class="visually-hidden">{check.fine ? w.done : w.missing} </span>
            {w.items[check.name]}
            {check.why && <span class="small"> · {whyText(check)}</span>}
            {!check.fine && <Fix check={check} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Fix = ({ check: { name } }: { check: Check }) => {
  const { solicitation } = useRoom()
  const params = { activityId: solicitation.id }
  const href =
    name === 'parts'
      ? pathOf('solicitationDraft', params)
      : `${pathOf('solicitationEdit', params)}?field=${name === 'period' ? 'shorterReason' : name}`
  return (
    <>
      {' '}
      <a
        href={href}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          goTo(href)
        }}
      >
        {words().checks.fix}
        <span class="visually-hidden"> {words().checks.items[name]}</span>
      </a>
    </>
  )
}
