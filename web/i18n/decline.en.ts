import type { DeclineReason } from '#contract/interview/question.ts'

export const declineEn: Record<DeclineReason, string> = {
  'off-topic': 'Not about the theme of this interview',
  'personal-data': 'Contains personal information',
  abusive: 'Improper language',
  advertising: 'Advertising',
  duplicate: 'The same as another question',
  'answered-elsewhere': 'Answered elsewhere',
  'needs-formal-channel': 'Needs a formal procedure',
  'out-of-time': 'Not enough time',
  other: 'Another reason',
}
