const HAN: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }

/** The characters a numeral is written with, for a regular expression. */
export const NUMERAL = '[零〇一二两三四五六七八九十百千\\d０-９]+'

/** 一百零三, 103 or １０３ as 103; NaN for what is no number. */
export const numeral = (text: string): number => {
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  let total = 0
  let digit: number | null = null
  for (const character of plain) {
    const unit = UNITS[character]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else {
      digit = HAN[character] ?? Number.NaN
    }
  }
  return total + (digit ?? 0)
}

const DIGITS = '零一二三四五六七八九'

/** 103 as 一百零三; beyond 9,999 in digits. */
export const hanNumeral = (number: number): string => {
  if (number < 0 || number > 9_999) return String(number)
  if (number < 10) return DIGITS.charAt(number)
  let text = ''
  let gap = false
  for (const [unit, sign] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${DIGITS.charAt(digit)}${sign}`
    gap = false
  }
  // 十二, not 一十二.
  return number < 20 ? text.slice(1) : text
}
