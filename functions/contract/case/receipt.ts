import * as v from 'valibot'

/**
 * 31 characters that are not taken for one another on paper or over the telephone: no 0/O, 1/I/L. Their number is prime, so
 * that position-weighted sums modulo 31 catch every single wrong character and every exchange of two, next to each other or not.
 */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Characters with the check character; fewer than 31, so that no two positions weigh the same. */
export const NUMBER_LENGTH = 9
export const CODE_LENGTH = 12

const PRIME = ALPHABET.length

/** Σ weight × value; a whole number or code sums to 0 modulo 31. The check character, last, weighs 1. */
const weighedSum = (characters: string, shift: number): number =>
  [...characters].reduce(
    (sum, character, index) => sum + (characters.length + shift - index) * ALPHABET.indexOf(character),
    0,
  )

export const checkCharacter = (characters: string): string => {
  const sum = weighedSum(characters, 1) % PRIME
  return ALPHABET.charAt((PRIME - sum) % PRIME)
}

/** As typed, pasted or read aloud: any case, width, spaces and hyphens. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')

const isWhole = (length: number) => (characters: string) =>
  characters.length === length &&
  [...characters].every((character) => ALPHABET.includes(character)) &&
  weighedSum(characters, 0) % PRIME === 0

/** The public number of a case (回执编号), read without its hyphens; a mistyped one is refused before anything is looked up. */
export const ReceiptNumber = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform(plain),
  v.check(isWhole(NUMBER_LENGTH), 'check_character'),
)

/** The private query code (查询码). */
export const QueryCode = v.pipe(
  v.string(),
  v.maxLength(60),
  v.transform(plain),
  v.check(isWhole(CODE_LENGTH), 'check_character'),
)

/** For reading: `4F7-K2M-9QT`, `7HWD-3PXA-K2ME`. */
export const grouped = (characters: string): string => {
  const size = characters.length === NUMBER_LENGTH ? 3 : 4
  return characters.replace(new RegExp(`.{${size}}(?=.)`, 'g'), '$&-')
}
