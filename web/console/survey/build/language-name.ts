import { language } from '../../language.ts'

/** A language by its name in the console's language; its code where that is not known. Chinese is that of the mainland. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([language.value], { type: 'language', fallback: 'code' }).of(code === 'zh-CN' ? 'zh' : code) ??
  code
