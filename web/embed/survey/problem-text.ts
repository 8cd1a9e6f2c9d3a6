import type { ShownProblem } from './filling.ts'
import type { Scene } from './scene.ts'

/** What is wrong in the survey's own words where it has some, else in ours; the same in the summary and at the question. */
export const problemText = (s: Pick<Scene, 't' | 'words'>, { kind, limit, text, code }: ShownProblem): string => {
  if (text) return s.words(text)
  const { refusal, problem } = s.t
  if (kind === 'refused') return refusal[code && code in refusal ? (code as keyof typeof refusal) : 'internal']
  const words = problem[kind]
  return typeof words === 'string' ? words : words(`${limit ?? ''}`.replace('T', ' '))
}
