import type { Definition, ElementType } from '../../../contract/survey/definition.ts'
import { isPlain, type Plain } from '../expression/index.ts'
import type { Asked } from '../model/node.ts'
import { isRanked, ranksAll } from '../model/ranks-all.ts'
import { ANSWER_FIELDS, IS_SURVEYJS, type OwnType, TEXT_FIELDS, toLocale } from '../surveyjs.ts'

/** A definition as SurveyJS's JSON; importing it again gives the same questions under new ids. */
export function exportSurveyJS(definition: Definition): Plain {
  const [base = 'en'] = definition.languages

  function toText(text: Plain): unknown {
    const entries = Object.entries(text).map(([language, value]) => [
      language === base ? 'default' : toLocale(language),
      value,
    ])
    return entries.length === 1 && entries[0]?.[0] === 'default' ? entries[0][1] : Object.fromEntries(entries)
  }

  function convert(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return value.map((item) => (isPlain(item) ? object(item, key) : item))
    if (TEXT_FIELDS.has(key) && isPlain(value)) return toText(value)
    return value
  }

  function object(source: Plain, holder: string): unknown {
    const { id, ...rest } = source
    const result: Plain = {}
    for (const [key, value] of Object.entries(rest)) {
      // Answers are nobody's to rewrite, whatever the keys inside them are called.
      result[key] = ANSWER_FIELDS.has(key) ? value : convert(value, key)
    }
    if (result.name === '') delete result.name
    // By itself, a text with a bar would be read as a value and its words.
    const isBare = id !== undefined && 'value' in result && Object.keys(result).length === 1
    if (isBare && !String(result.value).includes('|')) return result.value
    if (holder === 'elements' || holder === 'templateElements' || holder === 'detailElements') return native(result)
    return result
  }

  const { languages: _, ...rest } = definition
  return object(rest, '') as Plain
}

/** What SurveyJS does not have becomes the nearest that it has, which asks for the same. */
const NEAREST: Record<OwnType, (element: Plain) => Plain> = {
  region: ({ depth, within, ...rest }) => ({ ...rest, type: 'text' }),
  consent: ({ statement, ...rest }) => ({ ...rest, type: 'boolean', description: rest.description ?? statement }),
}

function native(element: Plain): Plain {
  const type = element.type as ElementType
  if (!IS_SURVEYJS[type]) return NEAREST[type as OwnType](element)
  // There a ranking is of all its options whatever it says of how many, unless it is told otherwise.
  const asked = element as Asked
  return isRanked(asked) && !ranksAll(asked) ? { ...element, selectToRankEnabled: true } : element
}
