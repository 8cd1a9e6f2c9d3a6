import type { ComponentChildren } from 'preact'
import { isOneEach } from '#domain/survey/results/live.ts'
import { isRunning, mayCount } from '#domain/survey/results/staff.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loads } from '../../session/Loads.tsx'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { Cross } from './Cross.tsx'
import { ExportForm } from './ExportForm.tsx'
import { Overview } from './Overview.tsx'
import { Texts } from './Texts.tsx'
import { type Results as Known, useResults } from './use-results.ts'
import { Weigh } from './Weigh.tsx'
import { words } from './words.ts'
import './results.css'

const VIEWS = ['overview', 'cross', 'texts', 'weigh', 'export'] as const
type View = (typeof VIEWS)[number]

/** What each part asks for: whoever may not see single answers is not shown a way to them. */
const ACTIONS = {
  overview: 'results.staff',
  cross: 'survey.cross',
  texts: 'survey.texts',
  weigh: 'survey.weigh',
  export: 'survey.export',
} as const

/** A survey's results; which part, and what of it, is in the address. */
export const Results = () => {
  const { may, phase, survey, format } = useSurvey()
  const reads = may('response.read')
  const byBatches = !reads && isRunning(phase)
  const withAnswers = !byBatches || isOneEach(survey.details)
  const loading = useResults()
  const address = useAddress()
  const views = VIEWS.filter(
    (view) => may(ACTIONS[view]) && mayCount({ type: ACTIONS[view] }, { phase, reads, erased: false }),
  )
  const view = views.find((each) => each === address.get('view')) ?? 'overview'
  const parts: Record<View, (known: Known) => ComponentChildren> = {
    overview: (known) => <Overview known={known} withAnswers={withAnswers} onRefresh={loading.reload} />,
    cross: (known) => <Cross known={known} />,
    texts: (known) => <Texts known={known} />,
    weigh: (known) => <Weigh known={known} />,
    export: () => <ExportForm />,
  }
  return (
    <div class="stack results">
      <nav class="sections" aria-label={words().views.label}>
        {views.map((each) => (
          <a
            key={each}
            href={each === 'overview' ? location.pathname : `?view=${each}`}
            {...(each === view ? { 'aria-current': 'page' as const } : {})}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
              event.preventDefault()
              address.set({ ...NOTHING, view: each === 'overview' ? null : each })
            }}
          >
            {words().views[each]}
          </a>
        ))}
      </nav>
      {byBatches && (
        <Callout tone="info">
          <p>{words()[withAnswers ? 'batched' : 'withoutAnswers'](format.number(survey.details.batch))}</p>
        </Callout>
      )}
      <Loads of={loading}>
        {(known) =>
          known.results.total === 0 && view !== 'export' ? (
            <Empty title={byBatches ? words().noneShown : words().none}>
              <p>{byBatches ? words().noneShownHint(format.number(2 * survey.details.batch)) : words().noneHint}</p>
            </Empty>
          ) : (
            parts[view](known)
          )
        }
      </Loads>
    </div>
  )
}

/** What one part has in the address means nothing to another. */
const NOTHING = { rows: null, columns: null, f: null, q: null, search: null, shown: null }
