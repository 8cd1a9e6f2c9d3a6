import { answerOf } from '#domain/survey/model/node.ts'
import { describedBy, Field, invalid } from '../Field.tsx'
import type { Option } from '../options.ts'
import { elementOf, type FieldProps } from '../scene.ts'
import { OptionList } from './Choices.tsx'

export const YesNo = ({ s, node }: FieldProps) => {
  const { labelTrue, labelFalse, valueTrue = true, valueFalse = false, swapOrder } = elementOf<'boolean'>(node)
  const option = (value: unknown, text: string): Option => ({ value, text, choice: null, disabled: node.readOnly })
  const options = [
    option(valueTrue, s.words(labelTrue, node) || s.t.yes),
    option(valueFalse, s.words(labelFalse, node) || s.t.no),
  ]
  return (
    <Field s={s} node={node} group>
      <OptionList s={s} node={node} options={swapOrder ? options.reverse() : options} many={false} />
    </Field>
  )
}

/** What is agreed to, whole, and a box to tick: never ticked beforehand. */
export const Consent = ({ s, node }: FieldProps) => (
  <Field s={s} node={node} group>
    <div class="text statement" lang={s.lang}>
      {s.words(elementOf<'consent'>(node).statement, node)}
    </div>
    <label class="option">
      <input
        type="checkbox"
        id={s.id(node.path)}
        checked={answerOf(node) === true}
        disabled={node.readOnly}
        aria-describedby={describedBy(s, node)}
        aria-invalid={invalid(s, node)}
        onChange={(event) => s.filling.answer(node, event.currentTarget.checked || undefined)}
      />
      {s.t.agreed}
    </label>
  </Field>
)
