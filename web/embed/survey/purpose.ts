import type { Node } from '#domain/survey/model/node.ts'
import type { Scene } from './scene.ts'

/** M13: what an answer is for, said where it is asked: the question's own words, or the survey's where it asks how to reach somebody. */
export const purposeOf = (s: Pick<Scene, 'words' | 'purpose'>, node: Node): string => {
  const { purpose, inputType, autocomplete } = node.element
  const reaches = autocomplete || inputType === 'email' || inputType === 'tel'
  return s.words(purpose, node) || s.words(reaches ? s.purpose : undefined)
}
