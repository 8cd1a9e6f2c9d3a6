import { Callout } from '../../ui/Callout.tsx'
import { useRoom } from '../backstage/context.ts'
import { Cancel } from '../command/Cancel.tsx'
import { CommandButton } from '../command/CommandButton.tsx'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { Details } from './Details.tsx'
import { EmbedSnippet } from './EmbedSnippet.tsx'
import { EraseQuestion } from './EraseQuestion.tsx'
import { Steps } from './Steps.tsx'
import type { Step } from './steps.ts'
import './overview.css'

/** Where the interview stands and what it is, as citizens will read it. */
export const Overview = () => {
  const { activity, format, obstacle, backstage } = useRoom()
  const { state, notice } = activity.brief
  const words = t().overview
  return (
    <div class="overview">
      <div class="stack">
        {state === 'cancelled' && (
          <Callout tone="danger" title={words.cancelled}>
            <p lang={activity.details.lang}>{notice}</p>
          </Callout>
        )}
        <Details />
      </div>
      <div class="stack">
        <section class="card stack" aria-labelledby="steps-title">
          <h2 id="steps-title">{words.steps}</h2>
          <p class="small muted">{words.drafted(activity.draftedBy.name, format.dateTime(activity.createdAt))}</p>
          {state !== 'cancelled' && <Steps control={(step) => <Control step={step} />} />}
          {!obstacle('activity.cancel') && (
            <Cancel
              words={t().cancelling}
              draft={`cancel.${activity.id}`}
              lang={activity.details.lang}
              cancel={(notice) => backstage.order({ type: 'activity.cancel', notice })}
            />
          )}
          <EraseQuestion />
        </section>
        {state !== 'draft' && <EmbedSnippet />}
      </div>
    </div>
  )
}

const Control = ({ step }: { step: Step }) => {
  const { activity, backstage } = useRoom()
  const params = { activityId: activity.id }
  const words = t().steps
  if (step === 'announce') {
    const order = { type: 'activity.announce', version: activity.version } as const
    return <CommandButton label={words.act.announce} send={() => backstage.order(order)} ask={words.ask.announce} />
  }
  const to = step === 'start' || step === 'finish' ? 'live' : 'review'
  return (
    <p>
      <Link to={to} params={params}>
        {to === 'live' ? words.toLive : words.toReview}
      </Link>
    </p>
  )
}
