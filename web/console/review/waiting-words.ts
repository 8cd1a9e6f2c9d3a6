import { consoleWaitingEn } from '../../i18n/console-waiting.en.ts'
import { consoleWaitingZhCN } from '../../i18n/console-waiting.zh-CN.ts'
import { wordsOf } from '../language.ts'

/** The words of what waits for a second person, in the script of the interview's screens. */
export const waitingWords = wordsOf({ 'zh-CN': consoleWaitingZhCN, en: consoleWaitingEn })
