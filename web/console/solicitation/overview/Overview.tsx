import { Callout } from '../../../ui/Callout.tsx'
import { t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { ActButton } from '../ActButton.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Cancel } from './Cancel.tsx'
import { Checks } from './Checks.tsx'
import { EmbedSnippet } from './EmbedSnippet.tsx'
import { Facts } from './Facts.tsx'
import { Linked } from './Linked.tsx'
import { Prolong } from './Prolong.tsx'
import { Steps } from './Steps.tsx'
import type { Step } from './steps.ts'
import '../../interview/overview.css'

/** Where the solicitation stands and what it is, as citizens will read it. */
export const Overview = () => {
  const { solicitation, phase } = useRoom()
  return (
    <div class="overview">
      <div class="stack">
        {phase === 'cancelled' && (
          <Callout tone="danger" title={t().solicitationPhase.cancelled}>
            <p lang={solicitation.details.lang}>{solicitation.notice}</p>
          </Callout>
        )}
        {phase === 'draft' && <Checks />}
        <Facts />
      </div>
      <div class="stack">
        <section class="card stack" aria-labelledby="steps-title">
          <h2 id="steps-title">{words().steps.title}</h2>
          {phase !== 'cancelled' && <Steps control={(step) => <Control step={step} />} />}
          <Prolong />
          <Cancel />
        </section>
        <Linked />
        {phase !== 'draft' && <EmbedSnippet />}
      </div>
    </div>
  )
}

const Control = ({ step }: { step: Step }) => {
  const { solicitation } = useRoom()
  const w = words().steps
  const params = { activityId: solicitation.id }
  if (step === 'announce')
    return <ActButton label={w.act.announce} order={{ type: 'solicitation.announce' }} ask={w.ask.announce} />
  if (step === 'archive')
    return <ActButton label={w.act.archive} order={{ type: 'solicitation.archive' }} ask={w.ask.archive} />
  if (step === 'close') return null
  const toComments = step === 'decide'
  return (
    <p>
      <Link to={toComments ? 'solicitationComments' : 'solicitationResult'} params={params}>
        {toComments ? w.toComments : w.toResult}
      </Link>
    </p>
  )
}
