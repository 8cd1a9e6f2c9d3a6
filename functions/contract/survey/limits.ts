/** Limits of surveys, apart from `limits.ts` so that an interview's page does not carry them. */
export * as SURVEY_LIMITS from './limits-of-size.ts'
