import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '#contract/basics.ts'
import { SURVEY_ROUTES } from '#contract/routes-survey.ts'
import { RESULTS_ROUTES } from '#contract/routes-survey-results.ts'
import type { SurveyView } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { PublicResults } from '#contract/survey/results.ts'
import { hidesAnything, present, presentChannels } from '#domain/survey/results/present.ts'
import { questionCount, readingsOf } from '#domain/survey/results/reading.ts'
import { createFormat } from '../../../i18n/format.ts'
import { languageOf } from '../../../i18n/language.ts'
import { surveyResultsEn } from '../../../i18n/survey-results.en.ts'
import { surveyResultsZhCN } from '../../../i18n/survey-results.zh-CN.ts'
import { createApi } from '../../../live/api.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Scene } from '../scene.ts'
import { Question } from './Question.tsx'
import style from './results.css?inline'

/** How often live results are read again; they move by batches, and nobody waits for one (milliseconds). */
const EVERY_MS = 30_000
/** So many earlier versions are looked through for questions that are asked no more. */
const EARLIER = 10

const sheets = new WeakMap<Node, true>()
const wear = (root: Node | undefined): void => {
  if (!(root instanceof ShadowRoot) || sheets.has(root)) return
  sheets.set(root, true)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

interface Found {
  results: PublicResults
  versions: Definition[]
  regions: ReadonlyMap<string, string>
}

const loadRegions = () => import('../heavy/regions.ts')

/** What the regions are called that were chosen; their lists come only where there are any. */
const regionsIn = async ({ questions }: PublicResults, versions: readonly Definition[]): Promise<Found['regions']> => {
  const ofRegions = new Set(
    readingsOf(versions, '', NO_WORDS).flatMap(({ id, kind }) => (kind === 'codes' ? [id] : [])),
  )
  const codes = questions.flatMap(({ id, options }) => (ofRegions.has(id) ? Object.keys(options) : []))
  if (codes.length === 0) return new Map()
  return loadRegions()
    .then(({ namesOf }) => namesOf(codes))
    .catch(() => new Map())
}

interface ResultsProps {
  origin: string
  survey: SurveyView
  s: Scene
  /** Of the interface, where it lacks the one the survey is read in. */
  language: Language
}

/** What came of a survey, as anyone may see it (M4). */
export const Results = ({ origin, survey, s, language: otherwise }: ResultsProps) => {
  const { lang, heading, filling } = s
  const format = createFormat(s.language, survey.site.timeZone)
  const { definition } = filling
  const language = languageOf(lang) ?? otherwise
  const t = language === 'en' ? surveyResultsEn : surveyResultsZhCN
  const place = useRef<HTMLElement>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => wear(place.current?.getRootNode()), [])
  useEffect(() => {
    let wanted = true
    const api = createApi({ routes: { ...RESULTS_ROUTES, ...SURVEY_ROUTES }, origin })
    const params = { activityId: survey.id }
    let versions = [definition]
    const read = async () => {
      const answer = await api('results.read', { params })
      if (!wanted) return
      setFailed(!answer.ok)
      if (!answer.ok) return
      const ids = () => new Set(readingsOf(versions, lang, NO_WORDS).map(({ id }) => id))
      const lacks = () => answer.value.questions.some(({ id }) => !ids().has(id))
      for (let version = survey.version - 1; version > 0 && versions.length <= EARLIER && lacks(); version--) {
        const earlier = await api('survey.definition', { params: { ...params, version } })
        if (!earlier.ok) break
        versions = [...versions, earlier.value.definition]
      }
      const regions = await regionsIn(answer.value, versions)
      if (wanted) setFound({ results: answer.value, versions, regions })
    }
    void read()
    const timer = survey.results === 'live' ? setInterval(() => !document.hidden && void read(), EVERY_MS) : 0
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [survey.id, survey.results])
  if (!found) {
    // As high as what is coming, so that nothing below it moves then.
    const lines = readingsOf([definition], lang, NO_WORDS).reduce((sum, { options }) => sum + 3 + 2 * options.length, 6)
    return (
      <section ref={place} class="skeleton" style={failed ? {} : { minBlockSize: `${lines}em` }}>
        {failed ? <p class="note">{t.unreachable}</p> : <i />}
      </section>
    )
  }
  const { results, versions, regions } = found
  // Responses there may be, but no batch of them yet: no number, nor a moment that it was counted at.
  if (results.state === 'live' && results.total === 0) return <p class="note">{t.soon}</p>
  const own = { other: t.other, none: t.none, refused: t.refused, dontknow: t.dontknow, true: t.yes, false: t.no }
  const readings = readingsOf(versions, lang, own)
  const presented = present(results, readings, (code) => regions.get(code) ?? code)
  const number = format.number
  const threshold = number(results.threshold)
  const signed = results.state === 'live' ? [] : CREDITS.filter((key) => survey.credits[key])
  return (
    <section ref={place} class="outcome" aria-labelledby="results-heading">
      <Heading level={heading}>
        <span id="results-heading">{results.state === 'live' ? t.live : t.title}</span>
      </Heading>
      <p class="meta">
        <span>{t.period(format.dateTime(survey.opensAt), format.dateTime(survey.closesAt))}</span>
        <span>
          {survey.publishedAt === null
            ? t.asOf(format.dateTime(results.at))
            : t.publishedAt(format.dateTime(survey.publishedAt))}
        </span>
        <span>{t.questions(number(questionCount(readings)))}</span>
        <strong>{results.total === null ? t.tooFew(threshold) : t.total(number(results.total))}</strong>
        {presentChannels(results).map(({ channel, count }) => (
          <span key={channel}>{t.channels[channel](count === null ? t.hidden : number(count))}</span>
        ))}
      </p>
      {results.selfSelected && <p class="note">{t.selfSelected}</p>}
      {presented.map((question) => (
        <Question key={question.id} {...{ question, t, format, threshold, level: heading + 1, lang }} />
      ))}
      {hidesAnything(results.total, presented, results.channels) && <p class="meta">{t.hiddenWhy(threshold)}</p>}
      {survey.outcome && (
        <p class="note text">
          <strong>{t.outcome}</strong> <span lang={lang}>{s.words(survey.outcome.text)}</span>
        </p>
      )}
      {signed.length > 0 && (
        <p class="meta">
          {signed.map((key) => (
            <span key={key}>
              {t[key]} {survey.credits[key]}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

/** Who answers for what is published (M7). */
const CREDITS = ['providedBy', 'editedBy', 'secrecyReviewedBy', 'signedOffBy'] as const

const NO_WORDS = { other: '', none: '', refused: '', dontknow: '', true: '', false: '' }
