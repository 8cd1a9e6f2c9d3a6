import { TIMES } from '../../contract/limits.ts'
import { accept } from '../../contract/refusal.ts'
import { hasResponded } from '../../store/survey/respond.ts'
import type { Handlers } from '../call.ts'

export const verified = {
  'participant.verify': async ({ services: { tables, signing, now }, site, activity, participantId }) => {
    const expiresAt = now() + TIMES.verifiedMs
    const token = await signing.verifiedToken(participantId, site.id, expiresAt)
    // Told now and not after sixty questions.
    const once = activity.kind === 'survey' && activity.details.once === 'verified'
    const taken = once && (await hasResponded(tables, activity.id, participantId))
    return accept({ reply: { token, expiresAt, taken } })
  },
} satisfies Partial<Handlers>
