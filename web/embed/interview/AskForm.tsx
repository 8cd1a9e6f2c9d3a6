import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { LIMITS } from '#contract/limits.ts'
import { typed, willType } from '../typed.ts'
import type { Refused } from './desk.ts'
import { Refusals } from './Refusals.tsx'
import { useScene } from './scene.ts'
import { useSlow } from './use-slow.ts'

const ofAsking = ({ command }: Refused) => command.type === 'ask'

/** Asking. What is typed survives reloads (D11), and is never taken away when questions close meanwhile. */
export const AskForm = () => {
  const { t, state, activity, session, view, say, go } = useScene()
  const id = useId()
  const [draft, setDraft] = useState(() => session.desk.draft())
  const [checked, setChecked] = useState(false)
  const [sent, setSent] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)
  const open = Boolean(state.brief?.questionsOpen)

  const put = (change: Partial<typeof draft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    session.desk.keep(next)
  }
  const text = typed(draft.text)
  const name = typed(draft.name)
  const named = activity.details.identity === 'real-name'
  const wrong = {
    text: !text ? t.askEmpty : text.length > LIMITS.questionText ? t.tooLong(LIMITS.questionText) : null,
    name: named && !name ? t.named.missing : name.length > LIMITS.displayName ? t.tooLong(LIMITS.displayName) : null,
  }
  const problems = (['text', 'name'] as const).filter((field) => checked && wrong[field])

  const submit = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (wrong.text || wrong.name) return
    setSent(session.ask(text, name || null))
    setChecked(false)
    // The name stays for the next question.
    put({ text: '' })
  }
  useEffect(() => {
    if (checked && problems.length) summary.current?.focus()
  }, [checked])

  const waiting = sent !== null && view.waiting.some(({ target }) => target === sent)
  const refused = sent !== null && view.own.refused.some(({ target }) => target === sent)
  const done = sent === null || refused ? null : waiting ? t.askedKept : t.askedSent
  const slow = useSlow(waiting)
  const shownDone = waiting && !slow ? null : done
  useEffect(() => {
    if (shownDone) say(shownDone)
  }, [shownDone])

  if (!open && !draft.text) {
    const life = state.brief?.state
    return (
      <>
        <Refusals of={ofAsking} />
        {(life === 'announced' || life === 'live') && <p class="note">{t.questionsClosed}</p>}
      </>
    )
  }
  const label = { text: t.askLabel, name: named ? t.named.label : t.nameLabel }
  const wrongAt = (field: 'text' | 'name') =>
    problems.includes(field) && (
      <p class="wrong" id={`${id}-${field}-wrong`}>
        {wrong[field]}
      </p>
    )
  return (
    <form ref={form} class="ask" noValidate onSubmit={submit} onFocusIn={willType}>
      <Refusals of={ofAsking} />
      {problems.length > 0 && (
        <section class="errors" ref={summary} tabIndex={-1} aria-labelledby={`${id}-errors`}>
          <p id={`${id}-errors`}>{t.askErrors}</p>
          <ul>
            {problems.map((field) => (
              <li key={field}>
                <a
                  href={`#${id}-${field}`}
                  onClick={(event) => {
                    // Fragments do not reach into a shadow tree.
                    event.preventDefault()
                    form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
                  }}
                >
                  {label[field]} – {wrong[field]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <label for={`${id}-text`}>{t.askLabel}</label>
      <p class="meta" id={`${id}-text-hint`}>
        {t.askHint}
      </p>
      {wrongAt('text')}
      <textarea
        id={`${id}-text`}
        name="text"
        rows={4}
        value={draft.text}
        aria-describedby={`${id}-text-hint ${id}-text-wrong ${id}-count`}
        aria-invalid={problems.includes('text')}
        onInput={(event) => put({ text: event.currentTarget.value })}
      />
      <p class={`count${text.length > LIMITS.questionText ? ' over' : ''}`} id={`${id}-count`}>
        {t.length(text.length, LIMITS.questionText)}
      </p>
      <label for={`${id}-name`}>{label.name}</label>
      <p class="meta" id={`${id}-name-hint`}>
        {named ? t.named.hint : t.nameHint}
      </p>
      {wrongAt('name')}
      <input
        id={`${id}-name`}
        name="name"
        autocomplete="off"
        required={named}
        value={draft.name}
        aria-describedby={`${id}-name-hint ${id}-name-wrong`}
        aria-invalid={problems.includes('name')}
        onInput={(event) => put({ name: event.currentTarget.value })}
      />
      <div class="actions">
        <button type="submit" class="primary" disabled={!open}>
          {t.submit}
        </button>
        {!open && <span>{t.questionsClosed}</span>}
        {shownDone && (
          <span class="done">
            {shownDone}{' '}
            <button type="button" class="quiet" onClick={() => go('mine')}>
              {t.seeMine}
            </button>
          </span>
        )}
      </div>
    </form>
  )
}
