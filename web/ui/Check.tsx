import type { ComponentChildren } from 'preact'
import './field.css'

interface CheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  id?: string
  hint?: ComponentChildren
  children: ComponentChildren
}

export const Check = ({ checked, onChange, disabled = false, id, hint, children }: CheckProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      {...(id ? { id } : {})}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>
      {children}
      {hint && <span class="muted small"> {hint}</span>}
    </span>
  </label>
)
