/**
 * What a text that people typed or pasted may hold, told once for the platform and every page: line ends are `\n`, and what
 * cannot be seen is taken out rather than refused, for it comes along with what people paste from elsewhere. So there are no
 * control characters but line end and tab, no overrides, embeddings or isolates of direction (Unicode UAX #9), no letters
 * without a shape, half a character is U+FFFD, and a shape made of nothing is a space. What belongs to a script or to an
 * emoji stays: the joiners of Persian or Hindi, the sequences of a family or a flag, the variants of an ideograph, the marks
 * of direction in a text that runs from right to left.
 */
export const clean = (raw: string): string => {
  const text = raw.replace(LINE_ENDS, '\n').replace(BLANKS, ' ').replace(HALVES, '\uFFFD')
  if (!UNSEEN.test(text)) return text.trim()
  const runsLeft = RIGHT_TO_LEFT.test(text)
  let before = ''
  let kept = ''
  let isFlag = false
  const letters = Array.from(text)
  for (const [at, letter] of letters.entries()) {
    // The letters of a flag's region, spelt in tags, go on to their end.
    if (before === BLACK_FLAG) isFlag = isRegionFlag(letters, at)
    else if (isFlag) isFlag = before !== FLAG_END && TAG.test(letter)
    if (!UNSEEN.test(letter) || isFlag || belongs(letter, before, letters[at + 1] ?? '', runsLeft)) {
      kept += letter
      before = letter
    }
  }
  return kept.trim()
}

/** The same for what has one line: a name, a title, a phone number. */
export const cleanLine = (raw: string): string => clean(raw).replace(/\s+/g, ' ')

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** The blank of Braille, of musical notes, of hieroglyphs and of Khitan: shapes made of nothing. */
const BLANKS = /[\u2800\u{1D159}\u{13441}\u{13442}\u{16FE4}]/gu
const HALVES = /\p{Cs}/gu
/** Everything that Unicode says is not shown (Default_Ignorable_Code_Point and its like), besides line end and tab. */
const UNSEEN = /[\p{DI}\p{NChar}\uFFF9-\uFFFC]|(?![\n\t])\p{Cc}/u
const RIGHT_TO_LEFT = /(?=\p{L})[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u

/** Scripts (by their codes of ISO 15924) whose letters take another shape, or none in common, by a joiner between or after them. */
const JOINING =
  /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Mong}\p{sc=Phag}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u
const PICTURE = /\p{ExtPict}/u
const JOINABLE_PICTURE = /\p{ExtPict}|\p{EMod}|\uFE0F/u
const BLACK_FLAG = '\u{1F3F4}'
const FLAG_END = '\u{E007F}'
const TAG = /[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}\u{E007F}]/u

const isRegionFlag = (letters: readonly string[], from: number): boolean => {
  let at = from
  while (at < from + 7 && /[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]/u.test(letters[at] ?? '')) at++
  return at > from && letters[at] === FLAG_END
}

/** Whether something unseen has a meaning just where it stands. */
const belongs = (letter: string, before: string, after: string, runsLeft: boolean): boolean => {
  if (letter === '\u200D') return JOINING.test(before) || (JOINABLE_PICTURE.test(before) && PICTURE.test(after))
  if (letter === '\u200C') return JOINING.test(before)
  if (/[\u200E\u200F\u061C]/.test(letter)) return runsLeft
  if (/[\uFE0E\uFE0F]/.test(letter)) return PICTURE.test(before) || (/[\d#*]/.test(before) && after === '\u20E3')
  if (/[\u{E0100}-\u{E01EF}]/u.test(letter)) return /\p{sc=Hani}/u.test(before)
  return /[\u180B-\u180F]/.test(letter) && /\p{sc=Mong}/u.test(before)
}
