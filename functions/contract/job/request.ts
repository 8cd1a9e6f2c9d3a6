import * as v from 'valibot'
import { ExportCases } from '../case/job.ts'
import { ExportComments, GroupComments, PrepareTable } from '../solicitation/jobs.ts'
import { SurveyCross } from '../survey/cross.ts'
import { SurveyExport } from '../survey/export.ts'
import { SurveyTexts } from '../survey/texts.ts'
import { SurveyWeigh } from '../survey/weigh.ts'

/**
 * Every kind of work that is done in the background, with what it is told. What stands before the point is the kind of
 * activity that `activityId` must name; one whose input has no `activityId` is about the site.
 */
export const JobRequest = v.variant('type', [
  SurveyCross,
  SurveyTexts,
  SurveyWeigh,
  SurveyExport,
  GroupComments,
  ExportComments,
  PrepareTable,
  ExportCases,
])
export type JobRequest = v.InferOutput<typeof JobRequest>
export type JobType = JobRequest['type']
export type JobRequestOf<T extends JobType> = Extract<JobRequest, { type: T }>

export const JOB_TYPES: readonly JobType[] = JobRequest.options.map((option) => option.entries.type.literal)
