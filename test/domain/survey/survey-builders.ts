import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { SurveyRecord } from '#domain/survey/life/record.ts'

export const HOUR = 60 * 60_000
/** A Monday, 08:00 in Shanghai. */
export const OPENS = Date.UTC(2026, 2, 2)
export const CLOSES = OPENS + 10 * 24 * HOUR
export const ZONE = 'Asia/Shanghai'

export const surveyDetails = (more: Partial<SurveyDetails> = {}): SurveyDetails => ({
  lang: 'zh-CN',
  title: '政务服务满意度调查',
  summary: '请您评价',
  opensAt: OPENS,
  closesAt: CLOSES,
  hours: null,
  limit: null,
  quotas: [],
  once: 'participant',
  results: 'published',
  threshold: 5,
  batch: 10,
  purpose: {},
  keepOnDevice: true,
  resumable: false,
  proofOfWork: false,
  plan: {},
  ...more,
})

const PERSON = { subject: 'editor', name: '编辑' }

export const surveyRecord = (
  details: Partial<SurveyDetails> = {},
  more: Partial<Omit<SurveyRecord, 'details'>> = {},
): SurveyRecord => ({
  kind: 'survey',
  id: 'survey-0000',
  siteId: 'county',
  details: surveyDetails(details),
  state: 'draft',
  version: 3,
  createdAt: OPENS - 24 * HOUR,
  draftedBy: PERSON,
  drafters: [PERSON],
  draft: { revision: 2, by: PERSON, at: OPENS - 24 * HOUR },
  asked: { version: 0, revision: 0 },
  closedAt: null,
  notice: null,
  publishedAt: null,
  outcome: null,
  proposedOutcome: null,
  providedBy: null,
  submitted: null,
  secrecyReviewed: null,
  signedOff: null,
  ...more,
})

const options = ['a', 'b', 'c'].map((id) => ({ id, value: id, text: { 'zh-CN': `选项${id}`, en: `Option ${id}` } }))

/** One question of each kind that is counted, with branches, a group and tables. */
export const DEFINITION: Definition = {
  languages: ['zh-CN', 'en'],
  title: { 'zh-CN': '调查', en: 'Survey' },
  pages: [
    {
      id: 'page1',
      name: 'page1',
      elements: [
        {
          type: 'radiogroup',
          id: 'q-one',
          name: 'one',
          title: { 'zh-CN': '单选', en: 'One' },
          isRequired: true,
          choices: options,
          showOtherItem: true,
        },
        {
          type: 'checkbox',
          id: 'q-many',
          name: 'many',
          title: { 'zh-CN': '多选', en: 'Many' },
          choices: options,
          showNoneItem: true,
        },
        {
          type: 'text',
          id: 'q-age',
          name: 'age',
          title: { 'zh-CN': '年龄', en: 'Age' },
          inputType: 'number',
          min: 1,
          max: 120,
        },
        { type: 'boolean', id: 'q-yes', name: 'yes', visibleIf: "{one} = 'a'" },
        { type: 'rating', id: 'q-stars', name: 'stars' },
        { type: 'ranking', id: 'q-rank', name: 'rank', choices: options },
        {
          type: 'matrix',
          id: 'q-grid',
          name: 'grid',
          rows: [
            { id: 'r1', value: 'r1' },
            { id: 'r2', value: 'r2' },
          ],
          columns: options,
        },
        {
          type: 'paneldynamic',
          id: 'q-people',
          name: 'people',
          templateElements: [{ type: 'dropdown', id: 'q-kin', name: 'kin', choices: options }],
        },
        {
          type: 'matrixdropdown',
          id: 'q-table',
          name: 'table',
          rows: [
            { id: 'x1', value: 'x' },
            { id: 'y1', value: 'y' },
          ],
          columns: [{ id: 'q-cell', name: 'cell', cellType: 'radiogroup', choices: options }],
        },
        { type: 'region', id: 'q-where', name: 'where', depth: 3 },
        { type: 'comment', id: 'q-words', name: 'words' },
      ],
    },
  ],
}
