import type { RefusalCode } from '#contract/refusal.ts'
import type { Citizen } from '../../i18n/citizen.zh-CN.ts'

/** A code that is only for staff cannot meet a citizen; if it does, something is wrong on our side, and that is what it says. */
export const refusalText = (t: Citizen, code: RefusalCode): string =>
  t.refusal[code in t.refusal ? (code as keyof Citizen['refusal']) : 'internal']
