import { expect, test } from 'vitest'
import type { StaffInterview } from '../../../functions/contract/interview/activity.ts'
import { statusOf } from '../../../web/console/interview/steps.ts'

const DRAFTER = { subject: 'moderator1', name: '林晓燕' }
const REVIEWER = { subject: 'reviewer', name: '郑卫东' }
const person = { id: 'host000000', name: '苏婉', post: '', photo: null, biography: '' }

const interview = (state: StaffInterview['brief']['state'], more: Partial<StaffInterview> = {}): StaffInterview => ({
  id: 'activity00',
  siteId: 'yunxi',
  details: {
    lang: 'zh-CN',
    title: '主题',
    summary: '简介',
    host: person,
    guests: [],
    startsAt: 1,
    endsAt: 2,
    related: [],
    materials: [],
    turnsNeedReview: false,
  },
  brief: {
    state,
    questionsOpen: false,
    answering: null,
    notice: null,
    lateAnswersDue: null,
    lateAnswersProvisional: false,
    detailsVersion: 1,
    startedAt: null,
    finishedAt: null,
    publishedAt: null,
  },
  version: 1,
  createdAt: 0,
  draftedBy: DRAFTER,
  drafters: [DRAFTER],
  providedBy: null,
  submitted: null,
  secrecyReviewed: null,
  signedOff: null,
  ...more,
})

const asked = (activity: StaffInterview, subject: string, more = {}) => ({
  activity,
  subject,
  may: () => true,
  decided: true,
  answered: true,
  waits: false,
  authors: activity.submitted ? [activity.submitted.by] : [],
  ...more,
})

test('[M7] the drafter is told to leave the announcement to another', () => {
  const status = statusOf('announce', asked(interview('draft'), DRAFTER.subject))
  expect(status).toMatchObject({ is: 'open', obstacle: { why: 'second-person', not: [DRAFTER] } })
  expect(statusOf('announce', asked(interview('draft'), REVIEWER.subject))).toEqual({ is: 'open', obstacle: null })
})

test('whoever may not is told which roles may', () => {
  const status = statusOf('announce', asked(interview('draft'), 'guest1', { may: () => false }))
  expect(status).toMatchObject({ is: 'open', obstacle: { why: 'role' } })
  expect(status.is === 'open' && status.obstacle?.why === 'role' && status.obstacle.roles).toContain('reviewer')
})

test('[M7] submit, secrecy review and sign-off come one after another and name who did them', () => {
  const submitted = interview('review', { submitted: { by: DRAFTER, at: 5 } })
  expect(statusOf('publish', asked(interview('review'), REVIEWER.subject))).toMatchObject({
    obstacle: { why: 'before', step: 'submit' },
  })
  expect(statusOf('submit', asked(submitted, REVIEWER.subject))).toEqual({ is: 'done', by: DRAFTER.name, at: 5 })
  expect(statusOf('publish', asked(submitted, REVIEWER.subject))).toMatchObject({
    obstacle: { why: 'before', step: 'secrecy' },
  })
  expect(statusOf('secrecy', asked(submitted, DRAFTER.subject))).toMatchObject({ obstacle: { why: 'second-person' } })
})

test('[M2] nothing is published with open work, nor archived with open questions', () => {
  const ready = interview('review', { submitted: { by: DRAFTER, at: 5 }, secrecyReviewed: { by: REVIEWER, at: 6 } })
  expect(statusOf('publish', asked(ready, REVIEWER.subject, { decided: false }))).toMatchObject({
    obstacle: { why: 'open-work' },
  })
  expect(statusOf('publish', asked(ready, REVIEWER.subject))).toEqual({ is: 'open', obstacle: null })
  expect(statusOf('archive', asked(interview('published'), 'admin', { answered: false }))).toMatchObject({
    obstacle: { why: 'open-questions' },
  })
  expect(statusOf('archive', asked(interview('published'), 'admin', { waits: true }))).toMatchObject({
    obstacle: { why: 'open-work' },
  })
})

test('what lies ahead is not offered yet', () => {
  expect(statusOf('finish', asked(interview('draft'), 'admin'))).toEqual({ is: 'ahead' })
})
