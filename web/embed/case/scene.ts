import type { ComponentChild } from 'preact'
import type { Language } from '#contract/basics.ts'
import type { CaseWords } from '../../i18n/case.zh-CN.ts'
import type { Format } from '../../i18n/format.ts'
import type { QuietEnv } from '../../live/env.ts'
import type { Storage } from '../../live/storage.ts'

/** What a family's model is made of. */
export interface Given {
  origin: string
  siteId: string
  language: Language
  env: QuietEnv
  /** Kept on the device. */
  storage: Storage
  /** Kept for this visit only, over a reload. */
  visit: Storage
  fetch?: typeof fetch
  changed(): void
  /** Puts the reader where their own act led them, once that is drawn (D12: nothing else moves them). */
  go(id: string): void
  notice(type: string, detail?: Record<string, string>): void
}

/** What every part of a view is drawn from; the parts are plain functions, and the page needs no hooks. */
export interface Scene<Words extends CaseWords = CaseWords> {
  t: Words
  language: Language
  format: Format
  origin: string
  siteId: string
  /** The level of the element's title; what is in it is one deeper. */
  heading: number
  focus(id: string): void
  /** Told politely to whoever does not see the screen. */
  say(text: string): void
  /** What was said last. */
  said: string
}

export interface Part<Words extends CaseWords> {
  /** Null until the site is known. */
  site(): { timeZone: string; colour: string | null } | null
  view(s: Scene<Words>): ComponentChild
  start(): void
  end(): void
}
