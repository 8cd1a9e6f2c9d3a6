import type { SolicitationTab } from './Bar.tsx'
import { NewSolicitation } from './form/NewSolicitation.tsx'
import { Solicitation } from './Solicitation.tsx'

interface AreaProps {
  siteId: string
  activityId: string
  screen: SolicitationTab | 'newSolicitation'
}

/** Every screen of solicitations, in one script. */
export const SolicitationArea = ({ siteId, activityId, screen }: AreaProps) =>
  screen === 'newSolicitation' ? (
    <NewSolicitation siteId={siteId} />
  ) : (
    <Solicitation activityId={activityId} tab={screen} />
  )
