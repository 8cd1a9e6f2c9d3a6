import * as v from 'valibot'

export const CASE_FILE_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
/** All cases on a site's lists, open and closed, as a file; without how to reach a citizen. */
export const ExportCases = v.object({ type: v.literal('case.file'), format: v.picklist(CASE_FILE_FORMATS) })
