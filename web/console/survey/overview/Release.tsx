import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { DifferenceToRunning } from './Difference.tsx'
import { OrderButton } from './OrderButton.tsx'
import { ObstacleNote, useAsked } from './Steps.tsx'
import { releaseObstacle } from './steps.ts'

/** A changed draft of a running survey: what it would change, what that does to the results, and its release by a second person. */
export const Release = () => {
  const { survey } = useSurvey()
  const asked = useAsked()
  const { state, draft, asked: running, version } = survey
  if (state !== 'announced' || running.revision === draft.revision) return null
  const obstacle = releaseObstacle(asked)
  const w = words().release
  return (
    <section class="card stack" aria-labelledby="release-title">
      <h2 id="release-title">{w.title}</h2>
      <p>{w.explanation(running.version)}</p>
      <DifferenceToRunning key={draft.revision} />
      {obstacle ? (
        <ObstacleNote obstacle={obstacle} />
      ) : (
        <OrderButton label={w.button(running.version + 1)} order={{ type: 'survey.release', version }} ask={w.ask} />
      )}
    </section>
  )
}
