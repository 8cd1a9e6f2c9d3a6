import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Callout } from '../../../ui/Callout.tsx'
import { FormActions } from '../../live/question/FormActions.tsx'
import { ACTIONS_ID, type Sending, useCaseRoom } from '../case/context.ts'
import { type Act, offerOf } from '../case/offers.ts'
import type { CaseAct } from '../case/use-case.ts'
import { useClaim } from '../case/use-claim.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { w } from '../words.ts'

interface PanelProps {
  act: Act
  sending: Sending
  /** What is to be sent, or null while something is missing. */
  order: () => CaseAct | null
  /** Lets go of what was typed: it was sent, or is not wanted. */
  clear: () => void
  submitLabel?: string
  danger?: boolean
  children: ComponentChildren
}

/** One form about the case: holds it while it is open, keeps what is typed until it is sent. */
export const Panel = ({ act, sending, order, clear, submitLabel, danger = false, children }: PanelProps) => {
  const { open, record, asked } = useCaseRoom()
  const done = useRef(false)
  useClaim(() => done.current)
  const close = () => {
    open.value = null
    focusActions()
  }
  const submit = async () => {
    const ready = order()
    if (!ready) return
    // Set before: the form may be gone, and its claim with it, by the time the answer is drawn.
    done.current = true
    const sent = await sending.run(ready)
    done.current = sent
    if (!sent) return
    clear()
    close()
  }
  return (
    <section class="card case-panel stack" aria-label={w().act[act]}>
      <h3>{w().act[act]}</h3>
      {!offerOf(act, record, asked) && (
        <Callout tone="warn" role="alert">
          <p>{w().conflict.gone(w().state[record.state])}</p>
        </Callout>
      )}
      {children}
      <CaseRefusal refusal={sending.refusal} />
      <FormActions
        label={submitLabel ?? w().act[act]}
        danger={danger}
        disabled={sending.busy}
        submit={() => void submit()}
        cancel={() => {
          clear()
          close()
        }}
      />
    </section>
  )
}

/** A closed form takes the focus with it; the work goes on at the heading of the actions. */
const focusActions = () => queueMicrotask(() => document.getElementById(ACTIONS_ID)?.focus({ preventScroll: true }))
