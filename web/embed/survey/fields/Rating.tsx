import type { Node } from '../../../../functions/domain/survey/model/node.ts'
import { ratingSteps } from '../../../../functions/domain/survey/model/rating-steps.ts'
import { Field } from '../Field.tsx'
import { choiceText, type Option } from '../options.ts'
import { elementOf, type FieldProps, type Scene } from '../scene.ts'
import { OptionList } from './Choices.tsx'

export const stepsOf = (s: Scene, node: Node): Option[] =>
  (node.choices ?? ratingSteps(elementOf<'rating'>(node))).map((step) => {
    const choice = typeof step === 'number' ? null : step
    const text = choice ? choiceText(s, choice, node) : `${step}`
    return { value: choice ? choice.value : step, text, choice, disabled: node.readOnly }
  })

/** A scale of steps in a row: numbers, stars, or from 0 to 10 how likely one is to recommend. */
export const Rating = ({ s, node }: FieldProps) => {
  const { rateType, minRateDescription, maxRateDescription } = elementOf<'rating'>(node)
  const steps = stepsOf(s, node)
  const [least, most] = [s.words(minRateDescription, node), s.words(maxRateDescription, node)]
  const ends = [least && `${steps[0]?.text}: ${least}`, most && `${steps.at(-1)?.text}: ${most}`]
  return (
    <Field s={s} node={node} group hint={ends.filter(Boolean).join(s.t.listed)}>
      <div class={steps.some(({ choice }) => choice) ? '' : 'scale'}>
        <OptionList
          s={s}
          node={node}
          options={steps}
          many={false}
          {...(rateType === 'stars' && {
            face: ({ text }: Option) => (
              <span>
                <span aria-hidden="true">{text}★</span>
                <span class="hidden">{s.t.stars(text)}</span>
              </span>
            ),
          })}
        />
      </div>
    </Field>
  )
}
