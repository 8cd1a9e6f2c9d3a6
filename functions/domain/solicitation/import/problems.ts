import type { DraftPart, ImportedDraft } from '../../../contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS } from '../../../contract/solicitation/limits.ts'
import { NUMERAL, numeral } from './numerals.ts'

type Problem = ImportedDraft['problems'][number]

/** What a person should look at before an imported draft is taken over. */
export const importProblems = (parts: readonly DraftPart[]): Problem[] => {
  const articles = parts.filter((part) => part.type === 'article')
  const problems: Problem[] = []
  if (articles.length === 0) problems.push({ problem: 'no-articles', partId: null, detail: '' })
  let last = 0
  for (const { id, number, text } of articles) {
    if (text.length > SOLICITATION_LIMITS.articleText / 2)
      problems.push({ problem: 'long-article', partId: id, detail: String(text.length) })
    // Only 第…条 and Article … run through the whole document; an outline begins anew under each heading.
    const found = new RegExp(`^(?:第(${NUMERAL})条|(?:article|art\\.)\\s+(\\d+))$`, 'i').exec(number)
    if (!found) continue
    const now = numeral(found[1] ?? found[2] ?? '')
    if (now === last || now < last) problems.push({ problem: 'number-repeated', partId: id, detail: number })
    else if (now > last + 1) problems.push({ problem: 'number-missing', partId: id, detail: String(last + 1) })
    last = Math.max(last, now)
  }
  return problems
}
