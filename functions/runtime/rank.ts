import { createHmac } from 'node:crypto'
import type { Rank } from '../domain/survey/results/rank.ts'
import type { Sealing } from './sealing.ts'

/** As many as a number holds exactly. */
const RANK_BYTES = 6

/** What suppression leaves to chance in one survey: HMAC-SHA-256 under a key of that survey's own, which is in no table. */
export const rankOf = async (secret: Pick<Sealing, 'mac'>, activityId: string): Promise<Rank> => {
  const key = await secret.mac(`suppression:${activityId}`)
  return (about) => createHmac('sha256', key).update(about).digest().readUIntBE(0, RANK_BYTES)
}
