import { titleOf } from '../Field.tsx'
import type { FieldProps } from '../scene.ts'
import { calculatedText } from './calculated-text.ts'

/** What follows from other answers: said when it changes, for nobody is looking at it then. */
export const Calculated = ({ s, node }: FieldProps) => (
  <div class="field">
    <label class="title-of" for={s.id(node.path)} lang={s.lang}>
      {titleOf(s, node)}
    </label>
    <output class="text" id={s.id(node.path)}>
      {calculatedText({ s, node }) || '–'}
    </output>
  </div>
)
