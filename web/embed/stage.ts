import type { Language } from '#contract/basics.ts'
import { DEFAULT_COLOUR } from '#contract/site/colour.ts'
import { paletteCss, parseColour } from './colour.ts'

export const sheetOf = (css: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

export interface Stage {
  place: HTMLElement
  /** Colours everything by the page's choice, else the site's, else ours. */
  paint(site: string | null | undefined): void
}

/** The place in an element's shadow where an activity is drawn, under its style. */
export const setStage = (host: HTMLElement, root: ShadowRoot, language: Language, style: string): Stage => {
  const colours = new CSSStyleSheet()
  // Constructed sheets pass a host's policy that forbids inline styles.
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(style), colours]
  const place = document.createElement('div')
  place.lang = language
  root.replaceChildren(place)
  let painted: string | null = null
  return {
    place,
    paint: (site) => {
      const wanted = site ?? DEFAULT_COLOUR
      if (wanted === painted) return
      painted = wanted
      const colour = parseColour(colourOf(host, place) ?? wanted) ?? parseColour(DEFAULT_COLOUR)
      if (colour) colours.replaceSync(paletteCss(colour))
    },
  }
}

/** The page's `--zhitong-colour`, whatever way it is written, as the browser computes it. */
const colourOf = (host: HTMLElement, place: HTMLElement): string | null => {
  if (!getComputedStyle(host).getPropertyValue('--zhitong-colour').trim()) return null
  const probe = place.appendChild(document.createElement('span'))
  probe.style.color = 'var(--zhitong-colour)'
  const computed = getComputedStyle(probe).color
  probe.remove()
  return computed
}
