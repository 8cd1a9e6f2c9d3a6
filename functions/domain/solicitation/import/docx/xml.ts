/** One mark of an XML text: an element's beginning, its end, or what stands between. */
export type Token =
  | { type: 'open'; name: string; attributes: string; empty: boolean }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string }

const TOKEN =
  /<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|([^<]+)/g

/** Reads well-formed XML from beginning to end. Entities beyond XML's own five are never resolved: a document cannot grow by them. */
export function* tokens(xml: string): Generator<Token> {
  for (const [, slash, name, attributes = '', empty, cdata, text] of xml.matchAll(TOKEN)) {
    if (name) yield slash ? { type: 'close', name } : { type: 'open', name, attributes, empty: empty === '/' }
    else if (cdata !== undefined) yield { type: 'text', text: cdata }
    else if (text !== undefined) yield { type: 'text', text: unescaped(text) }
  }
}

export const attribute = (attributes: string, name: string): string | null => {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  const value = double ?? single
  return value === undefined ? null : unescaped(value)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, name) => {
    if (name) return NAMED[String(name)] ?? ''
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
