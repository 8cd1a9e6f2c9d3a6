import type { Text } from '#contract/survey/common.ts'
import type { Node } from '#domain/survey/model/node.ts'
import { engine } from './late/engine.ts'
import type { Scene } from './scene.ts'

/** A text in the citizen's language, else in the one that is always there, with answers in the place of `{names}`. */
export const wordsOf = (s: Scene, text: Text | undefined, node?: Node): string => {
  const found = text?.[s.lang] ?? text?.[s.filling.languages[0] ?? ''] ?? ''
  return engine && found.includes('{') ? engine.pipe(s, found, node) : found
}
