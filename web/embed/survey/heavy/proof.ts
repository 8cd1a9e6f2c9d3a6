import { sha256 } from '@noble/hashes/sha2.js'
import { isProof, proofText } from '../../../../functions/domain/survey/respond/proof.ts'

/** So long the page is held at a time (milliseconds): what is typed or scrolled meanwhile is not felt to lag. */
const SLICE_MS = 12

/** Works until a proof is found, giving the page its turn in between; the time it takes is chance, a second or so. */
export const prove = async (activityId: string, responseId: string): Promise<string> => {
  const encoder = new TextEncoder()
  for (let proof = 0; ; ) {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) {
      for (let many = 0; many < 50; many++, proof++)
        if (isProof(sha256(encoder.encode(proofText(activityId, responseId, `${proof}`))))) return `${proof}`
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}
