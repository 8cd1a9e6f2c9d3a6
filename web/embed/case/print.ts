/** Black on white, and nothing that only a screen needs. */
const PAPER = `
body { margin: 2cm; font: 14pt/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff }
.screen { display: none }
dt { font-size: 11pt } dd { margin: 0 0 8pt; overflow-wrap: anywhere } .big { font: 700 22pt/1.4 ui-monospace, monospace }
.pair { display: flex; gap: 1cm; flex-wrap: wrap } figure { margin: 0; inline-size: 6cm } svg { inline-size: 4.5cm; block-size: 4.5cm }
a { color: inherit } .meta { font-size: 10pt }
`

/**
 * One part of a page alone on paper: printing from inside an element prints the whole of a host's page. In a window of its own,
 * styled by a constructed sheet, since the window has the host's policy. Where none may be opened, the page is printed.
 */
export const printAlone = (part: Element | null | undefined, title: string): void => {
  const paper = part && window.open('', '_blank', 'width=760,height=900')
  if (!paper) {
    window.print()
    return
  }
  const { document } = paper
  const sheet = new (paper as typeof window).CSSStyleSheet()
  sheet.replaceSync(PAPER)
  document.adoptedStyleSheets = [sheet]
  document.title = title
  document.documentElement.lang = part.closest('[lang]')?.getAttribute('lang') ?? ''
  const copy = document.importNode(part, true)
  // What opens on a screen is open on paper.
  for (const closed of copy.querySelectorAll('details')) closed.open = true
  document.body.replaceChildren(copy)
  paper.focus()
  paper.print()
}
