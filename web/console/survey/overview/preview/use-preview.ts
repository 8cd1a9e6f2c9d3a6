import type { Definition } from '#contract/survey/definition.ts'
import type { PublicResults } from '#contract/survey/results.ts'
import { type Outlook, outlookOf, titlesOf } from '#domain/survey/results/outlook.ts'
import { type Presented, present } from '#domain/survey/results/present.ts'
import { language } from '../../../language.ts'
import { call } from '../../../session/call.ts'
import { useLoad } from '../../../session/use-load.ts'
import { readingsFrom, regionsIn, versionsOf } from '../../results/use-results.ts'
import { useSurvey } from '../../room.ts'
import { words } from './words.ts'

export interface Preview {
  results: PublicResults
  presented: readonly Presented[]
  outlook: Outlook
  /** Why nothing of a line is published, by its id. */
  reasons: ReadonlyMap<string, string>
  /** Of the survey's own words. */
  lang: string
}

/** What would be published now, as the public will read it; read again with every step of the survey. */
export const usePreview = () => {
  const { survey, phase, format } = useSurvey()
  return useLoad(`preview ${survey.id} ${survey.version} ${phase} ${language.value}`, async () => {
    const [answer, versions] = await Promise.all([
      call('results.preview', { params: { activityId: survey.id } }),
      versionsOf(survey),
    ])
    if (!answer.ok) return answer
    const { results, withheld } = answer.value
    const definitions = withAll(results, [...versions.values()])
    const readings = readingsFrom(definitions)
    const regions = await regionsIn(readings, results)
    const presented = present(results, readings, (code) => regions.get(code) ?? code)
    const threshold = format.number(results.threshold)
    const reasons = withheld.map(
      ({ id, why, of }) => [id, reason({ why, of: titlesOf(of, readings) }, threshold)] as const,
    )
    const spoken = definitions[0]?.languages ?? []
    const value: Preview = {
      ...{ results, presented, outlook: outlookOf(withheld, presented, readings), reasons: new Map(reasons) },
      lang: spoken.includes(language.value) ? language.value : (spoken[0] ?? survey.details.lang),
    }
    return { ok: true as const, value }
  })
}

/** As the public's pages do, it looks through earlier versions only for what the newest does not ask. */
const withAll = ({ questions }: PublicResults, definitions: readonly Definition[]): readonly Definition[] => {
  const last = definitions.findIndex((_, at) => {
    const known = new Set(readingsFrom(definitions.slice(0, at + 1)).map(({ id }) => id))
    return questions.every(({ id }) => known.has(id))
  })
  return last < 0 ? definitions : definitions.slice(0, last + 1)
}

/** Why something is wholly withheld; `of` are titles. */
export const reason = ({ why, of }: Pick<Outlook['reasons'][number], 'why' | 'of'>, threshold: string): string => {
  const w = words().why
  return why === 'few' ? w.few(threshold) : why === 'counts' ? w.counts : w.tells(listed(of))
}

/** Titles beyond these are counted. */
const NAMED = 3

export const listed = (titles: readonly string[]): string => {
  const w = words()
  const named = titles.slice(0, NAMED).map(w.titled)
  const list = new Intl.ListFormat(language.value, { type: 'unit', style: 'short' }).format(named)
  return titles.length > NAMED ? `${list} ${w.more(titles.length)}` : list
}
