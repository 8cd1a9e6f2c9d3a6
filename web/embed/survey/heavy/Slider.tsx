import { answerOf } from '#domain/survey/model/node.ts'
import { more } from '../../../i18n/survey.more.ts'
import { describedBy, Field, invalid } from '../Field.tsx'
import { elementOf, type FieldProps } from '../scene.ts'

/** The browser's own slider with a field for the number beside it: nobody has to drag. Untouched, it is no answer. */
export const Slider = ({ s, node }: FieldProps) => {
  const element = elementOf<'slider'>(node)
  const { min = 0, max = 100, step = 1, sliderType } = element
  const answer = answerOf(node)
  const isRange = sliderType === 'range'
  const values: unknown[] = Array.isArray(answer) ? answer : isRange ? [] : [answer]
  const id = s.id(node.path)
  const put = (index: number, text: string) => {
    if (text === '') return s.filling.answer(node, undefined)
    const next = Math.min(max, Math.max(min, Number(text)))
    if (!isRange) return s.filling.answer(node, next)
    const ends = [values[0] ?? min, values[1] ?? max].map(Number)
    ends[index] = next
    s.filling.answer(
      node,
      ends.sort((a, b) => a - b),
    )
  }
  const words = more[s.language]
  const { t } = s
  const names = isRange ? [words.from, words.to] : [words.value]
  return (
    <Field s={s} node={node} group hint={words.between(`${min}`, `${max}`)}>
      {names.map((name, index) => {
        const value = values[index]
        const known = typeof value === 'number' ? value : null
        const shared = { min, max, step, disabled: node.readOnly }
        return (
          <div class="slider" key={name}>
            <input
              {...shared}
              type="range"
              aria-label={name}
              aria-valuetext={known === null ? t.unanswered : undefined}
              value={known ?? (index ? max : isRange ? min : (min + max) / 2)}
              onInput={(event) => put(index, event.currentTarget.value)}
            />
            <input
              {...shared}
              id={index ? undefined : id}
              class="short"
              type="number"
              aria-label={name}
              aria-describedby={describedBy(s, node, true)}
              aria-invalid={invalid(s, node)}
              value={known ?? ''}
              onChange={(event) => put(index, event.currentTarget.value)}
            />
          </div>
        )
      })}
    </Field>
  )
}
