import type { Definition } from '../../../../contract/survey/definition.ts'
import { isPlain } from '../../expression/index.ts'
import { ANSWER_FIELDS, TEXT_FIELDS } from '../../surveyjs.ts'
import type { Finding } from './finding.ts'

/** Pictures need not differ, and a format is mostly signs. */
const SAME_IN_ALL = new Set(['imageLink', 'format'])
/** What holds the elements that are opened by themselves. */
const OPENED = new Set(['pages', 'elements', 'templateElements', 'detailElements'])

/** M10: a language in which one text is missing is not offered at all. */
export const missingTexts = (definition: Definition): Finding[] => {
  const { languages } = definition
  const walk = (value: unknown, key: string, at: string, path: string): Finding[] => {
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown) => {
        const id = isPlain(item) && typeof item.id === 'string' ? item.id : null
        return walk(item, key, id && OPENED.has(key) ? id : at, id ?? path)
      })
    }
    if (!isPlain(value)) return []
    return Object.entries(value).flatMap(([name, inner]): Finding[] => {
      if (ANSWER_FIELDS.has(name) || SAME_IN_ALL.has(name)) return []
      const here = path === '' ? name : `${path}.${name}`
      if (!TEXT_FIELDS.has(name) || !isPlain(inner)) return walk(inner, name, at, here)
      return missingIn(inner, languages).map((language) => ({
        ...{ level: 'error', at, path: `${here}.${language}`, rule: 'missing_translation', detail: language },
      }))
    })
  }
  return walk(definition, '', '', '')
}

/** The languages that a text lacks; none where it has no words in any. */
export const missingIn = (text: Readonly<Record<string, unknown>>, languages: readonly string[]): string[] => {
  const has = (language: string) => typeof text[language] === 'string' && text[language].trim() !== ''
  return languages.some(has) ? languages.filter((language) => !has(language)) : []
}
