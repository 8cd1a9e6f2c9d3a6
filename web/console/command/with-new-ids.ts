import type { Answer } from '../../live/api.ts'

/**
 * Sends what has ids of the sender's making. Where other content has them by now — another tab's, or what was sent before an edit and
 * never answered — `renew` makes others, and it is sent again.
 */
export const withNewIds = async <T>(send: () => Promise<Answer<T>>, renew: () => void): Promise<Answer<T>> => {
  const answer = await send()
  if (answer.ok || answer.refusal?.code !== 'id-taken') return answer
  renew()
  return send()
}
