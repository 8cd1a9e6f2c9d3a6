import { language } from '../../language.ts'

/** A language by its name in the console's language; its code where that is not known. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames([language.value], { type: 'language', fallback: 'code' }).of(code) ?? code
