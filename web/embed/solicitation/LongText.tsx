import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import type { Field } from './check.ts'
import type { Draft } from './keeping.ts'
import { useScene } from './scene.ts'

/** What every field of the form works with. */
export interface FormParts {
  id: string
  draft: Draft
  put(change: Partial<Draft>): void
  /** What is wrong with a field, once the citizen asked to send. */
  wrong(field: Field): string | null
}

/** What is wrong, where it is. */
export const Inline = ({ id, text }: { id: string; text: string | null }) =>
  text && (
    <p class="wrong" id={id}>
      {text}
    </p>
  )

interface LongTextProps {
  form: FormParts
  field: 'text' | 'proposed'
  label: string
  hint: string
  value: string
  rows?: number
  onValue: (value: string) => void
}

export const LongText = ({ form, field, label, hint, value, rows = 4, onValue }: LongTextProps) => {
  const { t } = useScene()
  const id = `${form.id}-${field}`
  const { length } = value.trim()
  const wrong = form.wrong(field)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="meta" id={`${id}-hint`}>
        {hint}
      </p>
      <Inline id={`${id}-wrong`} text={wrong} />
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-describedby={`${id}-hint ${id}-wrong ${id}-count`}
        aria-invalid={wrong ? 'true' : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p class={length > MAX.commentText ? 'count over' : 'count'} id={`${id}-count`}>
        {t.length(length, MAX.commentText)}
      </p>
    </div>
  )
}
