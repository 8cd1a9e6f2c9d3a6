import { clean } from '../../../contract/clean.ts'

/**
 * What somebody typed or pasted into a field, as it is judged and kept: figures of any script and width, numbers with
 * separators, dates as people write them, phone numbers and addresses with spaces in them. What cannot be read so stays as it
 * was typed, but for what cannot be seen (contract/clean.ts). `shaped`: a pattern of the survey's own says how it is written.
 */
export const understand = (typed: string, inputType: string | undefined, shaped: boolean): string | number => {
  const text = clean(typed)
  switch (inputType) {
    case 'number':
    case 'range':
      return numberOf(plainFigures(text)) ?? text
    case 'date':
      return dayOf(plainFigures(text)) ?? text
    case 'tel': {
      const bare = plainFigures(text).replaceAll(/[\s\-\u2010-\u2015.()]/g, '')
      return !shaped && /^\+?\d+$/.test(bare) ? bare : text
    }
    case 'email':
      return text.normalize('NFKC').replaceAll(/\s/g, '')
    default:
      return text
  }
}

/** Full-width and Arabic-Indic figures and their marks as those of ASCII. */
const plainFigures = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (figure) => String(figureOf(figure)))
    .replaceAll('\u066B', '.')
    .replaceAll('\u066C', ',')
    .replaceAll('\u2212', '-')

const figureOf = (figure: string): number => {
  const code = figure.codePointAt(0) ?? 0
  return code - (code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660)
}

/** With separators only where thousands end, so that 1,5 is not taken for fifteen. */
const numberOf = (text: string): number | null => {
  const bare = text.replaceAll(/\s/g, '')
  const whole = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  const value = /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(whole) ? Number(whole) : Number.NaN
  return Number.isFinite(value) ? value : null
}

const dayOf = (text: string): string | null => {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?$/.exec(text) ?? []
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
