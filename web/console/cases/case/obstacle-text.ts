import { language, t } from '../../language.ts'
import { w } from '../words.ts'
import type { Obstacle } from './offers.ts'

/** Why something is not this person's to do now. */
export const obstacleText = (obstacle: Obstacle): string => {
  const words = w().obstacle
  switch (obstacle.why) {
    case 'role': {
      const roles = obstacle.roles.map((role) => t().roles[role])
      return words.role(new Intl.ListFormat(language.value, { type: 'disjunction' }).format(roles))
    }
    case 'approver':
      return words.approver(t().roles[obstacle.role])
    case 'held':
      return words.held(obstacle.by)
    default:
      return words[obstacle.why]
  }
}
