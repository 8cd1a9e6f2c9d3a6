import type { SiteInForce } from '../../contract/site/site.ts'
import type { Definition } from '../../contract/survey/definition.ts'
import type { PublicResults, StaffResults } from '../../contract/survey/results.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import { publicResultsOf, surveyView } from '../../domain/survey/life/views.ts'
import { isOneEach, withoutAnswers } from '../../domain/survey/results/live.ts'
import { publicResults } from '../../domain/survey/results/public.ts'
import { readingsOf } from '../../domain/survey/results/reading.ts'
import { rankOf } from '../../runtime/rank.ts'
import type { Tables } from '../../store/client.ts'
import { countedResults, getBatches, getFinalResults } from '../../store/survey/results.ts'
import type { Services } from '../call.ts'
import { surveyPage } from '../page/survey.ts'
import { askedVersion, askedVersions } from './versions.ts'

/** What anyone may see of a survey's results now; null: nothing. */
export const resultsNow = async (
  { tables, suppression }: Pick<Services, 'tables' | 'suppression'>,
  survey: SurveyRecord,
): Promise<PublicResults | null> => {
  const state = publicResultsOf(survey)
  if (state === 'none') return null
  if (state === 'final') return getFinalResults(tables, survey.id)
  const { batches } = await getBatches(tables, survey.id)
  const [versions, rank] = await Promise.all([askedVersions(tables, survey), rankOf(suppression, survey.id)])
  return publicResults(survey, batches.shown, 'live', batches.shownAt, versions, rank)
}

/**
 * What staff see. `whole`: every number as it is; else they move by batches, so that nobody's answers are the difference
 * between two looks. Where staff, as anybody, can write responses of their own around somebody's, no answers are shown at all.
 */
export const resultsForStaff = async (
  tables: Tables,
  { id, details }: SurveyRecord,
  whole: boolean,
): Promise<StaffResults> => {
  if (whole) return countedResults(tables, id)
  const { shown } = (await getBatches(tables, id)).batches
  return isOneEach(details) ? shown : withoutAnswers(shown)
}

/** So many versions are looked through for questions that are asked no more. */
const EARLIER = 10

/** A survey as a page to read. */
export const surveyDocument = async (
  services: Pick<Services, 'tables' | 'suppression'>,
  survey: SurveyRecord,
  inForce: SiteInForce,
  now: number,
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const { tables } = services
  const results = await resultsNow(services, survey)
  const versions: Definition[] = []
  const lacks = (ids: readonly { id: string }[]) => {
    const known = new Set(readingsOf(versions, '', NO_WORDS).map(({ id }) => id))
    return ids.some(({ id }) => !known.has(id))
  }
  for (let version = survey.asked.version; version > 0 && versions.length < EARLIER; version--) {
    if (versions.length > 0 && !lacks(results?.questions ?? [])) break
    const asked = await askedVersion(tables, survey.id, version)
    if (asked) versions.push(asked.survey.definition)
  }
  return surveyPage(surveyView(survey, inForce, now, false), versions, results, acceptLanguage)
}

const NO_WORDS = { other: '', none: '', refused: '', dontknow: '', true: '', false: '' }
