import type { InterviewState } from '#contract/interview/activity.ts'
import { type Room, useRoom } from '../backstage/context.ts'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { StateBadge } from './StateBadge.tsx'
import './interview-bar.css'

export type InterviewTab = 'interview' | 'edit' | 'live' | 'stage' | 'review'

const RUNNING: InterviewState[] = ['announced', 'live', 'review', 'published']

/** Which screens there are, for this person and in this state. */
const TABS: { tab: InterviewTab; shown: (room: Room) => boolean }[] = [
  { tab: 'interview', shown: () => true },
  { tab: 'edit', shown: ({ obstacle }) => obstacle('activity.edit') === null },
  { tab: 'live', shown: ({ activity }) => RUNNING.includes(activity.brief.state) },
  { tab: 'stage', shown: ({ activity }) => ['announced', 'live'].includes(activity.brief.state) },
  { tab: 'review', shown: ({ activity }) => ['review', 'published', 'archived'].includes(activity.brief.state) },
]

/** What the interview is, in which state, and its screens. */
export const InterviewBar = ({ tab }: { tab: InterviewTab }) => {
  const room = useRoom()
  const { activity } = room
  return (
    <div class="interview-bar">
      <div class="interview-bar-title">
        <StateBadge state={activity.brief.state} />
        <h1 lang={activity.details.lang}>{activity.details.title}</h1>
      </div>
      <nav class="sections" aria-label={t().interview.screens}>
        {TABS.filter((item) => item.tab === tab || item.shown(room)).map((item) => (
          <Link key={item.tab} to={item.tab} params={{ activityId: activity.id }} current={item.tab === tab}>
            {t().interview.tabs[item.tab]}
          </Link>
        ))}
      </nav>
    </div>
  )
}
