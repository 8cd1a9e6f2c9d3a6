import { TERMS_SHOWN, TEXTS_SHOWN, type TextsFound } from '../../contract/survey/texts.ts'
import { passes } from '../../domain/survey/results/dimension.ts'
import { countTerms, holds, termsOf } from '../../domain/survey/results/terms.ts'
import { type Writing, writingOf, writtenIn } from '../../domain/survey/results/written.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'
import { pagesOf, type Reading, surveyOf } from './work-responses.ts'

interface State extends Reading {
  /** Where each version keeps what is written; null: not asked in it. */
  writings: Record<string, Writing | null>
  answered: number
  matching: number
  terms: [string, number][]
  texts: TextsFound['texts']
}

/** One segmenter for Chinese and English alike: it goes by the script of the text, by the language only for dictionaries. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** What people wrote in answer to one question. */
export const surveyTexts = kind<'survey.texts', State>(async ({ tables }, request, state) => {
  const { activityId, question, search, filters } = request
  const survey = await surveyOf(tables, activityId)
  if (!survey) return { problem: 'not-found' }
  const writings = state?.writings ?? {}
  for (let version = 1; version <= survey.asked.version; version++) {
    if (writings[version] !== undefined) continue
    const definition = await getDefinition(tables, activityId, version)
    writings[version] = definition && writingOf(definition, question)
  }
  let [answered, matching] = [state?.answered ?? 0, state?.matching ?? 0]
  const terms = new Map(state?.terms)
  const texts = [...(state?.texts ?? [])]
  const reading = await pagesOf(tables, activityId, state, ({ id, version, marks, answers }) => {
    const writing = writings[version]
    if (!writing || !passes(marks, filters)) return
    const written = writtenIn(answers, writing)
    if (written.length === 0) return
    answered++
    const text = written.join('\n')
    if (search !== null && !holds(text, search)) return
    matching++
    countTerms(terms, termsOf(text, segmenter))
    if (texts.length < TEXTS_SHOWN) texts.push({ responseId: id, text })
  })
  const { done, total } = reading
  if (reading.next !== null)
    return { state: { ...reading, writings, answered, matching, terms: [...terms], texts }, done, total }
  const { threshold } = survey.details
  const found: TextsFound = {
    answered,
    matching,
    // A rare word may be a name.
    terms: [...terms]
      .filter(([, count]) => count >= Math.min(threshold, 2))
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, TERMS_SHOWN),
    texts,
  }
  return { state: null, done: total, total, output: asJson(found), file: JSON_FILE }
})
