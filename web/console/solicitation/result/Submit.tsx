import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Check } from '../../../ui/Check.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAct } from '../../command/use-act.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** What is said of the result as a whole and who provides it; from here it waits for its reviewers. */
export const Submit = () => {
  const { solicitation, next, order } = useRoom()
  const { id, details } = solicitation
  const provider = useDraft(`submit.${id}`, solicitation.providedBy ?? '')
  const statement = useDraft(`statement.${id}`, solicitation.statement ?? '')
  const withNext = useSignal(solicitation.withNext)
  const act = useAct()
  const w = words().result
  const fits = (text: string, max: number) => text.trim() !== '' && text.trim().length <= max
  const ready = fits(provider.value, LIMITS.personName) && fits(statement.value, MAX.statement)
  const submit = async (event: Event) => {
    event.preventDefault()
    const said = { providedBy: provider.value, statement: statement.value, withNext: withNext.value && next !== null }
    if (!ready || !(await act.run(() => order({ type: 'solicitation.submit', ...said })))) return
    provider.value = ''
    statement.value = ''
  }
  return (
    <form class="stack-s" onSubmit={submit}>
      <TextField
        id="statement"
        label={w.statement}
        hint={w.statementHint}
        value={statement.value}
        onValue={(value) => (statement.value = value)}
        max={MAX.statement}
        rows={5}
        lang={details.lang}
      />
      <TextField
        id="provided-by"
        label={w.provider}
        hint={w.providerHint}
        value={provider.value}
        onValue={(value) => (provider.value = value)}
        max={LIMITS.personName}
      />
      {next && (
        <Check checked={withNext.value} onChange={(on) => (withNext.value = on)}>
          {w.withNext}
        </Check>
      )}
      <Refused refusal={act.refusal} />
      <p>
        <button type="submit" class="button primary" disabled={!ready || act.busy}>
          {w.submit}
        </button>
      </p>
    </form>
  )
}
