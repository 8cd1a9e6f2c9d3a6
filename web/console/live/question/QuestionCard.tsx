import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { announce } from '../../../ui/announce.tsx'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import type { Ordering } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { now } from '../../time/now.ts'
import { askedText } from './asked-text.ts'
import { CardActions } from './CardActions.tsx'
import { CardFacts } from './CardFacts.tsx'
import { heldByOther } from './claims.ts'
import { Decided } from './Decided.tsx'
import { DeclineForm } from './DeclineForm.tsx'
import { rememberDecision } from './decided.ts'
import { EditForm } from './EditForm.tsx'
import { focusAfter } from './focus.ts'
import { MarkForm } from './MarkForm.tsx'
import { MergeForm } from './MergeForm.tsx'
import { useClaim } from './use-claim.ts'
import './question-card.css'

export type CardForm = 'edit' | 'decline' | 'merge' | 'mark'

export interface CardTools {
  question: StaffQuestion
  order: Ordering<Order>
  open: (form: CardForm | null) => void
  /** Sends a decision; done, the focus goes to the next card. */
  decide: (order: Order, said: string) => Promise<boolean>
  /** Whether a decision was taken here, which ends a claim by itself. */
  decided: () => boolean
}

interface CardProps {
  question: StaffQuestion
  /** A queue shows what was decided meanwhile in one line, so that nothing jumps away under the reader. */
  list: 'queue' | 'published'
}

export const QuestionCard = ({ question, list }: CardProps) => {
  const { activity } = useRoom()
  const card = useRef<HTMLLIElement>(null)
  const form = useSignal<CardForm | null>(null)
  const order = useOrder()
  const taken = useRef(false)
  const decided =
    list === 'queue' ? question.state !== 'pending' : question.state === 'merged' || question.state === 'declined'
  const tools: CardTools = {
    question,
    order,
    open: (next) => {
      order.clear()
      taken.current = false
      form.value = form.value === next ? null : next
      if (next === null) card.current?.focus()
    },
    decide: async (command, said) => {
      const done = await order.run(command)
      if (!done) return false
      taken.current = true
      rememberDecision(question.id)
      announce(said)
      form.value = null
      focusAfter(card.current)
      return true
    },
    decided: () => taken.current,
  }
  const height = useRef(0)
  useLayoutEffect(() => {
    if (!decided) height.current = card.current?.offsetHeight ?? 0
  })
  const holder = heldByOther(question, now.value)
  const answered = activity.brief.answering === question.id
  return (
    <li
      ref={card}
      tabIndex={-1}
      data-card={decided ? 'decided' : 'open'}
      class={`question${question.starred ? ' starred' : ''}${answered ? ' answering' : ''}${holder ? ' held' : ''}`}
      aria-label={askedText(question)}
      // What a colleague decided keeps its room, so that nothing below it moves (D12); one's own decision closes up.
      {...(decided && !taken.current ? { style: { minBlockSize: `${height.current}px` } } : {})}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && form.value) {
          event.preventDefault()
          tools.open(null)
        }
      }}
    >
      {decided ? (
        <Decided question={question} order={order} />
      ) : (
        <>
          <p class="question-text" lang={activity.details.lang}>
            {askedText(question)}
          </p>
          <CardFacts question={question} />
          <CardActions tools={tools} form={form.value} holder={holder} />
          {form.value && <OpenForm tools={tools} form={form.value} />}
        </>
      )}
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}

const FORMS = { edit: EditForm, decline: DeclineForm, merge: MergeForm, mark: MarkForm }

const OpenForm = ({ tools, form }: { tools: CardTools; form: CardForm }) => {
  useClaim(tools.question, tools.decided)
  const Form = FORMS[form]
  return (
    <section class="question-form stack-s" aria-label={t().question.forms[form]}>
      <Form key={form} {...tools} />
    </section>
  )
}
