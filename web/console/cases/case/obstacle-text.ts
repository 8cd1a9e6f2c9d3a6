import type { Refusal } from '#contract/refusal.ts'
import { PERMISSIONS } from '#domain/permission/table.ts'
import { refusalText } from '../../command/RefusalNote.tsx'
import { language, t } from '../../language.ts'
import { w } from '../words.ts'
import type { CaseRoom } from './context.ts'
import type { Act } from './offers.ts'

/** Why something is not this person's to do now: the refusal that would meet them, in words of this act. */
export const obstacleText = (
  act: Act,
  obstacle: Refusal,
  { record, asked }: Pick<CaseRoom, 'record' | 'asked'>,
): string => {
  const words = w().obstacle
  switch (obstacle.code) {
    case 'not-allowed':
      return asked.may(act) ? words.approver(t().roles[record.policy.approver]) : words.role(rolesFor(act))
    case 'claimed-by-other':
      return words.held(obstacle.detail ?? '')
    case 'second-person-required':
      return act === 'case.extension' ? words['own-extension'] : words.drafted
    case 'incomplete':
      return obstacle.issues?.[0]?.path === 'draft' ? words['no-draft'] : words['secrecy-first']
    case 'merge-target':
      return words['has-duplicates']
    case 'nothing-to-undo':
      return words['reply-reached']
    case 'not-extendable':
    case 'already-extended':
    case 'first-limit-passed':
      return words[obstacle.code]
    default:
      return refusalText(obstacle)
  }
}

const rolesFor = (act: Act): string => {
  const roles = PERMISSIONS[act]
  const names = roles === 'signed-in' ? [] : roles.map((role) => t().roles[role])
  return new Intl.ListFormat(language.value, { type: 'disjunction' }).format(names)
}
