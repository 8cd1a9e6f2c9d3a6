import { Callout } from '../../../ui/Callout.tsx'
import { CommandButton } from '../../command/CommandButton.tsx'
import { Link } from '../../router/Link.tsx'
import { EmbedSnippet } from '../overview/EmbedSnippet.tsx'
import { Steps } from '../overview/Steps.tsx'
import type { Step } from '../overview/steps.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Exports } from './Exports.tsx'
import { Submit } from './Submit.tsx'
import { Table } from './Table.tsx'
import '../../interview/overview.css'

const SHOWN = ['decide', 'submit', 'secrecy', 'publish', 'archive'] as const

/** From the last decision to the published table: who says what of the result, who reviews it, and who signs it off (M7). */
export const Result = () => {
  const { solicitation, phase, format, obstacle, order } = useRoom()
  const { statement, submitted, signedOff, period, details } = solicitation
  const w = words().result
  const isOut = phase === 'published' || phase === 'archived'
  return (
    <div class="overview">
      <div class="stack">
        {submitted && !isOut && (
          <Callout tone="info">
            <p>{w.underReview}</p>
          </Callout>
        )}
        {isOut && signedOff && <Callout tone="good" title={w.published(format.dateTime(signedOff.at))} />}
        {phase === 'open' && period && (
          <Callout tone="info">
            <p>{w.stillOpen(format.dateTime(period.closesAt))}</p>
          </Callout>
        )}
        {statement && (
          <section class="card stack-s" aria-labelledby="statement-title">
            <h2 id="statement-title">{w.statement}</h2>
            <p class="details-text" lang={details.lang}>
              {statement}
            </p>
            <p class="small muted">{solicitation.providedBy}</p>
          </section>
        )}
        <Table />
      </div>
      <div class="stack">
        <section class="card stack" aria-labelledby="result-steps">
          <h2 id="result-steps">{w.steps}</h2>
          <Steps only={SHOWN} control={(step) => <Control step={step} />} />
          {obstacle('solicitation.recall') === null && (
            <CommandButton
              tone=""
              label={words().steps.act.recall}
              send={() => order({ type: 'solicitation.recall' })}
              ask={words().steps.ask.recall}
              Note={Refused}
            />
          )}
        </section>
        <Exports />
        {isOut && <EmbedSnippet />}
      </div>
    </div>
  )
}

const Control = ({ step }: { step: Step }) => {
  const { solicitation, order } = useRoom()
  const w = words().steps
  switch (step) {
    case 'decide':
      return (
        <p>
          <Link to="solicitationComments" params={{ activityId: solicitation.id }}>
            {w.toComments}
          </Link>
        </p>
      )
    case 'submit':
      return <Submit />
    case 'secrecy':
    case 'publish':
    case 'archive':
      return (
        <CommandButton
          label={w.act[step]}
          send={() => order({ type: `solicitation.${step}` })}
          ask={w.ask[step]}
          Note={Refused}
        />
      )
    default:
      return null
  }
}
