import { NotFound } from '../shell/NotFound.tsx'
import { Home } from '../site/Home.tsx'
import { Site } from '../site/Site.tsx'
import { lazy } from './lazy.tsx'
import { place } from './router.ts'

const NewInterview = lazy(async () => (await import('../editor/NewInterview.tsx')).NewInterview)
const NewSurvey = lazy(async () => (await import('../survey/new/NewSurvey.tsx')).NewSurvey)
const Survey = lazy(async () => (await import('../survey/Survey.tsx')).Survey)
const Case = lazy(async () => (await import('../cases/case/Case.tsx')).Case)
const Interview = lazy(async () => (await import('../interview/Interview.tsx')).Interview)
const SolicitationArea = lazy(async () => (await import('../solicitation/Area.tsx')).SolicitationArea)

/** The screen of the present address. */
export const Screen = () => {
  const here = place.value
  if (!here) return <NotFound />
  const { siteId = '', activityId = '', caseId = '' } = here.params
  switch (here.screen) {
    case 'home':
    case 'callback':
      return <Home />
    case 'site':
    case 'cases':
    case 'settings':
    case 'subsites':
    case 'staff':
    case 'audit':
    case 'notices':
    case 'calendar':
    case 'webhooks':
      return <Site key={siteId} siteId={siteId} tab={here.screen} />
    case 'newInterview':
      return <NewInterview key={siteId} siteId={siteId} />
    case 'interview':
    case 'edit':
    case 'live':
    case 'stage':
    case 'review':
      return <Interview key={activityId} activityId={activityId} tab={here.screen} />
    case 'survey':
    case 'surveyBuild':
    case 'surveyResponses':
    case 'surveyResults':
      return <Survey key={activityId} activityId={activityId} tab={here.screen} />
    case 'newSolicitation':
    case 'solicitation':
    case 'solicitationEdit':
    case 'solicitationDraft':
    case 'solicitationComments':
    case 'solicitationResult':
      return <SolicitationArea key={siteId + activityId} siteId={siteId} activityId={activityId} screen={here.screen} />
    case 'newSurvey':
      return <NewSurvey key={siteId} siteId={siteId} />
    case 'case':
      return <Case key={caseId} caseId={caseId} />
  }
}
