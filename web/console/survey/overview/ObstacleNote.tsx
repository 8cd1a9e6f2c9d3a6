import type { Refusal } from '#contract/refusal.ts'
import type { SurveyCommandType } from '#contract/survey/command.ts'
import { surveyAuthors } from '#domain/survey/life/obstacle.ts'
import { refusalText } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { rolesThatMay } from '../../session/me.ts'
import { needsRole, needsSecond } from '../../session/people.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'

/** Why a command is not this person's now: the refusal that would meet it, told before anybody runs into it. */
export const ObstacleNote = ({ act, refusal }: { act: SurveyCommandType; refusal: Refusal }) => {
  const { survey } = useSurvey()
  const w = words().steps
  const missing = refusal.issues?.[0]?.path
  const text = () => {
    if (refusal.code === 'not-allowed') return needsRole(rolesThatMay(act))
    if (refusal.code === 'second-person-required') return needsSecond(rolesThatMay(act), surveyAuthors(act, survey))
    if (missing === 'submitted') return t().steps.needsStep(w.names.submit)
    if (missing === 'secrecyReviewed') return t().steps.needsStep(w.names.secrecy)
    return refusalText(refusal)
  }
  const isAboutQuestions = refusal.code === 'incomplete' && missing !== 'submitted' && missing !== 'secrecyReviewed'
  if (!isAboutQuestions) return <p class="small">{text()}</p>
  return (
    <p class="small">
      {missing === 'draft' ? w.noQuestions : w.checks(refusal.issues?.length ?? 0)}{' '}
      <Link to="surveyBuild" params={{ activityId: survey.id }}>
        {words().tabs.surveyBuild}
      </Link>
    </p>
  )
}
