import type { Handlers } from '../call.ts'
import { backstage } from './backstage.ts'
import { cases } from './case.ts'
import { casePages } from './case-pages.ts'
import { caseStaff } from './case-staff.ts'
import { jobs } from './jobs.ts'
import { pages } from './pages.ts'
import { platform } from './platform.ts'
import { reading } from './reading.ts'
import { services } from './services.ts'
import { site } from './site.ts'
import { solicitation } from './solicitation.ts'
import { solicitationStaff } from './solicitation-staff.ts'
import { survey } from './survey.ts'
import { surveyStaff } from './survey-staff.ts'
import { takingPart } from './taking-part.ts'
import { verified } from './verified.ts'
import { webhooks } from './webhooks.ts'

/** Every route has its handler: one missing fails the type check. */
export const handlers: Handlers = {
  ...platform,
  ...pages,
  ...reading,
  ...takingPart,
  ...verified,
  ...backstage,
  ...site,
  ...survey,
  ...surveyStaff,
  ...jobs,
  ...cases,
  ...casePages,
  ...caseStaff,
  ...solicitation,
  ...solicitationStaff,
  ...services,
  ...webhooks,
}
