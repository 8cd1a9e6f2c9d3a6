import { CommandButton } from '../../command/CommandButton.tsx'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { DifferenceToRunning } from './Difference.tsx'
import { ObstacleNote } from './ObstacleNote.tsx'

/** A changed draft of a running survey: what it would change, what that does to the results, and its release by a second person. */
export const Release = () => {
  const { survey, obstacle, order } = useSurvey()
  const { draft, asked: running, version } = survey
  const refusal = obstacle('survey.release')
  if (running.version === 0 || running.revision === draft.revision || refusal?.code === 'wrong-state') return null
  const w = words().release
  return (
    <section class="card stack" aria-labelledby="release-title">
      <h2 id="release-title">{w.title}</h2>
      <p>{w.explanation(running.version)}</p>
      <DifferenceToRunning key={draft.revision} />
      {refusal ? (
        <ObstacleNote act="survey.release" refusal={refusal} />
      ) : (
        <CommandButton
          label={w.button(running.version + 1)}
          send={() => order({ type: 'survey.release', version })}
          ask={w.ask}
        />
      )}
    </section>
  )
}
