import { LANGUAGES } from '../../contract/basics.ts'
import { refuse } from '../../contract/refusal.ts'
import { isPublicActivity } from '../../domain/activity.ts'
import { leftOverCases } from '../../store/case/left-over.ts'
import { listActivities } from '../../store/lists.ts'
import { allQuestions } from '../../store/records.ts'
import type { Handlers } from '../call.ts'
import { figuresOf } from '../page/figures.ts'
import { framePage } from '../page/frame.ts'
import { interviewPage } from '../page/interview.ts'
import { listPage } from '../page/list.ts'
import { takeSnapshot } from '../snapshot.ts'
import { solicitationDocument } from '../solicitation/page.ts'
import { surveyDocument } from '../survey/results.ts'

/** Documents rather than JSON: read by people, printed, indexed, shared (M9), without any script. */
export const pages = {
  'page.read': async ({ services, activity, inForce, header }) => {
    const { tables, now } = services
    if (activity.kind === 'solicitation') {
      const page = await solicitationDocument(tables, activity, inForce, now(), header('accept-language'))
      return page ?? refuse('not-found')
    }
    if (activity.kind === 'survey') return surveyDocument(services, activity, inForce, now(), header('accept-language'))
    const [snapshot, questions] = await Promise.all([
      takeSnapshot(tables, activity, inForce),
      allQuestions(tables, activity.id),
    ])
    const cases = await leftOverCases(tables, activity.id, questions.keys())
    return interviewPage(snapshot, figuresOf(questions.values()), cases, header('accept-language'))
  },

  'page.frame': async ({ activity, inForce, query: { lang } }) =>
    framePage(activity, LANGUAGES.find((one) => one === lang) ?? activity.details.lang, inForce.allowedOrigins),

  'page.list': async ({ services: { tables, now }, site, inForce, query, header }) => {
    const moment = { now: now(), timeZone: inForce.timeZone }
    const { entries, next } = await listActivities(tables, site.id, query.after, isPublicActivity, moment)
    return listPage(site.id, inForce, { entries, next }, header('accept-language'))
  },
} satisfies Partial<Handlers>
