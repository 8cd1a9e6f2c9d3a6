export type Rgb = readonly [number, number, number]

const each = ([r, g, b]: Rgb, change: (part: number, index: 0 | 1 | 2) => number): Rgb => [
  change(r, 0),
  change(g, 1),
  change(b, 2),
]

/** `#rrggbb` or `rgb(r, g, b)`, as computed styles give it; null for anything else. */
export const parseColour = (text: string): Rgb | null => {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1]
  if (hex) return each([0, 0, 0], (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text.trim())
  return rgb && each([0, 0, 0], (_, index) => Number(rgb[index + 1]))
}

const luminance = (colour: Rgb): number => {
  const [r, g, b] = each(colour, (part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** As WCAG 2.2 defines it, from 1 to 21. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const a = luminance(one) + 0.05
  const b = luminance(other) + 0.05
  return a > b ? a / b : b / a
}

const mix = (one: Rgb, other: Rgb, share: number): Rgb =>
  each(one, (part, index) => Math.round(part + (other[index] - part) * share))

const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]

export interface Palette {
  /** The main colour as it is, and a text colour to read on it. */
  fill: Rgb
  onFill: Rgb
  /** The main colour, darkened or lightened as far as text needs on `tint` and on the background. */
  ink: Rgb
  /** The background with a breath of the main colour. */
  tint: Rgb
}

/** Colours for text at 4.5 : 1 (WCAG AA), whatever main colour a site chose. */
export const paletteOf = (colour: Rgb, background: Rgb): Palette => {
  const tint = mix(background, colour, 0.07)
  const towards = luminance(background) > 0.18 ? BLACK : WHITE
  let ink = colour
  const faint = () => contrast(ink, tint) < 4.5 || contrast(ink, background) < 4.5
  for (let share = 0; faint() && share <= 1; share += 0.05) ink = mix(colour, towards, share)
  return { fill: colour, onFill: contrast(colour, WHITE) >= 4.5 ? WHITE : BLACK, ink, tint }
}

const css = ({ fill, onFill, ink, tint }: Palette) =>
  Object.entries({ fill, 'on-fill': onFill, ink, tint })
    .map(([name, [r, g, b]]) => `--${name}:rgb(${r} ${g} ${b});`)
    .join('')

/** The rules of a style sheet that gives both themes their colours. The backgrounds are those of style.css. */
export const paletteCss = (colour: Rgb): string => {
  const dark = css(paletteOf(colour, [21, 25, 30]))
  return (
    `:host{${css(paletteOf(colour, WHITE))}}:host([theme=dark]){${dark}}` +
    `@media(prefers-color-scheme:dark){:host([theme=auto]){${dark}}}`
  )
}
