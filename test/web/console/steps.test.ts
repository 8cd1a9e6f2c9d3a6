import { expect, test } from 'vitest'
import type { StaffInterview } from '#contract/interview/activity.ts'
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
    identity: 'anonymous',
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

test('[M7] submit, secrecy review and sign-off come one after another and name who did them', () => {
  const submitted = interview('review', { submitted: { by: DRAFTER, at: 5 } })
  expect(statusOf('submit', interview('review'))).toEqual({ is: 'open' })
  expect(statusOf('submit', submitted)).toEqual({ is: 'done', by: DRAFTER.name, at: 5 })
  expect(statusOf('secrecy', submitted)).toEqual({ is: 'open' })
  const reviewed = { ...submitted, secrecyReviewed: { by: REVIEWER, at: 6 } }
  expect(statusOf('secrecy', reviewed)).toEqual({ is: 'done', by: REVIEWER.name, at: 6 })
})

test('what lies ahead is not offered yet, and what is behind is done', () => {
  expect(statusOf('finish', interview('draft'))).toEqual({ is: 'ahead' })
  expect(statusOf('announce', interview('live'))).toEqual({ is: 'done', by: null, at: null })
})
