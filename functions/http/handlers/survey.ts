import { createHash } from 'node:crypto'
import { accept, refuse } from '../../contract/refusal.ts'
import { identityObstacle } from '../../domain/identity.ts'
import { phaseOf } from '../../domain/survey/life/phase.ts'
import { surveyView } from '../../domain/survey/life/views.ts'
import { isProof, proofText } from '../../domain/survey/respond/proof.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { getSealedDraft, keepSealedDraft } from '../../store/survey/drafts.ts'
import { roomIn, TOTAL } from '../../store/survey/quotas.ts'
import type { Handlers } from '../call.ts'
import { digestOf } from '../digest.ts'
import { resultsNow } from '../survey/results.ts'
import { hashOf, takeResponse } from '../survey/take.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

const SECOND = 'public, max-age=1'
const FOREVER = 'public, max-age=31536000, immutable'

/** What citizens read and do of a survey. */
export const survey = {
  'survey.read': async ({ services: { tables, now }, activity, inForce }) => {
    const at = now()
    const { limit } = activity.details
    const asksForRoom = limit !== null && phaseOf(activity, { now: at, timeZone: inForce.timeZone }) === 'open'
    // Told before somebody has answered sixty questions rather than after.
    const full = asksForRoom && (await roomIn(tables, activity.id, { id: TOTAL, limit })).length === 0
    return accept({ reply: surveyView(activity, inForce, at, full), cache: SECOND })
  },

  'survey.definition': async ({ services: { tables }, activity, params: { version } }) => {
    const definition = version <= activity.asked.version ? await getDefinition(tables, activity.id, version) : null
    return definition ? accept({ reply: { definition }, cache: FOREVER }) : refuse('not-found')
  },

  'response.give': async ({
    services: { tables, sealing, now },
    activity,
    inForce,
    participantId,
    verified,
    params,
    body,
  }) => {
    const { code, proof, ...given } = body
    const { once, proofOfWork } = activity.details
    if (proofOfWork && !(proof && isProof(sha256(proofText(activity.id, params.responseId, proof)))))
      return refuse('proof-required')
    if (once === 'code' && code === null) return refuse('invitation-required')
    const unknown = identityObstacle(once, verified)
    if (unknown) return { ok: false, refusal: unknown }
    const sender = {
      // Nobody, with whatever key, is to find out what a verified person answered: their mark is apart, and the response's id,
      // which only their device knows, is all that tells theirs.
      secret: once === 'verified' ? activity.id : participantId,
      // What is answered, not how long it took: the same answers sent again are the same response.
      digest: await digestOf(sealing, given.answers),
      once:
        once === 'participant' || once === 'verified'
          ? { by: 'participant' as const, id: participantId }
          : once === 'code' && code !== null
            ? { by: 'code' as const, hash: hashOf(activity.id, code) }
            : null,
    }
    const moment = { now: now(), timeZone: inForce.timeZone }
    const taken = await takeResponse(tables, activity, params.responseId, given, sender, moment)
    return taken.ok ? accept({ reply: taken.value }) : taken
  },

  'draft.keep': async ({ services: { tables, now }, activity, inForce, params, body }) => {
    const at = now()
    const phase = phaseOf(activity, { now: at, timeZone: inForce.timeZone })
    if (phase !== 'open' && phase !== 'resting') return refuse('survey-closed', { detail: phase })
    if (!activity.details.resumable) return refuse('not-allowed')
    const { sealed, number = at } = body
    return accept({ reply: await keepSealedDraft(tables, activity.id, params.draftId, { sealed, number }, at) })
  },

  'draft.read': async ({ services: { tables, now }, activity, params }) => {
    const sealed = await getSealedDraft(tables, activity.id, params.draftId, now())
    return sealed === null ? refuse('not-found') : accept({ reply: { sealed } })
  },

  'results.read': async ({ services, activity }) => {
    const reply = await resultsNow(services, activity)
    if (!reply) return refuse('results-not-public')
    return accept({ reply, cache: reply.state === 'live' ? SECOND : 'public, max-age=60' })
  },
} satisfies Partial<Handlers>
