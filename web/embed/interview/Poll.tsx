import { useId, useRef, useState } from 'preact/hooks'
import type { PollView } from '#contract/interview/poll.ts'
import { PollResults } from './PollResults.tsx'
import { Refusals } from './Refusals.tsx'
import { useScene } from './scene.ts'
import { useSlow } from './use-slow.ts'

export const Poll = ({ poll }: { poll: PollView }) => {
  const { t, view, session, activity } = useScene()
  const id = useId()
  const waiting = view.waiting.find(({ target }) => target === poll.id)?.command
  const given = waiting?.type === 'answer' ? waiting.choices : (view.own.answers[poll.id] ?? [])
  /** Null while the citizen is not changing anything. */
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const slow = useSlow(waiting !== undefined)
  const open = poll.state === 'open'
  const voting = open && (chosen !== null || given.length === 0)
  const marked = chosen ?? given
  const choose = (option: string, on: boolean) =>
    setChosen(poll.multiple ? [...marked.filter((it) => it !== option), ...(on ? [option] : [])] : [option])
  const submit = (event: Event) => {
    event.preventDefault()
    setMissing(!marked.length)
    if (!marked.length) return
    session.act(poll.id, { type: 'answer', choices: marked })
    setChosen(null)
    form.current?.focus()
  }
  return (
    <form ref={form} tabIndex={-1} class="poll" onSubmit={submit} lang={activity.details.lang}>
      <fieldset>
        <legend>{poll.question}</legend>
        <p class="meta">
          <span class="label">{open ? t.pollOpen : t.pollClosed}</span>
          <span>{poll.multiple ? t.pollMultiple : t.pollSingle}</span>
        </p>
        {voting &&
          poll.options.map((option) => (
            <label key={option.id} class="option">
              <input
                type={poll.multiple ? 'checkbox' : 'radio'}
                name={id}
                checked={marked.includes(option.id)}
                aria-describedby={missing ? `${id}-missing` : undefined}
                onChange={(event) => choose(option.id, event.currentTarget.checked)}
              />
              {option.text}
            </label>
          ))}
        {missing && (
          <p class="wrong" id={`${id}-missing`} role="alert">
            {t.pollChoose}
          </p>
        )}
        <Refusals of={({ target }) => target === poll.id} />
        {voting && (
          <button type="submit" class="primary">
            {t.pollSubmit}
          </button>
        )}
        {!voting && <PollResults poll={poll} given={given} />}
        {open && !voting && (
          <div class="actions">
            <span role="status">{slow ? t.pollKept : t.pollDone}</span>
            <button type="button" class="quiet" onClick={() => setChosen(given)}>
              {t.pollChange}
            </button>
          </div>
        )}
      </fieldset>
    </form>
  )
}
