import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { STANCES } from '#contract/solicitation/comment.ts'
import type { PublicComment } from '#contract/solicitation/list.ts'
import { Heading } from '../interview/Heading.tsx'
import { commentOf, type Field, type Problem, problemsOf } from './check.ts'
import type { Draft } from './keeping.ts'
import { type FormParts, Inline, LongText } from './LongText.tsx'
import { Proposal } from './Proposal.tsx'
import { Receipt } from './Receipt.tsx'
import { SenderFields } from './SenderFields.tsx'
import { Similar } from './Similar.tsx'
import { useScene } from './scene.ts'

/** Commenting on an article or on the whole. What is typed survives reloads (D11), and is never taken away when comments close meanwhile. */
export const CommentForm = ({ articleId }: { articleId: string | null }) => {
  const scene = useScene()
  const { t, view, session, heading, say, nameOf, articles } = scene
  const details = { ...view.details, verifies: view.verifies }
  const id = useId()
  const article = articleId === null ? null : (articles.get(articleId)?.text ?? null)
  const [draft, setDraft] = useState<Draft>(() => session.draft(articleId) ?? blank(details.senders[0] ?? 'individual'))
  const [checked, setChecked] = useState(0)
  const [similar, setSimilar] = useState<PublicComment[] | 'looking' | null>(null)
  const [first, setSent] = useState<string | null>(null)
  const sent = first && session.current(first)
  const summary = useRef<HTMLElement>(null)
  const questioned = useRef('')
  const isOpen = view.state === 'open'

  const put = (change: Partial<Draft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    session.keep(articleId, isBlank(next) ? null : next)
  }
  const problems = problemsOf(draft, details, article)
  const wrong = (field: Field) => {
    const problem = checked ? problems.get(field) : undefined
    return problem ? problemText(t.problem, problem) : null
  }
  const clear = () => {
    setDraft(blank(draft.sender))
    setSimilar(null)
    setChecked(0)
    session.keep(articleId, null)
  }
  const send = () => {
    const comment = commentOf(draft, details, { id: session.newId(), articleId, article })
    session.send(comment)
    setSent(comment.id)
    setSimilar(null)
    setChecked(0)
    setDraft(blank(draft.sender))
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    setChecked(checked + 1)
    // Questioned once: whoever sends it again means it.
    if (problems.get('contact') === 'doubt' && questioned.current === draft.contact) problems.delete('contact')
    questioned.current = draft.contact
    if (problems.size || !isOpen || similar) return
    const words = draft.text.trim()
    if (!view.othersShown || !words || !session.online()) return send()
    setSimilar('looking')
    const found = await session.similar(articleId, words)
    if (found.length) setSimilar(found)
    else send()
  }
  useEffect(() => {
    if (checked && problems.size) summary.current?.focus()
  }, [checked])

  const entry = session.sent().find(({ comment }) => comment.id === sent)
  const own = session.own().find((one) => one.id === sent)
  const waiting = Boolean(entry)
  const isRefused = sent !== null && session.refused().some(({ comment }) => comment.id === sent)
  useEffect(() => {
    if (!isRefused) return
    setSent(null)
    setDraft(session.draft(articleId) ?? draft)
  }, [isRefused])
  useEffect(() => {
    if (sent && own) {
      say(t.received)
      scene.focus(`receipt-${own.id}`)
    }
  }, [own?.id])

  if (own) return <Receipt own={own} onAnother={() => setSent(null)} />
  if (waiting)
    return (
      <p class="note" role="status">
        {session.isSending() ? t.sending : t.waiting}
      </p>
    )
  if (Array.isArray(similar))
    return <Similar comments={similar} onBack={() => setSimilar(null)} onSend={send} onSupported={clear} />
  const label = { stance: t.stanceLegend, proposed: t.proposed, contact: t.contact }
  const form: FormParts = { id, draft, put, wrong }
  const labelOf = (field: Field) =>
    field === 'text'
      ? t.text[draft.stance ?? 'support']
      : field === 'name'
        ? t[draft.sender === 'organisation' ? 'organisation' : 'name']
        : label[field]
  return (
    <form class="say" noValidate onSubmit={submit} aria-label={`${t.form} ${nameOf(articleId)}`}>
      <Heading level={heading + 2}>{t.form}</Heading>
      {checked > 0 && problems.size > 0 && (
        <section class="errors" ref={summary} tabIndex={-1} aria-labelledby={`${id}-errors`}>
          <p id={`${id}-errors`}>{t.errors}</p>
          <ul>
            {[...problems.keys()].map((field) => (
              <li key={field}>
                <a
                  href={`#${id}-${field}`}
                  onClick={(event) => {
                    // Fragments do not reach into a shadow tree.
                    event.preventDefault()
                    scene.focus(`${id}-${field}`)
                  }}
                >
                  {labelOf(field)} – {wrong(field)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <fieldset aria-describedby={`${id}-stance-wrong`}>
        <legend>{t.stanceLegend}</legend>
        <Inline id={`${id}-stance-wrong`} text={wrong('stance')} />
        <div class="stances">
          {STANCES.map((stance, index) => (
            <label key={stance} class="option">
              <input
                type="radio"
                name={`${id}-stance`}
                {...(index === 0 ? { id: `${id}-stance` } : {})}
                checked={draft.stance === stance}
                aria-invalid={wrong('stance') ? 'true' : undefined}
                onChange={() => put({ stance })}
              />
              {t.stance[stance]}
            </label>
          ))}
        </div>
      </fieldset>
      {draft.stance !== null && (
        <>
          {draft.stance === 'suggest' && article !== null && <Proposal form={form} article={article} />}
          <LongText
            form={form}
            field="text"
            label={t.text[draft.stance]}
            hint={t.textHint}
            value={draft.text}
            onValue={(text) => put({ text })}
          />
          <SenderFields form={form} />
          <p class="meta">{t.kept}</p>
          <div class="actions">
            <button type="submit" class="primary" disabled={!isOpen} aria-disabled={similar === 'looking'}>
              {t.send}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                clear()
                say(t.cleared)
              }}
            >
              {t.clear}
            </button>
            <span role="status">{similar === 'looking' ? t.looking : isOpen ? '' : t.refusal['comments-closed']}</span>
          </div>
        </>
      )}
    </form>
  )
}

const blank = (sender: Draft['sender']): Draft => ({
  stance: null,
  text: '',
  proposed: null,
  sender,
  name: '',
  contact: '',
})

const isBlank = ({ stance, text, proposed, name, contact }: Draft) =>
  stance === null && proposed === null && !(text + name + contact)

type Words = ReturnType<typeof useScene>['t']['problem']
const problemText = (words: Words, problem: Problem): string =>
  typeof problem === 'string' ? words[problem] : words.long(`${problem.long}`)
