import type { DraftHeading } from '../../../contract/solicitation/draft.ts'
import { NUMERAL, numeral } from './numerals.ts'

/** How a line begins a part. `rest` is what follows its number. */
type Mark =
  | { type: 'heading'; level: DraftHeading['level']; number: string; rest: string }
  | { type: 'article'; number: string; rest: string }

/** Reads a line as the beginning of a part, or null: it goes on with what came before. */
export type Scheme = (line: string, lastArticle: number) => Mark | null

const HEADING = new RegExp(`^(第\\s*${NUMERAL}\\s*([编篇章节]))([\\s：:、.]*)(.*)$`)
const ARTICLE = new RegExp(`^(第\\s*(${NUMERAL})\\s*条(?:之${NUMERAL})?)([\\s：:]*)(.*)$`)
const LEVELS: Readonly<Record<string, DraftHeading['level']>> = { 编: 1, 篇: 1, 章: 2, 节: 3 }

/**
 * 第…编/章/节/条. A paragraph may begin by citing an article (第三条规定的…): without a space after it, it counts only when its
 * number is the next and no such word follows.
 */
const chinese: Scheme = (line, lastArticle) => {
  const article = ARTICLE.exec(line)
  if (article) {
    const [, number = '', count = '', gap = '', rest = ''] = article
    const cites = /^(?:[、，,和及或与至到的第之]|规定|所称|所列|中)/.test(rest)
    const begins = gap !== '' || rest === '' || (!cites && numeral(count) === lastArticle + 1)
    return begins ? { type: 'article', number: bare(number), rest } : null
  }
  const heading = HEADING.exec(line)
  if (!heading) return null
  const [, number = '', unit = '', , rest = ''] = heading
  const title = withoutPage(rest)
  const level = LEVELS[unit]
  return level && title.length <= 40 && !/[。；，]/.test(title)
    ? { type: 'heading', level, number: bare(number), rest: title }
    : null
}

const bare = (number: string): string => number.replace(/\s/g, '')

/** In a table of contents a title is followed by dots and a page. */
const withoutPage = (title: string): string =>
  // A longer one is no title, and a million dots would be tried from each.
  title.length > 300 ? title : title.replace(/[\s.…·]{2,}\d+$/, '')

const WESTERN_HEADING = /^((?:(part|title)|(chapter|division)|section)\s+(?:\d+|[ivxlc]+))\b[.:\s–—-]*(.*)$/i
const WESTERN_ARTICLE = /^((?:article|art\.)\s+(?:\d+[a-z]?|[ivxlc]+))\b([.:\s–—-]*)(.*)$/i
/** What follows a citation and never an article's number. */
const CITES = /^(?:of|and|or|to|shall|applies|apply|is|are|may|must|above|below|does)\b|^[,;)]/

const western: Scheme = (line) => {
  const article = WESTERN_ARTICLE.exec(line)
  if (article) {
    const [, number = '', , rest = ''] = article
    return CITES.test(rest) ? null : { type: 'article', number, rest }
  }
  const heading = WESTERN_HEADING.exec(line)
  if (!heading) return null
  const [, number = '', part, chapter, rest = ''] = heading
  const title = withoutPage(rest)
  if (title.length > 120 || /[.;,]$/.test(title) || CITES.test(title)) return null
  return { type: 'heading', level: part ? 1 : chapter ? 2 : 3, number, rest: title }
}

/** From the outermost to the innermost. */
const MARKERS = [
  /^([一二三四五六七八九十百]+、)\s*(.*)$/,
  /^([（(][一二三四五六七八九十百]+[）)])\s*(.*)$/,
  /^(\d{1,3}[.．、])(?![\d０-９])\s*(.*)$/,
  /^(\d{1,3}\.\d{1,3})(?!\.?\d)[.．、]?\s+(.*)$/,
]

/** 一、 （一） 1. 1.1 : the outermost kind in use heads the second, which is the unit of comment; deeper ones are its text. */
const outline = (lines: readonly string[]): Scheme => {
  const used = MARKERS.filter((marker) => lines.some((line) => marker.test(line)))
  const [outer, inner] = used
  const heading = inner ? outer : undefined
  const article = inner ?? outer
  return (line) => {
    const found = article?.exec(line)
    if (found) return { type: 'article', number: found[1] ?? '', rest: found[2] ?? '' }
    const head = heading?.exec(line)
    return head ? { type: 'heading', level: 2, number: head[1] ?? '', rest: head[2] ?? '' } : null
  }
}

/** The numbering a document uses: that of its articles, or of its outline. */
export const schemeOf = (lines: readonly string[]): Scheme => {
  const uses = (scheme: Scheme) => lines.some((line) => scheme(line, 0)?.type === 'article')
  if (uses(chinese)) return chinese
  return uses(western) ? western : outline(lines)
}
