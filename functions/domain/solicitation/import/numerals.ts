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
