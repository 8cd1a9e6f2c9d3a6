import { useSignal } from '@preact/signals'
import { announce } from '../../../ui/announce.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useAct } from '../../command/use-act.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** A later closing day while comments are open: a promised day is never taken back. */
export const Prolong = () => {
  const room = useRoom()
  const { solicitation, obstacle } = room
  const { period } = solicitation
  const day = useSignal('')
  const wrong = useSignal(false)
  const act = useAct()
  const w = words().prolong
  if (!period || obstacle('solicitation.prolong')) return null
  const submit = async (event: Event) => {
    event.preventDefault()
    wrong.value = !(day.value > period.closesOn)
    if (wrong.value) return document.getElementById('prolong-day')?.focus()
    const done = await act.run(() => room.order({ type: 'solicitation.prolong', closesOn: day.value }))
    if (!done) return
    day.value = ''
    announce(w.done)
  }
  return (
    <details>
      <summary>{w.button}</summary>
      <form class="stack-s" noValidate onSubmit={submit}>
        <p class="small muted">{w.explanation}</p>
        <Field id="prolong-day" label={w.day} error={wrong.value ? w.wrong(period.closesOn) : undefined}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="date"
              value={day.value}
              min={period.closesOn}
              onInput={(event) => (day.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Refused refusal={act.refusal} />
        <p>
          <button type="submit" class="button" disabled={act.busy}>
            {w.confirm}
          </button>
        </p>
      </form>
    </details>
  )
}
