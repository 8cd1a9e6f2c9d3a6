import type { JobRequest } from '../contract/job/request.ts'

/** Whether the result of such work holds what single people wrote. */
export const isQuoting = ({ type }: Pick<JobRequest, 'type'>): boolean => QUOTING.includes(type)

const QUOTING: readonly JobRequest['type'][] = ['solicitation.export', 'survey.export', 'survey.texts', 'case.file']
