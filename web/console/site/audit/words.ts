import { consoleAuditEn } from '../../../i18n/console-audit.en.ts'
import { consoleAuditZhCN } from '../../../i18n/console-audit.zh-CN.ts'
import { auditActionsEn } from '../../../i18n/console-audit-actions.en.ts'
import { auditActionsZhCN } from '../../../i18n/console-audit-actions.zh-CN.ts'
import { t, wordsOf } from '../../language.ts'

export const words = wordsOf({ 'zh-CN': consoleAuditZhCN, en: consoleAuditEn })

const actions = wordsOf({ 'zh-CN': auditActionsZhCN, en: auditActionsEn })

/** The action in words, or as it is written where a later version made one that has none yet. */
export const actionName = (action: string): string => {
  const names: Record<string, string> = { ...actions(), ...t().actions }
  return names[action] ?? action
}
