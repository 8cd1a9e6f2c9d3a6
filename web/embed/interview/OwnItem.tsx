import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { OwnQuestion } from '#contract/interview/question.ts'
import { LIMITS } from '#contract/limits.ts'
import { typed, willType } from '../typed.ts'
import { Answers } from './Answers.tsx'
import { Refusals } from './Refusals.tsx'
import { useScene } from './scene.ts'

export const OwnItem = ({ question }: { question: OwnQuestion }) => {
  const { t, format, state, session, view } = useScene()
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [sure, setSure] = useState(false)
  /** What the citizen did last, and what is said of it here once it is done. */
  const [act, setAct] = useState<'revise' | 'withdraw' | null>(null)
  const place = useRef<HTMLElement>(null)
  const busy = view.waiting.some(({ target, command }) => target === question.id && command.type !== 'vote')
  const asPublic = state.questions.get(question.mergedInto ?? question.id)
  const answering = state.brief?.answering
  const revised = typed(text ?? '')
  const isRefused = view.own.refused.some(({ target }) => target === question.id)
  /** The control that was pressed goes: its question keeps the focus. */
  const hold = () => place.current?.focus({ preventScroll: true })
  const isEditing = text !== null
  useEffect(() => {
    if (isEditing) place.current?.querySelector('textarea')?.focus()
  }, [isEditing])
  const save = (event: Event) => {
    event.preventDefault()
    if (!revised || revised.length > LIMITS.questionText) return
    session.act(question.id, { type: 'revise', text: revised, name: question.name, version: question.version })
    setText(null)
    setAct('revise')
    hold()
  }
  return (
    <article ref={place} tabIndex={-1} class="question own" aria-label={question.text.slice(0, 40)}>
      <p class="by">
        <span class={`label ${question.state}`}>{t.questionState[question.state]}</span>
        <time dateTime={new Date(question.askedAt).toISOString()}>{format.dateTime(question.askedAt)}</time>
        {busy && <span>{t.unsent}</span>}
      </p>
      {text === null ? (
        <p class="text">{question.text || t.erased}</p>
      ) : (
        <form class="ask" onSubmit={save} onFocusIn={willType}>
          <label for={id}>{t.askLabel}</label>
          <textarea id={id} rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          <p class={`count${revised.length > LIMITS.questionText ? ' over' : ''}`}>
            {t.length(revised.length, LIMITS.questionText)}
          </p>
          <div class="actions">
            <button type="submit" class="primary" disabled={!revised || revised.length > LIMITS.questionText}>
              {t.save}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setText(null)
                hold()
              }}
            >
              {t.cancel}
            </button>
          </div>
        </form>
      )}
      <p role="status" class="meta">
        {act && !busy && !isRefused && t.done[act]}
      </p>
      <Refusals of={({ target }) => target === question.id} />
      {question.declined && (
        <p class="note">
          {t.declined(t.decline[question.declined.reason])}
          <br />
          {question.declined.explanation}
        </p>
      )}
      {question.mergedInto && <p class="note">{t.mergedInto}</p>}
      {answering && asPublic?.id === answering && <p class="note">{t.answeringMine}</p>}
      {question.mergedInto && asPublic && <p class="text">{asPublic.text || t.erased}</p>}
      {asPublic && (asPublic.turnIds.length > 0 || asPublic.lateAnswer) && <Answers question={asPublic} />}
      {question.state === 'pending' && text === null && !busy && (
        <div class="actions">
          {sure ? (
            <>
              <span>{t.withdrawSure}</span>
              <button
                type="button"
                class="quiet"
                onClick={() => {
                  session.act(question.id, { type: 'withdraw' })
                  setSure(false)
                  setAct('withdraw')
                  hold()
                }}
              >
                {t.withdraw}
              </button>
              <button type="button" class="quiet" onClick={() => setSure(false)}>
                {t.cancel}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="quiet" onClick={() => setText(question.text)}>
                {t.edit}
              </button>
              <button type="button" class="quiet" onClick={() => setSure(true)}>
                {t.withdraw}
              </button>
            </>
          )}
        </div>
      )}
    </article>
  )
}
