import type { ComponentChildren } from 'preact'
import './field.css'

/** What the control inside a field must carry, so that its label, hint and error are read with it. */
interface ControlProps {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

interface FieldProps {
  id: string
  label: ComponentChildren
  hint?: ComponentChildren
  error?: string | undefined
  children: (control: ControlProps) => ComponentChildren
}

export const Field = ({ id, label, hint, error, children }: FieldProps) => {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': 'true' } : {}),
      })}
    </div>
  )
}
