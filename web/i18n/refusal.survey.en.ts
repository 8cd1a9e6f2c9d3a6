import type { surveyRefusalZhCN } from './refusal.survey.zh-CN.ts'

export const surveyRefusalEn: Record<keyof typeof surveyRefusalZhCN, string> = {
  'invalid-input': 'Some answers were not accepted. Please check them and try again.',
  'participant-required': 'Your pass has expired. Please try again.',
  'not-allowed': 'You are not allowed to do this.',
  'origin-not-allowed': 'This website is not allowed to show this. Please tell its administrator.',
  'not-found': 'This was not found. It may not be public yet, or the address is wrong.',
  'id-taken': 'This response id is taken. Please clear the form and fill it in again.',
  'wrong-state': 'The survey takes no responses at the moment.',
  'survey-closed': 'The survey takes no responses at the moment.',
  'survey-full': 'This survey has all the responses it can take.',
  'quota-full': 'Enough people in your situation have already answered. Thank you.',
  'already-responded': 'You have already responded; everybody may once.',
  'invitation-required': 'This survey needs a valid invitation code.',
  'identity-required': 'Please verify your identity first.',
  'proof-required': 'The automatic check before sending was not finished. Please send again.',
  'results-not-public': 'The results are not public yet.',
  'too-large': 'This is too long. Please shorten it.',
  'too-many-requests': 'Too many requests. Please try again in a moment.',
  internal: 'Something went wrong on our side. Please try again later.',
  unavailable: 'The service is unavailable at the moment. Please try again later.',
}
