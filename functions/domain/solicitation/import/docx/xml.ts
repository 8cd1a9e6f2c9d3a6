/** One mark of an XML text: an element's beginning, its end, or what stands between. */
export type Token =
  | { type: 'open'; name: string; attributes: string; empty: boolean }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string }

const [NAME, SPECIAL] = [/<(\/?)([A-Za-z_][\w:.-]*)/y, /[<>"']/g]

/**
 * Reads well-formed XML from beginning to end, each character once: what never ends is where the document ends, and is not looked
 * through again from each of a million beginnings. Entities beyond XML's own five are never resolved: a document cannot grow by them.
 */
export function* tokens(xml: string): Generator<Token> {
  for (let at = 0; at >= 0 && at < xml.length; ) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at)
      yield {
        type: 'text',
        text: unescaped(xml.slice(at, end < 0 ? undefined : end)),
      }
      at = end
    } else if (xml.startsWith(CDATA, at)) {
      const end = xml.indexOf(']]>', at)
      if (end < 0) return
      yield { type: 'text', text: xml.slice(at + CDATA.length, end) }
      at = end + 3
    } else if (xml.startsWith('<!--', at)) at = after(xml, '-->', at + 4)
    else if (xml[at + 1] === '!' || xml[at + 1] === '?') at = after(xml, '>', at)
    else {
      NAME.lastIndex = at
      const [whole = '<', slash, name] = NAME.exec(xml) ?? []
      const end = endOfTag(xml, at + whole.length)
      if (end < 0) return
      if (name && xml[end] === '>') {
        const empty = xml[end - 1] === '/'
        if (slash) yield { type: 'close', name }
        else
          yield {
            type: 'open',
            name,
            attributes: xml.slice(at + whole.length, empty ? end - 1 : end),
            empty,
          }
      }
      at = xml[end] === '>' ? end + 1 : end
    }
  }
}

const CDATA = '<![CDATA['

const after = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** The `>` of a tag, or a `<` that came before it, outside of quotes; -1 where there is neither. */
const endOfTag = (xml: string, from: number): number => {
  for (let at = from; ; ) {
    SPECIAL.lastIndex = at
    const mark = SPECIAL.exec(xml)
    if (!mark) return -1
    if (mark[0] === '<' || mark[0] === '>') return mark.index
    at = after(xml, mark[0], mark.index + 1)
    if (at < 0) return -1
  }
}

export const attribute = (attributes: string, name: string): string | null => {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  const value = double ?? single
  return value === undefined ? null : unescaped(value)
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, name) => {
    if (name) return NAMED[String(name)] ?? ''
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
