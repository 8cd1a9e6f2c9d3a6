import * as v from 'valibot'
import { REFUSALS } from '#contract/refusal.ts'
import type { SurveyView } from '#contract/survey/activity.ts'
import { GiveResponse } from '#contract/survey/response.ts'
import { call } from '../../../session/call.ts'
import { newId } from '../../../session/new-id.ts'
import type { SurveyRoom } from '../../room.ts'

/** Stands for the platform before the citizen's screens: what is sent is entered by staff into a batch. */
export const enterFetch = (room: SurveyRoom, batchId: string): typeof fetch => {
  const { survey } = room
  const reply = (body: unknown, status = 200) => Response.json(body, { status })
  return async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.origin).pathname
    if (path.endsWith('/survey')) return reply(viewOf(room))
    if (path.endsWith('/participants')) return reply({ participantId: newId(), token: 'staff' })
    const [, version] = /\/definitions\/(\d+)$/.exec(path) ?? []
    if (version) {
      const answer = await call('survey.version', { params: { activityId: survey.id, version: Number(version) } })
      return answer.ok ? reply(answer.value) : reply({ refusal: answer.refusal ?? { code: 'unavailable' } }, 503)
    }
    const [, responseId] = /\/responses\/([\w-]+)$/.exec(path) ?? []
    if (!responseId) return reply({ refusal: { code: 'not-found' } }, 404)
    const { proof, ...given } = v.parse(v.pipe(v.string(), v.parseJson(), GiveResponse), init?.body)
    const answer = await call('response.enter', {
      params: { activityId: survey.id, responseId },
      body: { ...given, batchId },
    })
    if (answer.ok) return reply(answer.value)
    const refusal = answer.refusal ?? { code: 'unavailable' as const }
    return reply({ refusal }, REFUSALS[refusal.code])
  }
}

/** The survey as if it were open to everyone now: one response after the other comes from the same desk. */
const viewOf = ({ survey, site }: SurveyRoom): SurveyView => {
  const { lang, title, summary, closesAt, hours, purpose, plan, once } = survey.details
  return {
    ...{ id: survey.id, kind: 'survey', lang, title, summary, hours, purpose, plan, opensAt: 0, closesAt },
    site: { id: site.id, name: site.name, timeZone: site.timeZone, colour: null },
    ...{ phase: 'open', full: false, version: survey.asked.version, results: 'none' },
    // The code that stands on the form.
    once: once === 'code' ? 'code' : 'no',
    ...{ keepOnDevice: false, resumable: false, proofOfWork: false },
    ...{ outcome: null, notice: null, publishedAt: null, now: Date.now() },
    credits: { providedBy: null, editedBy: null, secrecyReviewedBy: null, signedOffBy: null },
  }
}
