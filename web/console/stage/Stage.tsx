import { useSignal } from '@preact/signals'
import { Empty } from '../../ui/Empty.tsx'
import { useRoom } from '../backstage/context.ts'
import { t } from '../language.ts'
import { NoteItem } from '../live/notes/NotesPane.tsx'
import { arrange } from '../live/published/arrange.ts'
import { Asker } from '../live/question/Asker.tsx'
import { askedText } from '../live/question/asked-text.ts'
import './stage.css'

/** What the host and the guests look at while they talk: large, with nothing to operate but their notes. */
export const Stage = () => {
  const { activity, state, view, format } = useRoom()
  const words = t().stage
  const { host, guests } = activity.details
  const who = useSignal('')
  const now = activity.brief.answering === null ? undefined : state.questions.get(activity.brief.answering)
  const next = arrange(state.questions.values(), view.tallies, { order: 'votes', openOnly: true, search: '' })
    .flatMap((id) => state.questions.get(id) ?? [])
    .filter((question) => question.id !== now?.id && (who.value === '' || question.guestId === who.value))
  const notes = [...state.notes.values()]
    .filter((note) => !note.done && (note.to === null || who.value === '' || note.to === who.value))
    .sort((a, b) => b.at - a.at)
  return (
    <div class="stage">
      <section class="stage-now" aria-labelledby="stage-now" aria-live="polite">
        <h2 id="stage-now">{t().live.now}</h2>
        {now ? (
          <>
            <p class="stage-question" lang={activity.details.lang}>
              {askedText(now)}
            </p>
            <p class="muted">
              <Asker name={now.name} /> · {t().question.votes(view.tallies.get(now.id)?.total ?? 0)}
            </p>
          </>
        ) : (
          <p class="stage-question muted">{words.none}</p>
        )}
      </section>
      <section class="stage-next" aria-labelledby="stage-next">
        <div class="row">
          <h2 id="stage-next">{words.next(next.length)}</h2>
          <label class="row">
            <span>{words.who}</span>
            <select
              class="select stage-who"
              value={who.value}
              onChange={(event) => (who.value = event.currentTarget.value)}
            >
              <option value="">{words.all}</option>
              {[host, ...guests].map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </label>
        </div>
        {next.length === 0 && <Empty title={words.noneNext} />}
        <ol class="plain-list">
          {next.map((question) => (
            <li key={question.id} class="stage-item">
              <p lang={activity.details.lang}>{askedText(question)}</p>
              <p class="muted small">
                {t().question.votes(view.tallies.get(question.id)?.total ?? 0)} · {format.time(question.askedAt)}
                {question.guestId !== null &&
                  ` · ${t().question.forGuest(guests.find(({ id }) => id === question.guestId)?.name ?? '')}`}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section class="stage-notes" aria-labelledby="stage-notes" aria-live="polite">
        <h2 id="stage-notes">{words.notes(notes.length)}</h2>
        {notes.length === 0 && <Empty title={t().notes.empty} />}
        <ul class="plain-list stack-s">
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      </section>
    </div>
  )
}
