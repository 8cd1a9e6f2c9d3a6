import type { citizenRefusalZhCN } from './refusal.citizen.zh-CN.ts'

export const citizenRefusalEn: Record<keyof typeof citizenRefusalZhCN, string> = {
  'invalid-input': 'Something you filled in is not right. Please check it and try again.',
  'participant-required': 'Your pass has expired. Please try again.',
  'not-allowed': 'You are not allowed to do this.',
  'origin-not-allowed': 'This website is not allowed to show this. Please tell its administrator.',
  'not-found': 'This was not found. It may not be public yet, or the address is wrong.',
  'id-taken': 'This id is taken. Please try again.',
  'version-conflict': 'Somebody changed this meanwhile. Please look at it again first.',
  'wrong-state': 'This cannot be done in the present state.',
  'questions-closed': 'Questions are closed at the moment.',
  'poll-closed': 'The poll is closed.',
  'too-large': 'This is too long. Please shorten it.',
  'too-many-questions': 'You have asked as many questions as one person may here. Thank you.',
  'too-many-requests': 'Too many requests. Please try again in a moment.',
  internal: 'Something went wrong on our side. Please try again later.',
  unavailable: 'The service is unavailable at the moment. Please try again later.',
}
