import { PROOF_BITS, proofText } from '#domain/survey/respond/proof.ts'
import { search } from '../../../live/work.ts'

/** Works until a proof is found; the time it takes is chance, a second or so. */
export const prove = (activityId: string, responseId: string): Promise<string> =>
  search((proof) => proofText(activityId, responseId, proof), PROOF_BITS)
