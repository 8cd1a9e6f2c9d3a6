import type { JobType } from '../../contract/job/request.ts'
import { exportCases } from './work-case-export.ts'
import { exportComments } from './work-comment-export.ts'
import { groupComments } from './work-comment-groups.ts'
import { prepareTable } from './work-comment-table.ts'
import { surveyCross } from './work-cross.ts'
import { surveyExport } from './work-export.ts'
import type { Kind } from './work-kind.ts'
import { surveyTexts } from './work-texts.ts'
import { surveyWeigh } from './work-weigh.ts'

/** How each kind of work is done: one missing fails the type check. */
export const KINDS: { [T in JobType]: Kind<T> } = {
  'survey.cross': surveyCross,
  'survey.texts': surveyTexts,
  'survey.weigh': surveyWeigh,
  'survey.export': surveyExport,
  'solicitation.group': groupComments,
  'solicitation.export': exportComments,
  'solicitation.table': prepareTable,
  'case.file': exportCases,
}
