import { toNumber } from '../../../../functions/domain/survey/expression/numbers.ts'
import { isEmpty, toText } from '../../../../functions/domain/survey/expression/values.ts'
import { answerOf, type Node } from '../../../../functions/domain/survey/model/node.ts'
import { titleOf } from '../Field.tsx'
import { elementOf, type FieldProps, type Scene } from '../scene.ts'

const calculated = (s: Scene, node: Node): string => {
  const { displayStyle = 'none', currency, useGrouping, format, ...element } = elementOf<'expression'>(node)
  const value = answerOf(node)
  const number = toNumber(value)
  const { minimumFractionDigits: least, maximumFractionDigits: most } = element
  const text =
    isEmpty(value) || Number.isNaN(number) || displayStyle === 'none' || displayStyle === 'date'
      ? toText(value ?? '')
      : new Intl.NumberFormat(s.lang, {
          style: displayStyle,
          ...(displayStyle === 'currency' && { currency: currency ?? 'CNY' }),
          useGrouping: useGrouping !== false,
          ...(least !== undefined && least >= 0 && { minimumFractionDigits: Math.min(least, 100) }),
          ...(most !== undefined && most >= 0 && { maximumFractionDigits: Math.min(most, 100) }),
        }).format(number)
  return s.words(format, node).replace('{0}', text) || text
}

/** What follows from other answers: said when it changes, for nobody is looking at it then. */
export const Calculated = ({ s, node }: FieldProps) => (
  <div class="field">
    <label class="title-of" for={s.id(node.path)} lang={s.lang}>
      {titleOf(s, node)}
    </label>
    <output class="text" id={s.id(node.path)}>
      {calculated(s, node) || '–'}
    </output>
  </div>
)
