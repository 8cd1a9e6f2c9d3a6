import { toNumber } from '#domain/survey/expression/numbers.ts'
import { isEmpty, toText } from '#domain/survey/expression/values.ts'
import { answerOf } from '#domain/survey/model/node.ts'
import { elementOf, type FieldProps } from '../scene.ts'

/** What `Intl` takes for the code of a currency (ISO 4217); it throws at anything else. */
const CURRENCY = /^[A-Za-z]{3}$/
/** The most digits behind the point that every browser's `Intl` writes. */
const MOST_DIGITS = 20

const digits = (count: number | undefined): number | undefined =>
  count === undefined || count < 0 ? undefined : Math.min(Math.trunc(count), MOST_DIGITS)

/** A calculated value as its question shows it: as an amount, a share or a number, with the words around it. */
export const calculatedText = ({ s, node }: FieldProps): string => {
  const value = answerOf(node)
  if (isEmpty(value)) return ''
  const { displayStyle = 'none', currency = '', useGrouping, format, ...element } = elementOf<'expression'>(node)
  const number = toNumber(value)
  const most = digits(element.maximumFractionDigits)
  const least = digits(element.minimumFractionDigits)
  const text =
    Number.isNaN(number) || displayStyle === 'none' || displayStyle === 'date'
      ? toText(value)
      : new Intl.NumberFormat(s.lang, {
          style: displayStyle,
          ...(displayStyle === 'currency' && { currency: CURRENCY.test(currency) ? currency : 'CNY' }),
          useGrouping: useGrouping !== false,
          // More at the least than at the most is a contradiction that `Intl` throws at, too.
          ...(least !== undefined && { minimumFractionDigits: Math.min(least, most ?? MOST_DIGITS) }),
          ...(most !== undefined && { maximumFractionDigits: most }),
        }).format(number)
  // The place of the value is none of the names that answers are put in the place of.
  const given = format?.[s.lang] ?? format?.[s.filling.languages[0] ?? '']
  if (!given) return text
  return given
    .split('{0}')
    .map((words) => s.words({ [s.lang]: words }, node))
    .join(text)
}
