import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { LeftOverCase } from '#contract/case/left-over.ts'
import { grouped } from '#contract/case/receipt.ts'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { Asker } from '../live/question/Asker.tsx'
import { askedText } from '../live/question/asked-text.ts'
import { DeclineForm } from '../live/question/DeclineForm.tsx'
import type { CardTools } from '../live/question/QuestionCard.tsx'
import { useClaim } from '../live/question/use-claim.ts'
import { Link } from '../router/Link.tsx'
import { namesOf } from '../session/people.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { waitingWords } from './waiting-words.ts'

type FormName = 'answer' | 'decline'

/** A published question that nobody answered in the talk: it gets an answer or an explanation. */
export const LeftOpen = ({ question, accepted }: { question: StaffQuestion; accepted: LeftOverCase | undefined }) => {
  const { activity, view, may } = useRoom()
  const order = useOrder()
  const form = useSignal<FormName | null>(null)
  const taken = useRef(false)
  const words = t().review
  const tools: CardTools = {
    question,
    order,
    open: () => (form.value = null),
    decide: async (command) => {
      const done = await order.run(command)
      // In a published interview it is only proposed, which leaves the claim to be given back.
      taken.current = done && activity.brief.state !== 'published'
      if (done) form.value = null
      return done
    },
    decided: () => taken.current,
  }
  const toggle = (name: FormName) => {
    order.clear()
    form.value = form.value === name ? null : name
  }
  return (
    <li class="left-open">
      <p lang={activity.details.lang}>{askedText(question)}</p>
      <p class="row small muted">
        <span>
          <Asker name={question.name} />
        </span>
        <span>{t().question.votes(view.tallies.get(question.id)?.total ?? 0)}</span>
        {question.proposedAnswer && <Badge tone="warn">{words.proposed(namesOf(question.proposedAnswer.by))}</Badge>}
        {question.proposedDecline && (
          <Badge tone="warn">{waitingWords().proposedDecline(namesOf(question.proposedDecline.by))}</Badge>
        )}
      </p>
      {accepted && (
        <p class="row small">
          <Link to="case" params={{ caseId: accepted.id }}>
            {words.asCase(grouped(accepted.number))}
          </Link>
          {accepted.dueOn && <span class="muted">{words.caseDue(accepted.dueOn)}</span>}
        </p>
      )}
      <div class="row">
        {may('question.answer') && (
          <button
            type="button"
            class="button small primary"
            aria-expanded={form.value === 'answer'}
            onClick={() => toggle('answer')}
          >
            {words.answer}
          </button>
        )}
        {may('question.decline') && (
          <button
            type="button"
            class="button small"
            aria-expanded={form.value === 'decline'}
            onClick={() => toggle('decline')}
          >
            {t().question.decline}
          </button>
        )}
      </div>
      {form.value && <OpenForm form={form.value} tools={tools} />}
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}

const OpenForm = ({ form, tools }: { form: FormName; tools: CardTools }) => {
  useClaim(tools.question, tools.decided)
  return (
    <div class="question-form stack-s">
      {form === 'answer' ? <AnswerForm {...tools} /> : <DeclineForm {...tools} />}
    </div>
  )
}
