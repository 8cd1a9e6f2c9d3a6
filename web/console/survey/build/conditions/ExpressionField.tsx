import { useRef } from 'preact/hooks'
import { parse } from '#domain/survey/expression/index.ts'
import { Field } from '../../../../ui/Field.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { namedQuestions } from './named.ts'

interface ExpressionProps {
  id: string
  label: string
  value: string | undefined
  onValue: (value: string | undefined) => void
  hint?: string | undefined
}

/** An expression as text, with what is wrong at its place, and the questions to put into it. */
export const ExpressionField = ({ id, label, value = '', onValue, hint }: ExpressionProps) => {
  const { definition, titleOf, settle, readOnly } = useBuilder()
  const box = useRef<HTMLTextAreaElement>(null)
  const w = words().conditions
  const parsed = value.trim() === '' ? null : parse(value)
  const error = parsed && !parsed.ok ? w.problemAt(w.reasons[parsed.reason], parsed.at + 1) : undefined
  const insert = (name: string) => {
    const place = box.current
    const [from, to] = place ? [place.selectionStart, place.selectionEnd] : [value.length, value.length]
    onValue(`${value.slice(0, from)}{${name}}${value.slice(to)}`)
    queueMicrotask(() => {
      place?.focus()
      place?.setSelectionRange(from + name.length + 2, from + name.length + 2)
    })
  }
  return (
    <div class="stack-s" onFocusOut={settle}>
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <textarea
            {...control}
            ref={box}
            class="textarea b-code"
            rows={2}
            spellcheck={false}
            disabled={readOnly}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value || undefined)}
          />
        )}
      </Field>
      {parsed && !parsed.ok && (
        <pre class="b-place" aria-hidden="true">
          {value.slice(0, parsed.at)}
          <mark>{value.slice(parsed.at, parsed.at + 1) || '␣'}</mark>
          {value.slice(parsed.at + 1)}
        </pre>
      )}
      {!readOnly && (
        <label class="b-insert small">
          {w.insert}{' '}
          <select
            class="select"
            value=""
            onChange={(event) => {
              if (event.currentTarget.value) insert(event.currentTarget.value)
              event.currentTarget.value = ''
            }}
          >
            <option value="">{w.choose}</option>
            {namedQuestions(definition).map(({ name, element }) => (
              <option key={name} value={name}>
                {element ? titleOf(element) : name} {`{${name}}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
