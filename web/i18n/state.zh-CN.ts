import type { InterviewState } from '#contract/interview/activity.ts'
import type { QuestionState } from '#contract/interview/question.ts'
import type { SolicitationPhase } from '#contract/solicitation/phase.ts'
import type { SurveyPhase } from '#contract/survey/activity.ts'

export const interviewStateZhCN = {
  draft: '草稿',
  announced: '预告',
  live: '正在直播',
  review: '整理审核中',
  published: '已发布',
  archived: '已归档',
  cancelled: '已取消',
} satisfies Record<InterviewState, string>

export const questionStateZhCN = {
  pending: '待审核',
  published: '已公开',
  answered: '已答复',
  merged: '已合并',
  declined: '未采用',
  withdrawn: '已撤回',
} satisfies Record<QuestionState, string>

export const surveyPhaseZhCN = {
  draft: '草稿',
  announced: '预告',
  open: '正在调查',
  resting: '今日已暂停',
  closed: '已截止',
  review: '整理审核中',
  published: '已发布结果',
  archived: '已归档',
  cancelled: '已取消',
} satisfies Record<SurveyPhase, string>

export const solicitationPhaseZhCN = {
  draft: '草稿',
  open: '正在征集',
  closed: '已截止',
  published: '已公布结果',
  archived: '已归档',
  cancelled: '已取消',
} satisfies Record<SolicitationPhase, string>
