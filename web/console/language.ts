import { computed, effect, signal } from '@preact/signals'
import type { Language } from '#contract/basics.ts'
import { consoleEn } from '../i18n/console.en.ts'
import { type ConsoleMessages, consoleZhCN } from '../i18n/console.zh-CN.ts'
import { createZonedFormat, type ZonedFormat } from '../i18n/format.ts'
import { languageOf } from '../i18n/language.ts'

const CATALOGUES: Record<Language, ConsoleMessages> = { 'zh-CN': consoleZhCN, en: consoleEn }
const REMEMBERED = 'zhitong.console.language'

/** The console's own language, remembered on the device; the interview's language is the interview's. */
export const language = signal<Language>(
  languageOf(localStorage.getItem(REMEMBERED)) ?? languageOf(navigator.language) ?? 'zh-CN',
)

effect(() => {
  localStorage.setItem(REMEMBERED, language.value)
  document.documentElement.lang = language.value
})

const messages = computed(() => CATALOGUES[language.value])

/** The catalogue in use; a component that calls it is drawn again when the language changes. */
export const t = (): ConsoleMessages => messages.value

/** The words of one area of the console, which are in its own script: a function like `t`. */
export const wordsOf = <M>(catalogues: Record<Language, M>): (() => M) => {
  const words = computed(() => catalogues[language.value])
  return () => words.value
}

/** The words of another language, for texts that a citizen will read. */
export const messagesIn = (wanted: Language): ConsoleMessages => CATALOGUES[wanted]

const formats = new Map<string, ZonedFormat>()

/** Times and numbers in the console's language and a site's zone. */
export const formatIn = (timeZone: string): ZonedFormat => {
  const key = `${language.value} ${timeZone}`
  const known = formats.get(key)
  if (known) return known
  const made = createZonedFormat(language.value, timeZone)
  formats.set(key, made)
  return made
}
