import type { InputIssue } from '../../../../contract/refusal.ts'

/** What is wrong with a survey before it is asked, and where to mend it. */
export interface Finding extends InputIssue {
  /** An `error` keeps it from being asked, a `warning` is to be looked at. */
  level: 'error' | 'warning'
  /** The id of the page or element to open; empty for what belongs to the whole survey. */
  at: string
  /** What the rule is about: a language, a name that nobody knows, an option's value. */
  detail?: string
}
