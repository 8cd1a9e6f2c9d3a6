import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Note } from '#contract/interview/note.ts'
import { LIMITS } from '#contract/limits.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import './notes.css'

/** Notes to the host and the guests, which citizens never see: the open ones first, the latest on top. */
export const NotesPane = () => {
  const { state } = useRoom()
  const notes = [...state.notes.values()].sort((a, b) => Number(a.done) - Number(b.done) || b.at - a.at)
  return (
    <div class="pane-body notes">
      <NoteForm />
      {notes.length === 0 && <Empty title={t().notes.empty} />}
      <ul class="plain-list stack-s">
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
    </div>
  )
}

const NoteForm = () => {
  const { activity, may } = useRoom()
  const order = useOrder()
  const words = t().notes
  const text = useDraft(`note.${activity.id}`)
  const to = useSignal('')
  const id = useRef(newId())
  const { host, guests } = activity.details
  const trimmed = text.value.trim()
  const valid = trimmed.length > 0 && trimmed.length <= LIMITS.noteText
  const submit = async () => {
    if (!valid) return
    const done = await order.run({ type: 'note.add', id: id.current, text: text.value, to: to.value || null })
    if (!done) return
    id.current = newId()
    text.value = ''
  }
  if (!may('note.add')) return null
  return (
    <form
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        id="note-text"
        label={words.text}
        value={text.value}
        onValue={(value) => (text.value = value)}
        max={LIMITS.noteText}
        rows={2}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      />
      <Field id="note-to" label={words.to}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={to.value}
            onChange={(event) => (to.value = event.currentTarget.value)}
          >
            <option value="">{words.everybody}</option>
            {[host, ...guests].map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <RefusalNote refusal={order.refusal} />
      <div class="row">
        <button type="submit" class="button small primary" disabled={!valid || order.busy}>
          {words.send}
        </button>
        <span class="muted small">{t().ctrlEnter}</span>
      </div>
    </form>
  )
}

export const NoteItem = ({ note }: { note: Note }) => {
  const { activity, backstage, format, may } = useRoom()
  const order = useOrder()
  const { host, guests } = activity.details
  const to = [host, ...guests].find(({ id }) => id === note.to)?.name ?? t().notes.everybody
  return (
    <li class={note.done ? 'note done' : 'note'}>
      <p class="note-text">{note.text}</p>
      <div class="row small muted">
        <span>{t().notes.line(note.by.name, to, format.time(note.at))}</span>
        {note.done ? (
          <span>{t().notes.isDone}</span>
        ) : (
          may('note.done') && (
            <button
              type="button"
              class="button small row-end"
              disabled={order.busy}
              onClick={() => order.run({ type: 'note.done', id: note.id, version: backstage.version(note) })}
            >
              {t().notes.done}
            </button>
          )
        )}
      </div>
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}
