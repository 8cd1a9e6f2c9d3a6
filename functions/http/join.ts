import { createHash } from 'node:crypto'
import type * as v from 'valibot'
import type { Work } from '../contract/live/join.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import { bitsFor, TOLERANCE_BITS, workText, zeroBits } from '../domain/crowd/work.ts'
import { joiningAt } from '../store/crowd/joining.ts'
import type { Answer, Call } from './call.ts'

type Joined = Result<Answer<{ participantId: string; token: string }>>

/**
 * Makes an anonymous participant. Where few come it is there at once; where many do, work is asked for first, and the more the more. The
 * challenge carries the participant that it makes: sent again it makes the same one, so that a proof serves once and a lost answer loses
 * nothing (D2).
 */
export const join = async (
  { services, site, done }: Pick<Call<'box.join'>, 'services' | 'site' | 'done'>,
  where: string,
  work: v.InferOutput<typeof Work> | undefined,
): Promise<Joined> => {
  const { tables, signing, newId, now, random } = services
  const at = now()
  const bits = bitsFor(done ?? { quarter: 0 }, await joiningAt(tables, where, at, random))
  const token = async (participantId: string): Promise<Joined> =>
    accept({ reply: { participantId, token: await signing.participantToken(participantId, site.id, at) } })
  const challenge = work && (await signing.readChallenge(work.challenge, where, at))
  if (work && challenge) {
    const hash = createHash('sha256').update(workText(work.challenge, work.proof)).digest()
    if (zeroBits(hash) >= challenge.bits && challenge.bits >= bits - TOLERANCE_BITS)
      return token(challenge.participantId)
  }
  if (bits === 0) return token(newId())
  const asked = await signing.challenge({ participantId: newId(), where, bits }, at)
  return refuse('proof-required', { detail: `${bits} ${asked}` })
}
