import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StaffInterview } from '#contract/interview/activity.ts'
import { type Refusal, refuse } from '#contract/refusal.ts'
import { type InterviewStep, type InterviewWork, interviewObstacle, workIn } from '#domain/interview/obstacle.ts'
import type { Action } from '#domain/permission/table.ts'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { LiveView } from '../../live/live.ts'
import type { BackstageState } from '../../live/staff-channel.ts'
import { formatIn } from '../language.ts'
import { may, me } from '../session/me.ts'
import type { SiteFaceInConsole } from '../site/site-face.ts'
import type { Backstage } from './backstage.ts'

/** What every screen of one interview works with, once it has loaded. */
export interface Room {
  backstage: Backstage
  view: LiveView<BackstageState>
  state: BackstageState
  activity: StaffInterview
  site: SiteFaceInConsole
  /** In the site's time zone. */
  format: ZonedFormat
  /** Whether the signed-in person may do this here. */
  may: (action: Action) => boolean
  /** What is left to do, and whose words the sign-off lets out. */
  work: InterviewWork
  /** The refusal that would meet this person's command now; null: none, if what it says is sound. */
  obstacle: (type: InterviewStep) => Refusal | null
}

export const roomOf = (
  backstage: Backstage,
  view: LiveView<BackstageState>,
  state: BackstageState,
  site: SiteFaceInConsole,
  verifies: boolean,
): Room => {
  const { activity, turns, questions, polls } = state
  const mayHere = (action: Action) => may(site.path, action)
  const asker = { subject: me.value?.subject ?? '', may: mayHere, verifies }
  const work = workIn(activity, { turns: turns.values(), questions: questions.values(), polls: polls.values() })
  return {
    backstage,
    view,
    state,
    activity,
    site,
    format: formatIn(site.timeZone),
    may: mayHere,
    work,
    obstacle: (type) =>
      mayHere(type) ? interviewObstacle(type, activity, work, asker) : refuse('not-allowed').refusal,
  }
}

export const RoomContext = createContext<Room | null>(null)

export const useRoom = (): Room => {
  const room = useContext(RoomContext)
  if (!room) throw new Error('outside of an interview')
  return room
}
