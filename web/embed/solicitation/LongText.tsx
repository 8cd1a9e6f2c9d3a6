import { SOLICITATION_LIMITS as MAX } from '../../../functions/contract/solicitation/limits.ts'
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
  const { t, format } = useScene()
  const id = `${form.id}-${field}`
  const { length } = value.trim()
  const wrong = form.wrong(field)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="meta" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-describedby={`${id}-hint ${id}-count`}
        aria-invalid={wrong ? 'true' : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p class={length > MAX.commentText ? 'count over' : 'count'} id={`${id}-count`}>
        {t.length(format.number(length), format.number(MAX.commentText))}
      </p>
    </div>
  )
}
