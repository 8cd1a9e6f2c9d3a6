import * as v from 'valibot'
import type { SurveyView } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { GiveResponse } from '#contract/survey/response.ts'
import { call } from '../../../session/call.ts'
import { newId } from '../../../session/new-id.ts'
import type { SurveyRoom } from '../../room.ts'

interface PreviewOptions {
  room: SurveyRoom
  definition: Definition
  /** Responses are sent as trials, which count nowhere; otherwise they go nowhere at all. */
  sends: () => boolean
  /** Has what is being edited stored, for that is what a trial is held against. */
  flush: () => Promise<void>
}

/** Stands for the platform before the preview: the survey is open, what is asked is the draft. */
export const previewFetch = ({ room, definition, sends, flush }: PreviewOptions): typeof fetch => {
  const reply = (body: unknown, status = 200) => Response.json(body, { status })
  return async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.origin).pathname
    if (path.endsWith('/survey')) return reply(viewOf(room))
    if (/\/definitions\/\d+$/.test(path)) return reply({ definition })
    if (path.endsWith('/participants')) return reply({ participantId: newId(), token: 'preview' })
    const [, responseId] = /\/responses\/([\w-]+)$/.exec(path) ?? []
    if (!responseId) return reply({ refusal: { code: 'not-found' } }, 404)
    if (!sends()) return reply({ id: responseId, version: 1, receivedAt: Date.now() })
    const given = v.parse(v.pipe(v.string(), v.parseJson(), GiveResponse), init?.body)
    await flush()
    const { lang, answers, startedAt, signals } = given
    const answer = await call('response.try', {
      params: { activityId: room.survey.id, responseId },
      body: { lang, answers, startedAt, signals },
    })
    if (answer.ok) return reply({ ...answer.value, version: 1 })
    return answer.refusal ? reply({ refusal: answer.refusal }, 409) : reply({ refusal: { code: 'unavailable' } }, 503)
  }
}

/** The survey as if it were open now. */
const viewOf = ({ survey, site }: SurveyRoom): SurveyView => {
  const { lang, title, summary, closesAt, hours, purpose, plan, keepOnDevice } = survey.details
  return {
    ...{ id: survey.id, kind: 'survey', lang, title, summary, hours, purpose, plan, keepOnDevice },
    site: { id: site.id, name: site.name, timeZone: site.timeZone, colour: null },
    opensAt: 0,
    closesAt,
    phase: 'open',
    full: false,
    version: 1,
    once: 'no',
    results: 'none',
    resumable: false,
    proofOfWork: false,
    outcome: null,
    notice: null,
    publishedAt: null,
    credits: { providedBy: null, editedBy: null, secrecyReviewedBy: null, signedOffBy: null },
    now: Date.now(),
  }
}
