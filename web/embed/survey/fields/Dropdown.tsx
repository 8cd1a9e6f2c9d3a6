import { describedBy, Field, invalid } from '../Field.tsx'
import { optionsOf } from '../options.ts'
import { isPicked, pickedOf } from '../picked.ts'
import { elementOf, type FieldProps } from '../scene.ts'
import { keep, More } from './Choices.tsx'

export const Dropdown = ({ s, node }: FieldProps) => {
  const options = optionsOf(s, node)
  const picked = pickedOf(node)
  const at = options.findIndex(({ value }) => isPicked(picked, value))
  const chosen = options[at]
  return (
    <Field s={s} node={node}>
      <select
        id={s.id(node.path)}
        value={`${at}`}
        disabled={node.readOnly}
        aria-required={node.required}
        aria-describedby={describedBy(s, node)}
        aria-invalid={invalid(s, node)}
        onChange={(event) =>
          s.filling.answer(node, keep(node, [options[Number(event.currentTarget.value)]?.value], false))
        }
      >
        <option value="-1">{s.words(elementOf<'dropdown'>(node).placeholder, node) || s.t.choose}</option>
        {options.map(({ text, disabled, value }, index) => (
          <option key={`${value}`} value={`${index}`} disabled={disabled} lang={s.lang}>
            {text}
          </option>
        ))}
      </select>
      {chosen && <More s={s} node={node} option={chosen} />}
    </Field>
  )
}
