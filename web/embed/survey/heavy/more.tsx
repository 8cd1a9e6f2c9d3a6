import { Field } from '../Field.tsx'
import { boundsOf, OptionList } from '../fields/Choices.tsx'
import { Rating, RatingText } from '../fields/Rating.tsx'
import { optionsOf } from '../options.ts'
import { elementOf, type FieldProps, type Parts } from '../scene.ts'
import { Calculated } from './calculated.tsx'
import { calculatedText } from './calculated-text.ts'
import { Rich } from './note.tsx'
import { Ranking } from './Ranking.tsx'
import { SearchMany } from './SearchMany.tsx'
import { Slider } from './Slider.tsx'

const ImageChoice = ({ s, node }: FieldProps) => {
  const { multiSelect, showLabel } = elementOf<'imagepicker'>(node)
  return (
    <Field s={s} node={node} group hint={multiSelect && boundsOf(s, node)}>
      <div class="images">
        <OptionList
          s={s}
          node={node}
          options={optionsOf(s, node)}
          many={multiSelect === true}
          face={({ text, choice }) => {
            const address = s.words(choice?.imageLink, node)
            // Where the words stand below, the picture says nothing twice.
            return (
              <span lang={s.lang}>
                {/^https?:/i.test(address) && <img class="wide" src={address} alt={showLabel ? '' : text} />}
                {showLabel || !address ? text : null}
              </span>
            )
          }}
        />
      </div>
    </Field>
  )
}

const Note = ({ s, node }: FieldProps) => <Rich html={s.words(elementOf<'html'>(node).html, node)} lang={s.lang} />

const Picture = ({ s, node }: FieldProps) => {
  const { imageLink, altText } = elementOf<'image'>(node)
  const address = s.words(imageLink, node)
  return /^https?:/i.test(address) ? <img class="wide" src={address} alt={s.words(altText, node)} /> : null
}

/** Types that some surveys have. */
export const PARTS = {
  rating: Rating,
  ratingShown: RatingText,
  ranking: Ranking,
  slider: Slider,
  tagbox: SearchMany,
  imagepicker: ImageChoice,
  expression: Calculated,
  expressionText: calculatedText,
  html: Note,
  image: Picture,
} satisfies Parts

export { default as style } from './more.css?inline'
