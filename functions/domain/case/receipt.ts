import { ALPHABET, CODE_LENGTH, checkCharacter, NUMBER_LENGTH } from '../../contract/case/receipt.ts'

/** Random bytes for one number or code: so many that the remainder's bias is below 2⁻⁷⁰. */
export const RANDOM_BYTES = 16

const fromRandom = (random: Uint8Array, length: number): string => {
  if (random.length < RANDOM_BYTES) throw new RangeError(`${RANDOM_BYTES} random bytes are needed`)
  const base = BigInt(ALPHABET.length)
  let rest = random.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
  let characters = ''
  while (characters.length < length - 1) {
    characters += ALPHABET.charAt(Number(rest % base))
    rest /= base
  }
  return characters + checkCharacter(characters)
}

/**
 * A public number: random and not counted up, so that receiving a case needs no shared counter. One of 8.5 × 10¹¹; the store
 * refuses one that is taken, and another is made.
 */
export const receiptNumber = (random: Uint8Array): string => fromRandom(random, NUMBER_LENGTH)

/** A private query code of 54 random bits: too many to guess at a limited rate. */
export const queryCode = (random: Uint8Array): string => fromRandom(random, CODE_LENGTH)

/**
 * What is hashed in place of the code: HMAC-SHA-256 of this under the deployment's secret, kept as hex. The number, unique, is
 * the salt: equal codes of two cases have unlike hashes. The secret, which is not in the table, is what a stolen table lacks
 * for trying out 2⁵⁴ codes. The store compares in constant time.
 */
export const codeMessage = (number: string, code: string): string => `case-code:${number}:${code}`
