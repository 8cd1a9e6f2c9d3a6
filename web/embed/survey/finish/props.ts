import type { FinishWords } from '../../../i18n/survey.finish.zh-CN.ts'
import type { Scene } from '../scene.ts'

/** `t`: the words that came with these parts; those that were there before them are the scene's own. */
export interface FinishProps {
  s: Scene
  t: FinishWords
}
