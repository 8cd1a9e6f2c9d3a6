import { accept, type InputIssue, type Result, refuse } from '../../../contract/refusal.ts'
import { unstorable } from '../../../contract/storable.ts'
import type { Quota, SurveyDetails } from '../../../contract/survey/activity.ts'
import { SURVEY_LIMITS } from '../../../contract/survey/limits.ts'
import type { Signals } from '../../../contract/survey/response.ts'
import { dayInZone } from '../../working-days.ts'
import { bytesOf } from '../bytes.ts'
import { type Environment, holds, type Plain, parse } from '../expression/index.ts'
import { type Assessment, assess, type Compiled, judge, type Problem, type Stray, way } from '../model/index.ts'
import { WHOLE } from '../results/count.ts'
import { type Marks, marksOf, type Plan } from '../tally/index.ts'
import { hourMark, signalMarks } from './circumstances.ts'
import { understood } from './understood.ts'

/** A version as responses are held against it. */
export interface AskedVersion {
  version: number
  survey: Compiled
  plan: Plan
}

export interface Given {
  answers: Plain
  lang: string
  channel: string
  signals?: Signals
}

/** Of a response that can be taken: what is stored, what it is counted as, and which quotas it falls under. */
export interface Received {
  answers: Plain
  marks: Marks
  quotas: Quota[]
}

/**
 * Validates a response again, from the definition it was given to. Every problem at once, by question, and then nothing is
 * kept of it; answers to questions that are not asked, going by the others, are left out and stop nothing.
 */
export const receive = (
  asked: AskedVersion,
  { quotas }: Pick<SurveyDetails, 'quotas'>,
  given: Given,
  environment: Environment,
): Result<Received> => {
  const { definition } = asked.survey
  if (!definition.languages.includes(given.lang))
    return refuse('invalid-input', { issues: [{ path: 'lang', rule: 'not-offered' }] })
  if (isBeyond(given.answers)) return refuse('too-large')
  const budget = { left: MAX_WORK }
  const assessed = assess(asked.survey, understood(definition, given.answers), { ...environment, budget })
  if (budget.left <= 0) return refuse('too-large')
  const state = way(asked.survey, assessed, environment)
  const { answers, problems, strays } = judge(asked.survey, state)
  const issues = [
    ...problems.map(problemIssue),
    ...strays.map(strayIssue),
    // What was typed is understood as a number only here, and what was calculated may be beyond what any answer is.
    ...unstorable(answers, 'answers'),
  ]
  if (issues.length > 0) return refuse('invalid-input', { issues })
  if (bytesOf(JSON.stringify(answers)) > SURVEY_LIMITS.answersBytes) return refuse('too-large')
  const whole = [
    `language:${given.lang}`,
    `channel:${given.channel}`,
    `version:${asked.version}`,
    `day:${dayInZone(environment.now, environment.zone)}`,
  ]
  const ofAnswers = marksOf(state, asked.plan)
  const marks = {
    [WHOLE]: Object.fromEntries(whole.map((key) => [key, 1])),
    ...hourMark(environment),
    ...signalMarks(given, ofAnswers),
    ...ofAnswers,
  }
  // A limit is one of responses as they are stored: what was answered and hidden again is no part of them.
  const stored = quotas.length > 0 ? assess(asked.survey, answers, environment) : state
  return accept({ answers, marks, quotas: quotas.filter((quota) => fallsUnder(quota, stored, environment)) })
}

/** Steps of expressions, rows and cells looked at, in all rounds together: some 300 ms. */
const MAX_WORK = 5_000_000

/**
 * Judged before anything is made of it: twice the bytes that may be stored, for what the answers hide is sent along; and lists longer
 * than the rows of a table, or than anybody chooses among options.
 */
const isBeyond = (answers: Plain): boolean =>
  bytesOf(JSON.stringify(answers)) > 2 * SURVEY_LIMITS.answersBytes || hasLongList(answers)

const hasLongList = (answers: Plain): boolean => {
  const pending: unknown[] = [answers]
  for (const next of pending) {
    if (Array.isArray(next) && next.length > SURVEY_LIMITS.list) return true
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) pending.push(inner)
  }
  return false
}

const problemIssue = ({ path, kind, limit }: Problem): InputIssue => ({
  path: `answers.${path}`,
  rule: kind,
  ...(typeof limit === 'number' ? { limit } : {}),
})

const strayIssue = ({ path, reason }: Stray): InputIssue => ({ path: `answers.${path}`, rule: reason })

/** A condition that cannot be read counts everybody: a limit fails closed. */
const fallsUnder = ({ condition }: Quota, state: Assessment, environment: Environment): boolean => {
  const parsed = parse(condition)
  return !parsed.ok || holds(parsed.expression, state.scope, environment)
}
