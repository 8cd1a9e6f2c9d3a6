import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { w } from '../words.ts'
import { useCaseRoom, useSending } from './context.ts'

/** What colleagues tell each other; a note never gets in the way of what others do. */
export const Notes = () => {
  const { record, reply, format, may } = useCaseRoom()
  const sending = useSending()
  const words = w().notes
  const text = useDraft(`case.${record.id}.note`)
  const tried = useSignal(false)
  const length = text.value.trim().length
  const problem = length === 0 ? t().form.rules.required : undefined
  const over = length > LIMITS.noteText ? t().form.rules.tooLong(LIMITS.noteText) : undefined
  const add = async () => {
    tried.value = true
    if (problem || over) return
    if (!(await sending.run({ type: 'case.note', noteId: newId(), text: text.value }))) return
    text.value = ''
    tried.value = false
    announce(words.said)
  }
  return (
    <section class="card stack-s" aria-labelledby="case-notes">
      <h2 id="case-notes">{words.title}</h2>
      <p class="muted small">{words.hint}</p>
      {reply.notes.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="plain-list case-notes">
          {reply.notes.map(({ id, text: said, by, at }) => (
            <li key={id}>
              <p class="small">
                <strong>{by.name}</strong> <time class="muted">{format.dateTime(at)}</time>
              </p>
              <p class="pre-wrap">{said}</p>
            </li>
          ))}
        </ul>
      )}
      {may('case.note') && (
        <form
          class="stack-s"
          onSubmit={(event) => {
            event.preventDefault()
            if (!sending.busy) void add()
          }}
        >
          <TextField
            id="case-note"
            shortcut="i"
            label={words.field}
            error={over ?? (tried.value ? problem : undefined)}
            value={text.value}
            onValue={(next) => (text.value = next)}
            max={LIMITS.noteText}
            rows={2}
          />
          <CaseRefusal refusal={sending.refusal} />
          <p>
            <button type="submit" class="button small" disabled={sending.busy}>
              {words.add}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
