import { Callout } from '../../../ui/Callout.tsx'
import { Cancel } from '../../command/Cancel.tsx'
import { CommandButton } from '../../command/CommandButton.tsx'
import { t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
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
  const { solicitation, phase, obstacle, order } = useRoom()
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
          {!obstacle('solicitation.cancel') && (
            <Cancel
              words={words().cancelling}
              draft={`cancel.${solicitation.id}`}
              lang={solicitation.details.lang}
              cancel={(notice) => order({ type: 'solicitation.cancel', notice })}
            />
          )}
        </section>
        <Linked />
        {phase !== 'draft' && <EmbedSnippet />}
      </div>
    </div>
  )
}

const Control = ({ step }: { step: Step }) => {
  const { solicitation, order } = useRoom()
  const w = words().steps
  const params = { activityId: solicitation.id }
  if (step === 'announce' || step === 'archive') {
    const send = () => order({ type: `solicitation.${step}` })
    return <CommandButton label={w.act[step]} send={send} ask={w.ask[step]} Note={Refused} />
  }
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
