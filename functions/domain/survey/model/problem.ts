import type { Text } from '../../../contract/survey/common.ts'

/** The closed list of what can be wrong with an answer. */
export type ProblemKind =
  | 'required'
  /** none of the questions of a section that asks for one has an answer */
  | 'one-required'
  /** "other", or an option like it, was chosen without the text it asks for */
  | 'other-empty'
  | ('too-small' | 'too-large' | 'step')
  | ('too-short' | 'too-long' | 'digits' | 'not-a-number' | 'email' | 'pattern')
  | ('too-few' | 'too-many')
  /** by a condition of the survey's own */
  | 'expression'
  | ('rows-required' | 'rows-unique' | 'too-few-rows')
  /** the same answer twice where each must differ */
  | 'duplicate'

export type Problem = {
  path: string
  kind: ProblemKind
  /** the limit passed, for the message */
  limit?: number | string
  /** the survey's own message */
  text?: Text
  /** stops nothing: shown beside the answer */
  severity?: 'warning' | 'info'
}

export function problem(path: string, kind: ProblemKind, text?: Problem['text'], limit?: Problem['limit']): Problem {
  return { path, kind, ...(limit !== undefined && { limit }), ...(text && { text }) }
}
