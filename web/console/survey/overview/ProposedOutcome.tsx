import { Badge } from '../../../ui/Badge.tsx'
import { CommandButton } from '../../command/CommandButton.tsx'
import { rolesThatMay } from '../../session/me.ts'
import { namesOf, needsSecond } from '../../session/people.ts'
import { useSurvey } from '../room.ts'
import { TextsShown } from '../TextsShown.tsx'
import { words } from '../words.ts'

/** What waits for a second person, who they can be, and what the one in front of the screen may do. */
export const ProposedOutcome = () => {
  const { survey, obstacle, format, order } = useSurvey()
  const { proposedOutcome, version } = survey
  if (!proposedOutcome) return null
  const { text, by, at } = proposedOutcome
  const w = words().outcome
  const refusal = obstacle('survey.outcome.approve')
  return (
    <div class="stack-s" data-waiting="outcome">
      <p>
        <Badge tone="warn">{w.proposed}</Badge>
      </p>
      <TextsShown texts={text} />
      <p class="small muted">{w.proposedBy(namesOf(by), format.dateTime(at))}</p>
      {refusal ? (
        <p class="small">{needsSecond(rolesThatMay('survey.outcome.approve'), by)}</p>
      ) : (
        <CommandButton label={w.approve} send={() => order({ type: 'survey.outcome.approve', version })} ask={w.ask} />
      )}
      {obstacle('survey.outcome.discard') === null && (
        <CommandButton label={w.discard} send={() => order({ type: 'survey.outcome.discard', version })} tone="" />
      )}
    </div>
  )
}
