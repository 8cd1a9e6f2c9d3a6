import type { StaffResponse } from '../../../contract/survey/response.ts'

/** A response as a line of JSON, just as it was given. */
export const jsonLine = (response: StaffResponse): string => `${JSON.stringify(response)}\n`
