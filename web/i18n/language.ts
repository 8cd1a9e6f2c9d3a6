import type { Language } from '#contract/basics.ts'

/** The interface's language for a BCP 47 tag; null where it has none. */
export const languageOf = (tag: string | null | undefined): Language | null =>
  /^zh\b/i.test(tag ?? '') ? 'zh-CN' : /^en\b/i.test(tag ?? '') ? 'en' : null
