import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StaffInterview } from '../../../functions/contract/interview/activity.ts'
import type { Action } from '../../../functions/domain/permission/table.ts'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { LiveView } from '../../live/live.ts'
import type { BackstageState } from '../../live/staff-channel.ts'
import { formatIn } from '../language.ts'
import { may } from '../session/me.ts'
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
}

export const roomOf = (
  backstage: Backstage,
  view: LiveView<BackstageState>,
  state: BackstageState,
  site: SiteFaceInConsole,
): Room => ({
  backstage,
  view,
  state,
  activity: state.activity,
  site,
  format: formatIn(site.timeZone),
  may: (action) => may(site.path, action),
})

export const RoomContext = createContext<Room | null>(null)

export const useRoom = (): Room => {
  const room = useContext(RoomContext)
  if (!room) throw new Error('outside of an interview')
  return room
}
