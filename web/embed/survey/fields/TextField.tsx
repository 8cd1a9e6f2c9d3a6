import type { INPUT_TYPES } from '#contract/survey/question.ts'
import { toText } from '#domain/survey/expression/values.ts'
import { answerOf } from '#domain/survey/model/node.ts'
import { describedBy, Field, invalid } from '../Field.tsx'
import { understanding } from '../late/understood.ts'
import { elementOf, type FieldProps } from '../scene.ts'

/**
 * The browser's own field for each kind; a number that people would drag elsewhere is typed here. A field for numbers takes no
 * figures of other widths and no separators, and says nothing of what it has thrown away: numbers are typed as text.
 */
const typeOf = (type: (typeof INPUT_TYPES)[number] = 'text') => (type === 'range' || type === 'number' ? 'text' : type)

export const TextField = ({ s, node }: FieldProps) => {
  const element = elementOf<'text'>(node)
  const { maxTextLength } = s.filling.definition
  const text = toText(answerOf(node) ?? '')
  const type = typeOf(element.inputType)
  const isNumber = /^(?:number|range)$/.test(element.inputType ?? '')
  const most = element.maxLength && element.maxLength > 0 ? element.maxLength : maxTextLength
  return (
    <Field s={s} node={node}>
      <input
        id={s.id(node.path)}
        class={!isNumber && ['text', 'email', 'url'].includes(type) ? '' : 'short'}
        // Every kind is in this one field; the types would have it apart for each.
        type={type as 'text'}
        inputMode={isNumber ? 'decimal' : undefined}
        autocomplete={element.autocomplete ?? 'off'}
        maxLength={most && most > 0 ? most : undefined}
        min={element.min}
        max={element.max}
        step={element.step}
        placeholder={s.words(element.placeholder, node)}
        readOnly={node.readOnly}
        aria-required={node.required}
        aria-describedby={describedBy(s, node)}
        aria-invalid={invalid(s, node)}
        // Set only where it differs in meaning: half a number or date is not to be taken away while it is being typed.
        ref={(field) => {
          const isTyping = isNumber && field && (field.getRootNode() as ShadowRoot).activeElement === field
          if (field && field.value !== text && !(isTyping && text)) field.value = text
        }}
        onInput={({ currentTarget: { value, validity } }) => {
          // Before it has loaded, it is read when the citizen wants to go on.
          const read = (isNumber ? understanding?.understand(value, 'number', false) : null) ?? value
          s.filling.unreadable(node, validity.badInput || (isNumber && typeof read === 'string' && !!read))
          s.filling.answer(node, read)
        }}
      />
    </Field>
  )
}

export const LongText = ({ s, node }: FieldProps) => {
  const element = elementOf<'comment'>(node)
  const text = toText(answerOf(node) ?? '')
  const most = element.maxLength && element.maxLength > 0 ? element.maxLength : s.filling.definition.maxTextLength
  return (
    <Field s={s} node={node}>
      <textarea
        id={s.id(node.path)}
        rows={element.rows ?? 4}
        maxLength={most || undefined}
        placeholder={s.words(element.placeholder, node)}
        readOnly={node.readOnly}
        value={text}
        aria-required={node.required}
        aria-describedby={describedBy(s, node)}
        aria-invalid={invalid(s, node)}
        onInput={(event) => s.filling.answer(node, event.currentTarget.value)}
      />
      {most && most > 0 && <p class="count">{s.t.length(text.length, most)}</p>}
    </Field>
  )
}
