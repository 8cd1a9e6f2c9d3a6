import { useId, useState } from 'preact/hooks'
import type { OwnComment } from '#contract/solicitation/own-comment.ts'
import { Heading } from '../interview/Heading.tsx'
import { Outcome } from './Outcome.tsx'
import { useScene } from './scene.ts'

/** What became of a comment that was sent from another device: by the receipt's number and code. */
export const Lookup = () => {
  const { t, session, heading, say } = useScene()
  const id = useId()
  const [typed, setTyped] = useState({ number: '', code: '' })
  const [found, setFound] = useState<OwnComment | string | null>(null)
  const look = async (event: Event) => {
    event.preventDefault()
    const answer = await session.lookUp(typed.number, typed.code)
    const refused = answer.ok ? null : (answer.refusal?.code ?? 'unavailable')
    // A number or code with a slip in it is as unknown as one that was never given.
    const wrong = refused === 'not-found' || refused === 'invalid-input'
    const text = wrong
      ? t.lookupWrong
      : refused && refused in t.refusal
        ? t.refusal[refused as keyof typeof t.refusal]
        : ''
    setFound(answer.ok ? answer.value : text || t.refusal.internal)
    if (answer.ok) say(t.lookupFound)
  }
  return (
    <details class="lookup">
      <summary>{t.lookup}</summary>
      <form class="say" onSubmit={look}>
        {(['number', 'code'] as const).map((name) => (
          <div key={name} class="field">
            <label for={`${id}-${name}`}>{t[name]}</label>
            <input
              id={`${id}-${name}`}
              autocomplete="off"
              spellcheck={false}
              required
              value={typed[name]}
              onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
        <button type="submit">{t.lookupGo}</button>
      </form>
      {typeof found === 'string' && (
        <p class="errors" role="alert">
          {found}
        </p>
      )}
      {found && typeof found !== 'string' && (
        <section class="notice">
          <Heading level={heading}>{found.title}</Heading>
          <Outcome comment={found} name={found.article || t.whole} />
        </section>
      )}
    </details>
  )
}
