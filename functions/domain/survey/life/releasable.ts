import type { InputIssue } from '../../../contract/refusal.ts'
import type { SurveyDetails } from '../../../contract/survey/activity.ts'
import type { Definition } from '../../../contract/survey/definition.ts'
import { namesIn, parse } from '../expression/index.ts'
import { questionsOf } from '../questions.ts'
import { planOf } from '../tally/index.ts'
import { isAsked } from '../types/is-formed.ts'
import { checkDefinition } from './check/index.ts'
import { unstatedPurposes } from './check/personal.ts'
import { missingWords } from './check/texts.ts'

/** What keeps a definition from being asked, all at once; paths begin with the id of what they are about. */
export const releaseProblems = (
  definition: Definition,
  details: Pick<SurveyDetails, 'quotas' | 'purpose' | 'plan'>,
): InputIssue[] => {
  const questions = [...questionsOf(definition)].map(({ element }) => element)
  const ids = questions.map(({ id }) => id)
  return [
    ...(questions.some(isAsked) ? [] : [{ path: 'pages', rule: 'no_question' }]),
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) < at))].map((path) => ({ path, rule: 'unique' })),
    ...questions.filter(({ name }) => name === '').map(({ id }) => ({ path: `${id}.name`, rule: 'required' })),
    ...planOf(definition).tooLarge.map((path) => ({ path, rule: 'too_many_options' })),
    ...quotaProblems(definition, details),
    ...checkDefinition(definition, details)
      .filter(({ level }) => level === 'error')
      .map(({ path, rule }) => ({ path, rule })),
  ]
}

/**
 * What has to stay said beside what is being asked: while personal information is, what it is for (M13); and each text in every
 * language of the questions (M10).
 */
export const wordsProblems = (
  definition: Definition,
  details: Pick<SurveyDetails, 'purpose' | 'plan'>,
): InputIssue[] => [
  ...(unstatedPurposes(definition, details).some(({ level }) => level === 'error')
    ? definition.languages.map((language) => ({ path: `purpose.${language}`, rule: 'required' }))
    : []),
  ...missingWords(definition, details).map(({ path, rule }) => ({ path, rule })),
]

/**
 * A quota over a question that is not there would never fill and let everybody in, so it is no quota: its condition must be
 * one, over names the survey has.
 */
export const quotaProblems = (definition: Definition, { quotas }: Pick<SurveyDetails, 'quotas'>): InputIssue[] => {
  const names = new Set(
    [
      ...[...questionsOf(definition)].flatMap(({ element }) => [element.name, element.valueName ?? '']),
      ...(definition.calculatedValues ?? []).map(({ name }) => name),
    ].map((name) => name.toLowerCase()),
  )
  return quotas.flatMap(({ id, condition }): InputIssue[] => {
    const path = `quotas.${id}.condition`
    const parsed = parse(condition)
    if (!parsed.ok) return [{ path, rule: 'expression' }]
    const used = namesIn(parsed.expression)
    const first = (name: string) => /^[^.[]+/.exec(name)?.[0] ?? ''
    const known = used.every((name) => names.has(name.toLowerCase()) || names.has(first(name).toLowerCase()))
    return used.length > 0 && known ? [] : [{ path, rule: 'unknown_question' }]
  })
}
