import type { Action } from '#domain/permission/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { SURVEY_TONES } from '../site/activity-entry.ts'
import { type SurveyRoom, useSurvey } from './room.ts'
import { words } from './words.ts'
import '../interview/interview-bar.css'

const SURVEY_TABS = ['survey', 'surveyBuild', 'surveyResponses', 'surveyResults'] as const
export type SurveyTab = (typeof SURVEY_TABS)[number]

/** What one must be allowed to do to see a screen. */
const NEEDS: Record<SurveyTab, readonly Action[]> = {
  survey: ['survey.backstage'],
  surveyBuild: ['survey.backstage'],
  surveyResponses: ['response.list', 'entry.list'],
  surveyResults: ['results.staff'],
}

const isShown = (tab: SurveyTab, { survey, may }: SurveyRoom): boolean =>
  NEEDS[tab].some(may) && (tab === 'survey' || tab === 'surveyBuild' || survey.asked.version > 0)

/** What the survey is, in which state, and its screens. */
export const SurveyBar = ({ tab }: { tab: SurveyTab }) => {
  const room = useSurvey()
  const { survey, phase } = room
  const tone = SURVEY_TONES[phase]
  return (
    <div class="interview-bar">
      <div class="interview-bar-title">
        <Badge {...(tone ? { tone } : {})}>{t().surveyPhase[phase]}</Badge>
        <h1 lang={survey.details.lang}>{survey.details.title}</h1>
      </div>
      <nav class="sections" aria-label={words().screens}>
        {SURVEY_TABS.filter((one) => one === tab || isShown(one, room)).map((one) => (
          <Link key={one} to={one} params={{ activityId: survey.id }} current={one === tab}>
            {words().tabs[one]}
          </Link>
        ))}
      </nav>
    </div>
  )
}
