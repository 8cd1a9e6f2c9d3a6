import type { ComponentChild } from 'preact'
import type { CaseWords } from '../../i18n/case.zh-CN.ts'
import { Heading } from '../interview/Heading.tsx'
import type { Scene } from './scene.ts'

/** Why nothing came, in words; `unreachable` is tried again by itself. */
export const refusalText = (t: CaseWords, code: string): string =>
  code === 'unreachable'
    ? t.unreachable
    : t.refusal[code in t.refusal ? (code as keyof CaseWords['refusal']) : 'internal']

export const Title = ({ s, children }: { s: Scene; children: ComponentChild }) => (
  <Heading level={s.heading} class="title">
    {children}
  </Heading>
)

/** Until there is something to show: what the page's author wrote inside the element stays readable. */
export const Before = ({ s, refusal, page }: { s: Scene; refusal: string | null; page: string }) => (
  <>
    {refusal === null ? (
      <div class="skeleton" role="status" aria-label={s.t.loading}>
        <i />
        <i />
        <i />
      </div>
    ) : (
      <p class="errors" role={refusal === 'unreachable' ? 'status' : 'alert'}>
        {refusalText(s.t, refusal)}{' '}
        {refusal === 'unreachable' && (
          <>
            <button type="button" onClick={() => location.reload()}>
              {s.t.retry}
            </button>{' '}
            <a href={`${s.origin}/p/site/${s.siteId}/${page}`}>{s.t.openPage}</a>
          </>
        )}
      </p>
    )}
    <slot />
  </>
)

export interface Problem {
  /** The id of the control it is about. */
  at: string
  label: string
  text: string
}

/** What is wrong, at the top, in the same words as at the fields, each a link to its own. */
export const Errors = ({ s, problems }: { s: Scene; problems: readonly Problem[] }) =>
  problems.length > 0 && (
    <div class="errors" role="alert" tabIndex={-1} id="summary" aria-labelledby="summary-title">
      <p id="summary-title">
        <strong>{s.t.errors}</strong>
      </p>
      <ul>
        {problems.map(({ at, label, text }) => (
          <li key={at}>
            <a
              href={`#${at}`}
              onClick={(event) => {
                // Fragments do not reach into a shadow tree.
                event.preventDefault()
                s.focus(at)
              }}
            >
              {label} – {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

export const Wrong = ({ s, id, problems }: { s: Scene; id: string; problems: readonly Problem[] }) => {
  const found = problems.find(({ at }) => at === id)
  return (
    found && (
      <p class="wrong" id={`${id}-wrong`}>
        <span class="hidden">{s.t.error} </span>
        {found.text}
      </p>
    )
  )
}

interface TextProps {
  s: Scene
  id: string
  label: string
  hint?: string
  value: string
  put(value: string): void
  /** Lines; absent: one, which is not for sentences. */
  rows?: number
  max?: number
  optional?: boolean
  autocomplete?: string
  problems: readonly Problem[]
}

/** A text as all of them look: its label, a hint, what is wrong, the field, and how much still fits. */
export const TextField = (props: TextProps) => {
  const { s, id, label, hint, value, put, rows, max, optional, problems } = props
  const bad = problems.some(({ at }) => at === id)
  const counts = rows !== undefined && max !== undefined
  const described = [hint && `${id}-hint`, bad && `${id}-wrong`, counts && `${id}-count`].filter(Boolean).join(' ')
  const field = {
    id,
    value,
    'aria-describedby': described || undefined,
    'aria-invalid': bad ? ('true' as const) : undefined,
    onInput: (event: { currentTarget: { value: string } }) => put(event.currentTarget.value),
  }
  return (
    <div class={bad ? 'field bad' : 'field'}>
      <label class="title-of" for={id}>
        {label}
        {optional && <span class="meta must">{s.t.optional}</span>}
      </label>
      {hint && (
        <p class="meta" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Wrong s={s} id={id} problems={problems} />
      {rows === undefined ? (
        <input {...field} autocomplete={(props.autocomplete ?? 'off') as 'off'} spellcheck={false} />
      ) : (
        <textarea {...field} rows={rows} />
      )}
      {counts && (
        <p class={value.trim().length > max ? 'count over' : 'count'} id={`${id}-count`}>
          {s.t.length(value.trim().length, max)}
        </p>
      )}
    </div>
  )
}
