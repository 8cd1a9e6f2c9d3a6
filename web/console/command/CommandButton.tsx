import type { ComponentType } from 'preact'
import type { Refusal } from '#contract/refusal.ts'
import type { Answer } from '../../live/api.ts'
import { announce } from '../../ui/announce.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { useAct } from './use-act.ts'

interface CommandButtonProps {
  label: string
  send: () => Promise<Answer<object>>
  /** Asked before, where the step cannot be taken back. */
  ask?: string
  /** Said when it is done. */
  done?: string
  tone?: 'primary' | 'danger' | ''
  /** How a refusal is told below the button. */
  Note?: ComponentType<{ refusal: Refusal | null }>
}

/** A command by one press, with what refuses it below. */
export const CommandButton = ({ label, send, ask, done, tone = 'primary', Note = RefusalNote }: CommandButtonProps) => {
  const act = useAct()
  const run = async () => {
    if (ask && !confirm(ask)) return
    if ((await act.run(send)) && done) announce(done)
  }
  return (
    <div class="stack-s">
      <p>
        <button type="button" class={`button ${tone}`} disabled={act.busy} onClick={() => void run()}>
          {label}
        </button>
      </p>
      <Note refusal={act.refusal} />
    </div>
  )
}
