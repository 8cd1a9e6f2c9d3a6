import type { Definition } from '#contract/survey/definition.ts'
import { type Named, namedQuestions, valuesOf } from '../build/conditions/named.ts'
import { type RowValue, toRows } from '../build/conditions/rows.ts'
import { sayIn, titleIn } from '../build/titles.ts'
import { words } from '../words.ts'

/** A condition in the words that the builder's lists have for it; null where it says more than lists can. */
export const conditionText = (definition: Definition, condition: string): string | null => {
  const found = toRows(condition)
  if (!found) return null
  const w = words().conditions
  const named = namedQuestions(definition)
  const texts = found.rows.map(({ name, operator, values }) => {
    const about = named.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (!about) return null
    const { element, part } = about
    const title = element ? titleIn(definition, element) : name
    return [
      w.quoted(part ? `${title} – ${sayIn(definition.languages, part)}` : title),
      w.operators[operator],
      values.map((value) => w.quoted(valueText(definition, about, value))).join(w.listed),
    ]
      .filter(Boolean)
      .join(' ')
  })
  return texts.every((text) => text !== null) ? texts.join(` ${found.join === 'all' ? w.and : w.or} `) : null
}

const valueText = (definition: Definition, { element }: Named, value: RowValue): string => {
  const w = words().conditions
  if (typeof value === 'boolean') return value ? w.yes : w.no
  const option = valuesOf(element).options.find((one) => one.value === value)
  const special: Readonly<Record<string, string>> = w.special
  return (option && sayIn(definition.languages, option.text)) || (option ? '' : special[`${value}`]) || `${value}`
}
