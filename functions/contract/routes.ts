import { ACCOUNT_ROUTES } from './routes-account.ts'
import { CASE_ROUTES } from './routes-case.ts'
import { CASE_PAGE_ROUTES } from './routes-case-pages.ts'
import { CASE_STAFF_ROUTES } from './routes-case-staff.ts'
import { CITIZEN_ROUTES } from './routes-citizen.ts'
import { RESUME_ROUTES } from './routes-draft.ts'
import { JOB_ROUTES } from './routes-job.ts'
import { OPEN_ROUTES } from './routes-open.ts'
import { RESPONSE_ROUTES } from './routes-response.ts'
import { SERVICE_ROUTES } from './routes-services.ts'
import { SOLICITATION_ROUTES } from './routes-solicitation.ts'
import { SOLICITATION_STAFF_ROUTES } from './routes-solicitation-staff.ts'
import { STAFF_ROUTES } from './routes-staff.ts'
import { SURVEY_ROUTES } from './routes-survey.ts'
import { RESULTS_ROUTES } from './routes-survey-results.ts'
import { SURVEY_STAFF_ROUTES } from './routes-survey-staff.ts'
import { VERIFIED_ROUTES } from './routes-verified.ts'

export type { Route } from './route.ts'

/** Every route of the HTTP API: with its parts the only place a path, its access and its shapes are declared. */
export const ROUTES = {
  ...OPEN_ROUTES,
  ...CITIZEN_ROUTES,
  ...VERIFIED_ROUTES,
  ...SURVEY_ROUTES,
  ...RESPONSE_ROUTES,
  ...RESUME_ROUTES,
  ...RESULTS_ROUTES,
  ...CASE_ROUTES,
  ...CASE_PAGE_ROUTES,
  ...STAFF_ROUTES,
  ...SURVEY_STAFF_ROUTES,
  ...SOLICITATION_ROUTES,
  ...SOLICITATION_STAFF_ROUTES,
  ...JOB_ROUTES,
  ...CASE_STAFF_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SERVICE_ROUTES,
} as const

export type RouteId = keyof typeof ROUTES
