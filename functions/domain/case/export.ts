import type { CaseState, DESK_CHANNELS, StaffCase } from '../../contract/case/case.ts'
import type { STANDINGS } from '../../contract/case/clock.ts'
import type { CaseType } from '../../contract/case/policy.ts'
import { headed, worded } from '../export-words.ts'
import type { Cell } from '../survey/export/columns.ts'
import { formatWithOffset } from '../time.ts'

const HEADERS = {
  ...{
    number: '编号',
    site: '网站',
    origin: '来源',
    state: '状态',
    type: '类型',
    receivedAt: '收到时间',
    department: '承办单位',
  },
  ...{
    coHandlers: '协办单位',
    valuable: '有价值',
    handler: '经办人',
    dueOn: '期限',
    provisional: '期限暂定',
    extended: '已延期',
  },
  ...{
    answeredOn: '答复日期',
    standing: '时限情况',
    workingDaysLate: '逾期工作日',
    score: '评分',
    reopened: '再次办理',
  },
  ...{ mergedInto: '并入', duplicates: '并入本件数', public: '同意公开', text: '内容', answer: '答复' },
}
const ORIGINS: Record<Origin, string> = {
  box: '网上信箱',
  interview: '访谈',
  telephone: '电话',
  letter: '来信',
  visit: '来访',
}
const STATES: Record<CaseState, string> = {
  ...{
    received: '已收到',
    triaged: '已研判',
    handling: '办理中',
    waiting: '待补充',
    review: '审核中',
    answered: '已答复',
  },
  ...{ declined: '不予受理', merged: '已并办', withdrawn: '已撤回' },
}
const TYPES: Record<CaseType, string> = {
  ...{
    suggestion: '建议',
    enquiry: '咨询',
    complaint: '投诉',
    'interview-question': '访谈提问',
    'site-error': '网站纠错',
  },
}
const STANDING: Record<(typeof STANDINGS)[number], string> = {
  ...{ running: '期限内', 'due-soon': '将到期', 'due-today': '今日到期', overdue: '已逾期', stopped: '暂停计时' },
  ...{ 'answered-in-time': '按时办结', 'answered-late': '逾期办结' },
}
type Origin = 'box' | 'interview' | (typeof DESK_CHANNELS)[number]

/** A case as a line of a table: no staff subject, no way to reach the citizen, and none of the notes. */
type CaseColumn = readonly [code: string, read: (record: StaffCase, zone: string) => Cell]
const COLUMNS: readonly CaseColumn[] = [
  ['number', ({ number }) => number],
  ['site', ({ siteId }) => siteId],
  ['origin', ({ origin }) => worded(ORIGINS, origin.from === 'desk' ? origin.channel : origin.from)],
  ['state', ({ state }) => worded(STATES, state)],
  ['type', ({ type }) => worded(TYPES, type)],
  ['receivedAt', ({ receivedAt }, zone) => formatWithOffset(receivedAt, zone)],
  ['department', ({ triage }) => triage?.department.name ?? ''],
  ['coHandlers', ({ triage }) => triage?.coHandlers.map(({ name }) => name).join('、') ?? ''],
  ['valuable', ({ triage }) => (triage ? Number(triage.valuable) : '')],
  ['handler', ({ handler }) => handler?.name ?? ''],
  ['dueOn', ({ due }) => due?.day ?? ''],
  ['provisional', ({ due }) => Number(due?.provisional ?? false)],
  ['extended', ({ clock }) => Number(clock.extension !== null)],
  ['answeredOn', ({ clock }) => clock.answeredOn ?? ''],
  ['standing', ({ standing }) => worded(STANDING, standing?.state ?? null)],
  ['workingDaysLate', ({ standing }) => standing?.workingDaysLate ?? 0],
  ['score', ({ rating }) => rating?.score ?? ''],
  ['reopened', ({ earlier }) => Number(earlier !== null)],
  ['mergedInto', ({ mergedInto }) => mergedInto?.number ?? ''],
  ['duplicates', ({ duplicates }) => duplicates.length],
  ['public', ({ wantsPublic }) => Number(wantsPublic)],
  ['text', ({ text }) => text],
  ['answer', ({ outcome }) => (outcome?.type === 'answered' ? outcome.text : (outcome?.explanation ?? ''))],
]

export const CASE_HEADERS: readonly string[] = COLUMNS.map(([code]) => headed(HEADERS, code))

/** `zone`: the site's, for its times. */
export const caseRow = (record: StaffCase, zone: string): Cell[] => COLUMNS.map(([, read]) => read(record, zone))
