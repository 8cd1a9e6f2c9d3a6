import { servicesDeskEn } from '../../i18n/services-desk.en.ts'
import { servicesDeskZhCN } from '../../i18n/services-desk.zh-CN.ts'
import { wordsOf } from '../language.ts'

export const words = wordsOf({ 'zh-CN': servicesDeskZhCN, en: servicesDeskEn })
