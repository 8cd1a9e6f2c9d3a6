import { useEffect, useRef } from 'preact/hooks'
import { Callout } from './Callout.tsx'

export interface FieldError {
  /** The id of the control to go to. */
  fieldId: string
  message: string
}

/** All problems of a form at once, each a link to its field; takes the focus whenever a new check found some. */
export const ErrorSummary = ({ title, errors, round }: { title: string; errors: FieldError[]; round: number }) => {
  const box = useRef<HTMLDivElement>(null)
  // A new round of checking moves the focus, typing does not.
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [round])
  if (errors.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Callout tone="danger" title={title}>
        <ul class="plain-list">
          {errors.map((error) => (
            <li key={error.fieldId + error.message}>
              <a
                href={`#${error.fieldId}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(error.fieldId)?.focus()
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}
