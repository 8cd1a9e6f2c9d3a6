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
  return line
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}\\])([*_`])(\S(?:.*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1')
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

const BLOCK =
  'address|article|aside|blockquote|br|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|ol|p|section|table|tr|ul'

/** Enough for what word processors and editors put on the clipboard; whatever is not understood is dropped, not shown. */
const fromHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(head|script|style|template|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    // A line break in the source is a space to the reader.
    .replace(/\s*[\n\r]+\s*/g, ' ')
    .replace(new RegExp(`</?(?:${BLOCK})\\b[^>]*>`, 'gi'), '\n')
    .replace(/<\/t[dh]\s*>/gi, '\t')
    .replace(/<\/?[a-z!?][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return NAMED[String(name).toLowerCase()] ?? whole
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
