import type { RefusalCode } from '#contract/refusal.ts'
import { citizenRefusalEn } from './refusal.citizen.en.ts'
import { interviewRefusalEn } from './refusal.interview.en.ts'
import { surveyRefusalEn } from './refusal.survey.en.ts'

export const refusalEn: Record<RefusalCode, string> = {
  ...citizenRefusalEn,
  ...interviewRefusalEn,
  ...surveyRefusalEn,
  'not-signed-in': 'Please sign in first.',
  'second-person-required': 'A second member of staff must do this.',
  'claimed-by-other': 'A colleague is working on this question.',
  'pending-questions': 'There are still questions waiting for a decision.',
  'open-questions': 'There are still questions without an answer.',
  incomplete: 'Something required is missing.',
  'merge-target': 'This cannot be merged into the chosen question.',
  'nothing-to-undo': 'There is nothing to undo.',
  'not-extendable': 'The time limit of this type cannot be extended.',
  'already-extended': 'The time limit has already been extended, or an extension has been asked for.',
  'first-limit-passed': 'The first time limit has passed; an extension can no longer be asked for.',
  'comments-closed': 'Comments are not accepted at the moment.',
}
