import type { ComponentChildren, VNode } from 'preact'
import { createElement } from 'preact'

/** What a note may consist of; anything else leaves only its text. Nothing is ever put into the page as HTML. */
const TAGS = new Set(
  'p br b strong i em u s sub sup small ul ol li blockquote h3 h4 h5 h6 table thead tbody tr th td hr div span'.split(
    ' ',
  ),
)
const SILENT = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noscript', 'head'])
const ADDRESS = /^(https?:|mailto:|tel:)/i
const DEEPEST = 30

const built = (node: ChildNode, depth: number): ComponentChildren => {
  if (node.nodeType === 3) return node.textContent
  if (!(node instanceof Element) || depth > DEEPEST) return null
  const tag = node.localName
  if (SILENT.has(tag)) return null
  const inside = [...node.childNodes].map((child) => built(child, depth + 1))
  if (tag === 'img') {
    const src = node.getAttribute('src') ?? ''
    return /^https:/i.test(src) ? <img class="wide" src={src} alt={node.getAttribute('alt') ?? ''} /> : null
  }
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? ''
    return ADDRESS.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {inside}
      </a>
    ) : (
      inside
    )
  }
  // A note's headings stand below the survey's own.
  return TAGS.has(tag) ? createElement(tag, null, ...(tag === 'br' || tag === 'hr' ? [] : inside)) : inside
}

/** Staff's rich text, taken apart by an inert parser and built anew from what is allowed. */
export const Rich = ({ html, lang }: { html: string; lang: string }): VNode => (
  <div class="prose rich" lang={lang}>
    {[...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map((node) => built(node, 0))}
  </div>
)
