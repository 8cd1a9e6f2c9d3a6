/** Letters and digits that nobody takes for each other when they are read out or written down. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

/** 16 of 31 signs: 79 bits, so that nobody guesses one that was given to somebody else. */
export const newCode = (): string => {
  let code = ''
  while (code.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // Above that, some signs would come up more often than others.
      const sign = byte < 248 ? SIGNS[byte % SIGNS.length] : undefined
      if (sign && code.length < LENGTH) code += sign
    }
  }
  return code
}
