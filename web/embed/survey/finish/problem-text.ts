import type { RefusalCode } from '#contract/refusal.ts'
import type { FinishWords } from '../../../i18n/survey.finish.zh-CN.ts'
import type { ShownProblem } from '../filling.ts'
import type { Scene } from '../scene.ts'

export const refusalText = ({ refusal }: FinishWords, code: RefusalCode | undefined): string =>
  refusal[code && code in refusal ? (code as keyof typeof refusal) : 'internal']

/** What is wrong in the survey's own words where it has some, else in ours; the same in the summary and at the question. */
export const problemText = (
  s: Pick<Scene, 'words'>,
  t: FinishWords,
  { kind, limit, text, code }: ShownProblem,
): string => {
  if (text) return s.words(text)
  if (kind === 'refused') return refusalText(t, code)
  const words = t.problem[kind]
  return typeof words === 'string' ? words : words(`${limit ?? ''}`.replace('T', ' '))
}
