import * as v from 'valibot'
import { Id, Language } from '../basics.ts'

/** `spss`: a zip of the data, the syntax that reads it, and the codebook. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'spss', 'codebook'] as const

/** All responses that had come when it began, as a file. */
export const SurveyExport = v.object({
  type: v.literal('survey.export'),
  activityId: Id,
  format: v.picklist(EXPORT_FORMATS),
  /** Of the labels. */
  language: Language,
})
