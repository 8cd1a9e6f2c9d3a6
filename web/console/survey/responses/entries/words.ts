import { consoleEntriesEn } from '../../../../i18n/console-entries.en.ts'
import { consoleEntriesZhCN } from '../../../../i18n/console-entries.zh-CN.ts'
import { wordsOf } from '../../../language.ts'

export const words = wordsOf({ 'zh-CN': consoleEntriesZhCN, en: consoleEntriesEn })
