import type { Refusal } from '#contract/refusal.ts'
import { STAFF_OBSTACLES } from '#contract/site/staff.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'

/** A refusal to change somebody's roles, with the rule that stands against it. */
export const StaffRefusal = ({ refusal }: { refusal: Refusal | null }) => {
  const obstacle = STAFF_OBSTACLES.find((name) => name === refusal?.detail)
  if (!obstacle) return <RefusalNote refusal={refusal} />
  return (
    <Callout tone="danger" role="alert">
      <p>{t().staff.obstacles[obstacle]}</p>
    </Callout>
  )
}
