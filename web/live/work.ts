import { sha256 } from '@noble/hashes/sha2.js'
import { workText, zeroBits } from '#domain/crowd/work.ts'

/** So long the page is held at a time (milliseconds): what is typed or scrolled meanwhile is not felt to lag. */
const SLICE_MS = 12

/** Tries numbers until one's text has a hash with so many zero bits, giving the page its turn in between. */
export const search = async (textOf: (proof: string) => string, bits: number): Promise<string> => {
  const encoder = new TextEncoder()
  for (let proof = 0; ; ) {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until)
      for (let many = 0; many < 50; many++, proof++)
        if (zeroBits(sha256(encoder.encode(textOf(`${proof}`)))) >= bits) return `${proof}`
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Does the work that joining asks for. */
export const work = (challenge: string, bits: number): Promise<string> =>
  search((proof) => workText(challenge, proof), bits)
