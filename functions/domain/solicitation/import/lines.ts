import type { DraftSource } from '../../../contract/solicitation/draft.ts'

/** The lines of a document as a reader sees them, blank ones left out. Only text comes through, never markup. */
export const linesOf = ({ format, source }: DraftSource): string[] => {
  const text = format === 'html' ? fromHtml(source) : source
  const lines = text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/)
  return lines
    .map((line) => (format === 'markdown' ? fromMarkdown(line) : line).replace(/\p{Cf}/gu, '').trim())
    .filter((line) => line !== '')
}

const fromMarkdown = (line: string): string => {
  if (/^\s*(?:[-*_]\s*){3,}$/.test(line)) return ''
  return (
    line
      .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)/, '')
      // Each stops at the next sign of its kind: half a million of them are read once.
      .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
      .replace(/(\*\*|__)(.+?)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}\\])\*(?!\s)([^*]+)(?<!\s)\*(?![\p{L}\p{N}])/gu, '$1')
      .replace(/(?<![\p{L}\p{N}\\])_(?!\s)([^_]+)(?<!\s)_(?![\p{L}\p{N}])/gu, '$1')
      .replace(/(?<![\p{L}\p{N}\\])`(?!\s)([^`]+)(?<!\s)`(?![\p{L}\p{N}])/gu, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1')
  )
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: '\u2002',
  emsp: '\u3000',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  sect: '§',
}

const BLOCK = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p section table tr ul'.split(
    ' ',
  ),
)
/** What they hold is no text of the document. */
const LEFT_OUT = /<(head|script|style|template|title)\b/giy

/** Enough for what word processors and editors put on the clipboard; whatever is not understood is dropped, not shown. */
const fromHtml = (html: string): string =>
  withoutTags(
    // A line break in the source is a space to the reader.
    withoutHidden(html).replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? ' ' : space)),
  ).replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

/**
 * Reads a text once, mark by mark: `read` gives where to go on after the `<` at a place and what stands in its stead, or null where
 * it is a sign like another.
 */
const atMarks = (html: string, read: (at: number) => { end: number; instead: string } | null): string => {
  const pieces: string[] = []
  let from = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(from, at + 1))) {
    const found = read(at)
    if (!found) continue
    pieces.push(html.slice(from, at), found.instead)
    from = found.end
  }
  return [...pieces, html.slice(from)].join('')
}

/** Where something ends next. What is not there is looked for once, and not again from each of half a million beginnings. */
const finder = (html: string) => {
  const missing = new Set<string>()
  return (pattern: RegExp, from: number): number => {
    if (missing.has(pattern.source)) return -1
    pattern.lastIndex = from
    if (pattern.test(html)) return pattern.lastIndex
    missing.add(pattern.source)
    return -1
  }
}

const withoutHidden = (html: string): string => {
  const endOf = finder(html)
  return atMarks(html, (at) => {
    if (html.startsWith('<!--', at)) {
      const end = endOf(/-->/g, at + 4)
      return end < 0 ? null : { end, instead: '' }
    }
    LEFT_OUT.lastIndex = at
    const name = LEFT_OUT.exec(html)?.[1]
    const end = name === undefined ? -1 : endOf(new RegExp(`</${name.toLowerCase()}\\s*>`, 'gi'), at)
    return end < 0 ? null : { end, instead: '' }
  })
}

const TAG = /<(\/?)([a-z!?][a-z0-9]*)/iy

const withoutTags = (html: string): string => {
  const endOf = finder(html)
  return atMarks(html, (at) => {
    TAG.lastIndex = at
    const [whole, slash, name = ''] = TAG.exec(html) ?? []
    const end = whole === undefined ? -1 : endOf(/>/g, at)
    if (end < 0) return null
    const kind = name.toLowerCase()
    const isCell = slash !== '' && (kind === 'td' || kind === 'th')
    return { end, instead: BLOCK.has(kind) ? '\n' : isCell ? '\t' : '' }
  })
}
