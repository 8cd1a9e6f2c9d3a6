import { LIMITS } from '#contract/limits.ts'
import { Callout } from '../../ui/Callout.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Order } from '../backstage/backstage.ts'
import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { CommandButton } from '../command/CommandButton.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { EmbedSnippet } from '../interview/EmbedSnippet.tsx'
import { Steps } from '../interview/Steps.tsx'
import type { Step } from '../interview/steps.ts'
import { t } from '../language.ts'

const SHOWN = ['submit', 'secrecy', 'publish', 'archive'] as const

/** Who provided, reviewed and signed off (M7), and whose turn it is. */
export const ReviewSteps = () => {
  const { activity, format } = useRoom()
  const words = t().review
  const { state, publishedAt } = activity.brief
  return (
    <div class="stack review-steps">
      <section class="card stack" aria-labelledby="review-steps">
        <h2 id="review-steps">{words.steps}</h2>
        {activity.providedBy && <p class="small">{words.providedBy(activity.providedBy)}</p>}
        <Steps only={SHOWN} control={(step) => <Control step={step} />} />
        {state === 'review' && <p class="small muted">{words.voided}</p>}
      </section>
      {publishedAt !== null && (
        <Callout tone="good" title={words.published(format.dateTime(publishedAt))}>
          <p>{words.lateHint}</p>
        </Callout>
      )}
      {(state === 'published' || state === 'archived') && <EmbedSnippet />}
    </div>
  )
}

const Control = ({ step }: { step: Step }) => {
  const { activity, backstage } = useRoom()
  const { version } = activity
  const words = t().steps
  const button = (act: 'secrecy' | 'publish' | 'archive', order: Order) => (
    <CommandButton label={words.act[act]} send={() => backstage.order(order)} ask={words.ask[act]} />
  )
  switch (step) {
    case 'submit':
      return <Submit />
    case 'secrecy':
      return button(step, { type: 'activity.secrecy', version })
    case 'publish':
      return button(step, { type: 'activity.publish', version })
    case 'archive':
      return button(step, { type: 'activity.archive' })
    default:
      return null
  }
}

const Submit = () => {
  const { activity } = useRoom()
  const order = useOrder()
  const words = t().review
  const provider = useDraft(`submit.${activity.id}`, activity.providedBy ?? '')
  const length = provider.value.trim().length
  const submit = async () => {
    if (await order.run({ type: 'activity.submit', providedBy: provider.value })) provider.value = ''
  }
  return (
    <form
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        id="provided-by"
        label={words.provider}
        hint={words.providerHint}
        value={provider.value}
        onValue={(value) => (provider.value = value)}
        max={LIMITS.personName}
      />
      <RefusalNote refusal={order.refusal} />
      <p>
        <button
          type="submit"
          class="button primary"
          disabled={length === 0 || length > LIMITS.personName || order.busy}
        >
          {t().steps.act.submit}
        </button>
      </p>
    </form>
  )
}
