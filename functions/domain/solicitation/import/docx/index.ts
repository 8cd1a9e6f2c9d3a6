import { Numbering } from './numbering.ts'
import { attribute, tokens } from './xml.ts'

/** The parts of a Word document that are read; one that is not there is empty. */
export interface DocxParts {
  document: string
  numbering: string
  styles: string
}

interface NumberedBy {
  list: string
  depth: number
}

interface Paragraph {
  text: string
  style: string | null
  list: string | null
  depth: number | null
}

/** What is drawn twice, was deleted, moved away, or is no text of the document. */
const LEFT_OUT = new Set([
  'mc:Fallback',
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:pPrChange',
  'w:rPrChange',
])
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object'])

/** A Word document's paragraphs as lines, with the numbers that the word processor would print before them. */
export const linesOfDocx = ({ document, numbering, styles }: DocxParts): { text: string; pictures: number } => {
  const numbers = new Numbering(numbering)
  const styled = stylesOf(styles)
  const lines: string[] = []
  let paragraph: Paragraph | null = null
  let inText = false
  let skipping = 0
  let pictures = 0
  for (const token of tokens(document)) {
    if (token.type === 'text') {
      if (inText && skipping === 0 && paragraph) paragraph.text += token.text
      continue
    }
    const opens = token.type === 'open' && !token.empty
    if (LEFT_OUT.has(token.name)) {
      if (opens) skipping++
      else if (token.type === 'close') skipping--
      continue
    }
    if (skipping > 0) continue
    if (token.name === 'w:t') {
      inText = opens
    } else if (token.type === 'close') {
      if (token.name !== 'w:p' || !paragraph) continue
      lines.push(...lineOf(paragraph, numbers, styled))
      paragraph = null
    } else {
      if (token.name === 'w:p' && !token.empty) paragraph = { text: '', style: null, list: null, depth: null }
      if (PICTURES.has(token.name)) pictures++
      if (paragraph) readInto(paragraph, token.name, token.attributes)
    }
  }
  return { text: lines.join('\n'), pictures }
}

const readInto = (paragraph: Paragraph, name: string, attributes: string): void => {
  const value = () => attribute(attributes, 'w:val')
  switch (name) {
    case 'w:tab':
      // Also a stop in the paragraph's settings, which stands before any text.
      if (paragraph.text !== '') paragraph.text += '\t'
      break
    case 'w:br':
    case 'w:cr':
      paragraph.text += '\n'
      break
    case 'w:noBreakHyphen':
      paragraph.text += '-'
      break
    case 'w:pStyle':
      paragraph.style = value()
      break
    case 'w:numId':
      paragraph.list = value()
      break
    case 'w:ilvl':
      paragraph.depth = Number(value() ?? 0)
      break
  }
}

const lineOf = (paragraph: Paragraph, numbers: Numbering, styled: ReadonlyMap<string, NumberedBy>): string[] => {
  const text = paragraph.text.trim()
  const style = paragraph.style === null ? undefined : styled.get(paragraph.style)
  const list = paragraph.list ?? style?.list
  // List 0 takes the numbering of the style away.
  if (list === undefined || list === '0' || text === '') return text === '' ? [] : [text]
  const number = numbers.next(list, paragraph.depth ?? style?.depth ?? 0)
  return [number === '' ? text : `${number}\u3000${text}`]
}

/** Styles above a style that are looked at: some are based on one another by mistake, or on thousands to hold the platform. */
const MOST_BASES = 32

/** Which styles number their paragraphs, with what they have from the style they are based on. */
const stylesOf = (xml: string): ReadonlyMap<string, NumberedBy> => {
  const own = new Map<string, { base: string | null; list: string | null; depth: number | null }>()
  let style: { base: string | null; list: string | null; depth: number | null } | null = null
  for (const token of tokens(xml)) {
    if (token.type !== 'open') continue
    const value = attribute(token.attributes, 'w:val')
    if (token.name === 'w:style') {
      style = { base: null, list: null, depth: null }
      own.set(attribute(token.attributes, 'w:styleId') ?? '', style)
    } else if (style && token.name === 'w:basedOn') style.base = value
    else if (style && token.name === 'w:numId') style.list = value
    else if (style && token.name === 'w:ilvl') style.depth = Number(value ?? 0)
  }
  const resolved = new Map<string, NumberedBy>()
  for (const [id, first] of own) {
    let [list, depth, base] = [first.list, first.depth, first.base]
    for (let step = 0; base !== null && step < MOST_BASES && (list === null || depth === null); step++) {
      const above = own.get(base)
      list ??= above?.list ?? null
      depth ??= above?.depth ?? null
      base = above?.base ?? null
    }
    if (list !== null) resolved.set(id, { list, depth: depth ?? 0 })
  }
  return resolved
}
