import type { Node } from '#domain/survey/model/node.ts'
import { ratingSteps } from '#domain/survey/model/rating-steps.ts'
import { more } from '../../../i18n/survey.more.ts'
import { displayOf } from '../display.ts'
import { Field } from '../Field.tsx'
import { choiceText, type Option } from '../options.ts'
import { elementOf, type FieldProps, type Scene } from '../scene.ts'
import { OptionList } from './Choices.tsx'

const stepsOf = (s: Scene, node: Node): Option[] =>
  (node.choices ?? ratingSteps(elementOf<'rating'>(node))).map((step) => {
    const choice = typeof step === 'number' ? null : step
    const text = choice ? choiceText(s, choice, node) : `${step}`
    return { value: choice ? choice.value : step, text, choice, disabled: node.readOnly }
  })

/** What the first and the last of bare numbers mean: in the survey's words, else in ours; steps with words of their own need none. */
const endsOf = (s: Scene, node: Node, steps: Option[]): [string, string] | null => {
  const { minRateDescription, maxRateDescription } = elementOf<'rating'>(node)
  const [least, most] = [s.words(minRateDescription, node), s.words(maxRateDescription, node)]
  if (!least && !most && steps.some(({ choice, value }) => choice && choiceText(s, choice, node) !== `${value}`))
    return null
  const words = more[s.language]
  return [least || words.lowest, most || words.highest]
}

/** An answer with the ends of its scale, for whoever reads it away from the scale. */
export const RatingText = ({ s, node }: FieldProps) => {
  const steps = stepsOf(s, node)
  const ends = endsOf(s, node, steps)
  const given = displayOf(s, node)
  if (!ends || !given) return <>{given}</>
  return (
    <>
      {given}
      {more[s.language].scale(`${steps[0]?.text} ${ends[0]}`, `${steps.at(-1)?.text} ${ends[1]}`)}
    </>
  )
}

/** A scale of steps in a row: numbers, stars, or from 0 to 10 how likely one is to recommend; with words at its ends. */
export const Rating = ({ s, node }: FieldProps) => {
  const isStars = elementOf<'rating'>(node).rateType === 'stars'
  const steps = stepsOf(s, node)
  const ends = endsOf(s, node, steps)
  const face = (option: Option) => {
    const end = option === steps[0] ? ends?.[0] : option === steps.at(-1) ? ends?.[1] : ''
    return (
      <span lang={s.lang}>
        {isStars ? (
          <>
            <span aria-hidden="true">{option.text}★</span>
            <span class="hidden">{s.t.stars(option.text)}</span>
          </>
        ) : (
          option.text
        )}
        {end && <small> {end}</small>}
      </span>
    )
  }
  return (
    <Field s={s} node={node} group>
      <div class={ends ? 'scale' : ''}>
        <OptionList s={s} node={node} options={steps} many={false} face={face} />
      </div>
    </Field>
  )
}
