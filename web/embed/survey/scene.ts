import type { ComponentChild } from 'preact'
import type { Language } from '#contract/basics.ts'
import type { Text } from '#contract/survey/common.ts'
import type { Element } from '#contract/survey/definition.ts'
import type { Node } from '#domain/survey/model/node.ts'
import type { Times } from '../../i18n/format.ts'
import type { FirstWords } from '../../i18n/survey.first.zh-CN.ts'
import type { Filling, ShownProblem } from './filling.ts'
import type { Finish } from './late/finish.ts'
import type { Loaded } from './parts.ts'

/**
 * What every part of the view is drawn from. All state is the session's, and every change draws the whole again: the parts
 * are plain functions, and the page needs no hooks.
 */
export interface Scene {
  t: FirstWords
  /** What is judged, checked, sent and said with; null until it is there. */
  finish: Finish | null
  /** The interface's, which has only some of those that surveys are written in. */
  language: Language
  format: Times
  /** The language of the survey's own words. */
  lang: string
  filling: Filling
  /** The level of headings inside the survey. */
  heading: number
  parts: Parts
  /** What the survey as a whole asks personal information for. */
  purpose: Text
  /** The survey's words in the citizen's language, with answers in the place of `{names}`. */
  words(text: Text | undefined, node?: Node): string
  /** The id of a question's first control. */
  id(path: string): string
  problems(node: Node): ShownProblem[]
  /** The number before a question's title, by its path. */
  numbers: Map<string, number> | undefined
  /** Options in the survey's order for them; null where none has one of its own. */
  arranged: Loaded['arranged']
  focus(id: string): void
  say(text: string): void
}

export type FieldProps = { s: Scene; node: Node }
export type Part = (props: FieldProps) => ComponentChild
/**
 * How each type of question is drawn; and, of types whose answers their options do not say, how an answer is said (`Text`) or, where
 * there is room, shown. Those that the survey does not use are not loaded.
 */
export type Parts = Partial<Record<Element['type'] | `${Element['type']}Shown`, Part>> &
  Partial<Record<`${Element['type']}Text`, (props: FieldProps, value: unknown) => string>>

/** The element by its type, with the fields of that type. */
export const elementOf = <T extends Element['type']>(node: Node): Extract<Element, { type: T }> =>
  node.element as unknown as Extract<Element, { type: T }>
