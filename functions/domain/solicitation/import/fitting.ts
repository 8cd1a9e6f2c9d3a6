import { SOLICITATION_LIMITS as MAX } from '../../../contract/solicitation/limits.ts'
import type { NewPart } from './index.ts'

/** What no part of a draft can hold is given to the next: nothing of a document is cut off. */
export const fitting = (parts: readonly NewPart[]): NewPart[] =>
  parts.flatMap((part): NewPart[] => {
    if (part.type === 'heading') {
      const fits = part.title.length <= MAX.headingTitle
      return fits ? [part] : fitting([{ type: 'article', number: part.number, text: part.title }])
    }
    if (part.text.length <= MAX.articleText) return [part]
    const line = part.text.lastIndexOf('\n', MAX.articleText)
    const at = line > 0 ? line : MAX.articleText
    const [head, tail] = [part.text.slice(0, at).trim(), part.text.slice(at).trim()]
    const rest = tail === '' ? [] : fitting([{ type: 'article', number: '', text: tail }])
    return [{ ...part, text: head }, ...rest]
  })
