import { createFormat } from '../../i18n/format.ts'

/** The day on the wall in a zone, `YYYY-MM-DD`. */
export const todayIn = (zone: string, now = Date.now()): string => createFormat('en', zone).date(now)
