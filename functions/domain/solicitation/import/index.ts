import type { DraftArticle, DraftHeading, DraftSource } from '../../../contract/solicitation/draft.ts'
import { linesOf } from './lines.ts'
import { numeral } from './numerals.ts'
import { schemeOf } from './scheme.ts'

/** A part before it is known which article of an earlier version it is. */
export type NewPart = Omit<DraftHeading, 'id'> | Omit<DraftArticle, 'id'>

/** What was read from a document, to be corrected by hand (`correct`). */
export interface ImportedDraft {
  /** The first line, if it looks like a title. */
  title: string | null
  parts: NewPart[]
}

/** Reads a document into headings and articles. Every line of it ends up somewhere: what belongs to no number is an article without. */
export const importDraft = (source: DraftSource): ImportedDraft => {
  const lines = linesOf(source)
  const scheme = schemeOf(lines)
  const title = titleOf(lines, scheme(lines[0] ?? '', 0) !== null)
  const parts: NewPart[] = []
  let lastArticle = 0
  for (const line of title.rest) {
    const mark = scheme(line, lastArticle)
    if (mark?.type === 'heading') {
      const { level, number, rest } = mark
      // An outline's heading may run on into its paragraph: 一、总体要求。坚持……
      const end = rest.length > 40 ? rest.indexOf('。') : -1
      parts.push({ type: 'heading', level, number, title: end < 0 ? rest : rest.slice(0, end) })
      if (end >= 0 && end < rest.length - 1)
        parts.push({ type: 'article', number: '', text: rest.slice(end + 1).trim() })
    } else if (mark) {
      lastArticle = numeral(/[零〇一二两三四五六七八九十百千\d０-９]+/.exec(mark.number)?.[0] ?? '')
      parts.push({ type: 'article', number: mark.number, text: mark.rest })
    } else {
      const last = parts.at(-1)
      if (last?.type === 'article') last.text = last.text === '' ? line : `${last.text}\n${line}`
      else parts.push({ type: 'article', number: '', text: line })
    }
  }
  return {
    title: title.title,
    parts: withoutContents(parts).map(withText),
  }
}

/** A number that nothing follows is a line like another: an article has a text. */
const withText = (part: NewPart): NewPart =>
  part.type === 'article' && part.text === '' ? { ...part, number: '', text: part.number } : part

const titleOf = (lines: readonly string[], isPart: boolean): { title: string | null; rest: readonly string[] } => {
  const [first = '', second = ''] = lines
  if (isPart || lines.length < 2 || first.length > 80 || /[。：:；.]$/.test(first)) return { title: null, rest: lines }
  // （征求意见稿） often has a line of its own.
  const more = /^[（(][^（）()]{2,20}[稿案][）)]$/.test(second)
  return { title: more ? first + second : first, rest: lines.slice(more ? 2 : 1) }
}

/** A table of contents names every heading once more, before the text begins. */
const withoutContents = (parts: readonly NewPart[]): NewPart[] => {
  const key = (part: NewPart) => (part.type === 'heading' ? `${part.number} ${part.title}` : '')
  const last = new Map(parts.map((part, index) => [key(part), index]))
  const repeated = parts.map((part, index) => part.type === 'heading' && last.get(key(part)) !== index)
  const from = repeated.indexOf(true)
  if (from < 0) return [...parts]
  let to = from
  while (repeated[to]) to++
  // 第一节 recurs in chapters: a table of contents ends where its own first heading comes again, before any article.
  const text = parts.slice(to).find((part) => part.type === 'heading' || part.number !== '')
  const before = parts.slice(0, from)
  const first = parts[from]
  if (!first || !text || key(text) !== key(first) || before.some(isNumbered)) return [...parts]
  const kept = before.filter((part) => part.type !== 'article' || !/^目\s*[录次]$|^contents$/i.test(part.text))
  const trimmed = kept.map((part) =>
    part.type === 'article' ? { ...part, text: part.text.replace(/\n(?:目\s*[录次]|contents)$/i, '') } : part,
  )
  return [...trimmed, ...parts.slice(to)]
}

const isNumbered = (part: NewPart): boolean => part.type === 'article' && part.number !== ''
