import type { SiteInForce } from '../../../contract/site/site.ts'
import type { SurveyView } from '../../../contract/survey/activity.ts'
import type { EntryBatch } from '../../../contract/survey/entry.ts'
import type { StaffResponse } from '../../../contract/survey/response.ts'
import type { EnteredRecord, EntryBatchRecord } from '../entry/record.ts'
import { showsLive } from '../results/live.ts'
import { type Moment, phaseOf } from './phase.ts'
import type { ResponseRecord, SurveyRecord } from './record.ts'

/** A draft is nobody's business but the staff's; a survey cancelled before it was announced never was. */
export const isPublicSurvey = ({ state, asked }: SurveyRecord): boolean => state !== 'draft' && asked.version > 0

/** Which results anyone may read. */
export const publicResultsOf = ({ state, details }: SurveyRecord): SurveyView['results'] => {
  if (state === 'published' || state === 'archived') return 'final'
  return showsLive(details) && (state === 'announced' || state === 'review') ? 'live' : 'none'
}

export const staffSurvey = ({ kind, ...survey }: SurveyRecord) => survey

export const surveyView = (record: SurveyRecord, site: SiteInForce, now: number, full: boolean): SurveyView => {
  const { id, siteId, details, closedAt, outcome } = record
  const moment: Moment = { now, timeZone: site.timeZone }
  const { lang, title, summary, opensAt, hours, once, purpose, keepOnDevice, plan } = details
  const { resumable, proofOfWork } = details
  const results = publicResultsOf(record)
  // Whoever reads what came of it reads until when it was really open; before, it may be opened again.
  const closesAt = results === 'final' ? Math.min(details.closesAt, closedAt ?? details.closesAt) : details.closesAt
  return {
    id,
    kind: 'survey',
    site: { id: siteId, name: site.name, timeZone: site.timeZone, colour: site.colour },
    ...{ lang, title, summary, opensAt, closesAt, hours, once, purpose, keepOnDevice, plan, resumable, proofOfWork },
    phase: phaseOf(record, moment),
    full,
    version: record.asked.version,
    results,
    outcome: outcome && { text: outcome.text, at: outcome.at },
    notice: record.notice,
    publishedAt: record.publishedAt,
    credits: {
      providedBy: record.providedBy,
      editedBy: record.submitted?.by.name ?? null,
      secrecyReviewedBy: record.secrecyReviewed?.by.name ?? null,
      signedOffBy: record.signedOff?.by.name ?? null,
    },
    now,
  }
}

/** A response as staff see it: who gave it is not in it, and cannot be found from it. */
export const staffResponse = ({
  activityId,
  marks,
  owner,
  countedAt,
  digest,
  ...response
}: ResponseRecord): StaffResponse => response

/** The same of one that staff typed in and that does not count. */
export const enteredResponse = ({ quotas, code, ...response }: EnteredRecord): StaffResponse => staffResponse(response)

export const entryBatch = ({ activityId, enteredBy, ...batch }: EntryBatchRecord): EntryBatch => ({
  ...batch,
  enteredBy: Object.values(enteredBy),
})
