import type { SurveyDetails } from '../../../../contract/survey/activity.ts'
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

/** M10: what is written beside the questions, and not in each of their languages. */
export const missingWords = ({ languages }: Definition, details: Pick<SurveyDetails, 'purpose' | 'plan'>): Finding[] =>
  (['purpose', 'plan'] as const).flatMap((name) =>
    // Also where it has words in a language that is not asked in: nobody would read them.
    (hasWords(details[name]) ? languages.filter((language) => !isSaid(details[name], language)) : []).map(
      (language): Finding => ({
        ...{ level: 'error', at: '', path: `${name}.${language}`, rule: 'missing_translation', detail: language },
      }),
    ),
  )

type Said = Readonly<Record<string, unknown>>

const isSaid = (text: Said, language: string): boolean => {
  const words = text[language]
  return typeof words === 'string' && words.trim() !== ''
}

/** Whether it has words in any language. */
export const hasWords = (text: Said = {}): boolean => Object.keys(text).some((language) => isSaid(text, language))

/** The languages that a text lacks; none where it has no words in any of them. */
export const missingIn = (text: Said, languages: readonly string[]): string[] => {
  const missing = languages.filter((language) => !isSaid(text, language))
  return missing.length < languages.length ? missing : []
}
