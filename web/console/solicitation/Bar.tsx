import { Badge } from '../../ui/Badge.tsx'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { SOLICITATION_TONES } from '../site/activity-entry.ts'
import { type Room, useRoom } from './room.ts'
import { words } from './words.ts'
import '../interview/interview-bar.css'

export type SolicitationTab =
  | 'solicitation'
  | 'solicitationEdit'
  | 'solicitationDraft'
  | 'solicitationComments'
  | 'solicitationResult'

const announced = ({ phase }: Room) => phase !== 'draft' && phase !== 'cancelled'

/** Which screens there are, for this person and in this state. */
const TABS: { tab: SolicitationTab; shown: (room: Room) => boolean }[] = [
  { tab: 'solicitation', shown: () => true },
  { tab: 'solicitationEdit', shown: ({ obstacle }) => obstacle('solicitation.edit') === null },
  { tab: 'solicitationDraft', shown: () => true },
  { tab: 'solicitationComments', shown: (room) => announced(room) && room.may('comment.list') },
  { tab: 'solicitationResult', shown: (room) => announced(room) && room.may('adoption.preview') },
]

/** What the solicitation is, where it stands, and its screens. */
export const Bar = ({ tab }: { tab: SolicitationTab }) => {
  const room = useRoom()
  const { solicitation, phase } = room
  const tone = SOLICITATION_TONES[phase]
  return (
    <div class="interview-bar">
      <div class="interview-bar-title">
        <Badge {...(tone ? { tone } : {})}>{t().solicitationPhase[phase]}</Badge>
        <h1 lang={solicitation.details.lang}>{solicitation.details.title}</h1>
      </div>
      <nav class="sections" aria-label={words().screens}>
        {TABS.filter((item) => item.tab === tab || item.shown(room)).map((item) => (
          <Link key={item.tab} to={item.tab} params={{ activityId: solicitation.id }} current={item.tab === tab}>
            {words().tabs[item.tab]}
          </Link>
        ))}
      </nav>
    </div>
  )
}
