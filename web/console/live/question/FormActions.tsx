import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../language.ts'

interface FormActionsProps {
  label: string
  disabled: boolean
  submit: () => void
  cancel: () => void
  danger?: boolean
}

/** Send and cancel; Ctrl+Enter sends from anywhere in the form, and an opened form has the focus. */
export const FormActions = ({ label, disabled, submit, cancel, danger = false }: FormActionsProps) => {
  const row = useRef<HTMLDivElement>(null)
  const latest = useRef(submit)
  latest.current = disabled ? () => {} : submit
  // Before anything is painted: who opens it by a key types on at once.
  useLayoutEffect(() => {
    const form = row.current?.parentElement
    if (!form) return
    form.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    form.scrollIntoView({ block: 'nearest' })
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    form.addEventListener('keydown', onKey)
    return () => form.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div class="row" ref={row}>
      <button
        type="button"
        class={danger ? 'button small danger' : 'button small primary'}
        disabled={disabled}
        onClick={submit}
      >
        {label}
      </button>
      <button type="button" class="button small" onClick={cancel}>
        {t().cancel}
      </button>
      <span class="muted small">{t().ctrlEnter}</span>
    </div>
  )
}
