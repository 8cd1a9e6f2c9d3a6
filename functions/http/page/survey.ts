import { html } from 'hono/html'
import type { SurveyView } from '../../contract/survey/activity.ts'
import type { Text } from '../../contract/survey/common.ts'
import type { Definition } from '../../contract/survey/definition.ts'
import type { PublicResults } from '../../contract/survey/results.ts'
import { hidesAnything, type Presented, present, presentChannels } from '../../domain/survey/results/present.ts'
import { questionCount, type Reading, readingsOf } from '../../domain/survey/results/reading.ts'
import { formatInstant } from '../../domain/time.ts'
import { regionName } from '../../runtime/regions.ts'
import { document } from './document.ts'
import { messagesIn, pageLanguage } from './messages.ts'
import { type SurveyPageMessages, surveyMessagesIn } from './survey-messages.ts'

interface Said {
  text: string
  lang: string
}

/** A survey to read: what is asked and until when, and once they are public its results, with their denominators (M4). */
export const surveyPage = (
  survey: SurveyView,
  versions: readonly Definition[],
  results: PublicResults | null,
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const { id, site, credits, phase } = survey
  const language = pageLanguage(acceptLanguage, survey.lang)
  const t = surveyMessagesIn(language)
  const credit = messagesIn(language).credits
  const at = (instant: number) => formatInstant(instant, site.timeZone)
  const own = { other: t.other, none: t.none, refused: t.refused, dontknow: t.dontknow, true: t.yes, false: t.no }
  // What was asked, and what is said beside it, is in the survey's own languages, and complete in each (M10).
  const { languages = [], title, description }: Partial<Definition> = versions[0] ?? {}
  const spoken = languages.includes(language) ? language : (languages[0] ?? survey.lang)
  const said = (text: Text | undefined) => ({ text: text?.[spoken] ?? '', lang: spoken })
  const orElse = (own: Said, text: string): Said => (own.text ? own : { text, lang: survey.lang })
  const name = orElse(said(title), survey.title)
  const about = orElse(said(description), survey.summary)
  const readings = readingsOf(versions, spoken, own)
  const running = phase === 'announced' || phase === 'open' || phase === 'resting'
  const section = (heading: string, { text, lang }: Said) =>
    text ? html`<h2>${heading}</h2><p class="text" lang="${lang}">${text}</p>` : ''
  return document({
    language,
    title: `${name.text} - ${site.name}`,
    description: about.text.slice(0, 200),
    colour: site.colour,
    path: `/p/${id}`,
    cache: running ? 'public, max-age=10' : 'public, max-age=60',
    body: html`<header class="top"><p class="soft">${site.name} · ${t.survey}</p>
<h1 lang="${name.lang}">${name.text}</h1>
<p><span class="state">${t.phase[phase]}</span> <span class="soft">${t.period} <time>${at(survey.opensAt)}</time>–<time>${at(survey.closesAt)}</time></span></p>
${survey.notice ? html`<p class="text" role="note">${survey.notice}</p>` : ''}
${running ? html`<p class="screen"><a href="/p/${id}/frame?lang=${language}">${t.join}</a></p>` : ''}
</header>
<main>
${section(t.summary, about)}
${section(t.purpose, said(survey.purpose))}
${results ? resultsSection(survey, results, readings, spoken, t, at) : questionsSection(readings, spoken, t, running)}
${survey.outcome ? section(t.outcome, said(survey.outcome.text)) : section(t.plan, said(survey.plan))}
</main>
<footer class="soft">${Object.entries(credit).map(([name, label]) => {
      const who = credits[name as keyof typeof credits]
      return who ? html`<span>${label}：${who}　</span>` : ''
    })}
<p class="screen">${messagesIn(language).print}</p></footer>`,
  })
}

const questionsSection = (
  readings: readonly Reading[],
  lang: string,
  t: SurveyPageMessages,
  running: boolean,
) => html`<h2>${t.asked}</h2>
<ol lang="${lang}">${readings.map(
  ({ id, title, options }) => html`<li class="item" id="question-${id}"><strong>${title}</strong>
${options.length > 0 ? html`<ul>${options.map(({ label }) => html`<li>${label}</li>`)}</ul>` : ''}</li>`,
)}</ol>
<p class="soft">${running ? t.notYet : ''}</p>`

const resultsSection = (
  survey: SurveyView,
  results: PublicResults,
  readings: readonly Reading[],
  lang: string,
  t: SurveyPageMessages,
  at: (instant: number) => string,
) => {
  const { threshold, total } = results
  // Responses there may be, but no batch of them yet.
  if (results.state === 'live' && total === 0) return html`<h2>${t.results}</h2><p class="soft">${t.soon}</p>`
  const presented = present(results, readings, regionName)
  return html`<h2>${t.results}</h2>
${results.state === 'live' ? html`<p class="soft">${t.live}</p>` : ''}
<dl class="figures"><div><dt>${t.valid}</dt><dd>${total ?? t.tooFew(threshold)}</dd></div>
${presentChannels(results).map(
  ({ channel, count }) => html`<div><dt>${t.valid} · ${t.channels[channel]}</dt><dd>${count ?? t.hidden}</dd></div>`,
)}
<div><dt>${t.questions}</dt><dd>${questionCount(readings)}</dd></div>
${survey.publishedAt === null ? '' : html`<div><dt>${t.publishedAt}</dt><dd>${at(survey.publishedAt)}</dd></div>`}</dl>
${results.selfSelected ? html`<p class="soft">${t.selfSelected}</p>` : ''}
<ol>${presented.map((question) => questionItem(question, threshold, lang, t))}</ol>
${hidesAnything(results.total, presented, results.channels) ? html`<p class="soft">${t.hiddenWhy(threshold)}</p>` : ''}`
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

const questionItem = (question: Presented, threshold: number, lang: string, t: SurveyPageMessages) => {
  const { id, title, kind, answered, median, rounded, lines } = question
  const head = html`<h3 lang="${lang}">${title}</h3>`
  if (answered === null)
    return html`<li class="item" id="question-${id}">${head}<p class="soft">${t.hiddenQuestion(threshold)}</p></li>`
  const noteOf = ({ share, place }: (typeof lines)[number]) =>
    place === null ? `${round((share ?? 0) * 100, 1)}%` : t.place(round(place, 1))
  return html`<li class="item" id="question-${id}">${head}
<p class="soft">${kind === 'many' ? t.ofMany(answered) : t.answered(answered)}${median === null ? '' : ` · ${t.median(median)}`}${rounded ? ` · ${t.rounded}` : ''}</p>
<ul>${lines.map((line) => {
    const { label } = line
    return html`<li><span lang="${lang}">${label}</span> <span class="soft">${
      line.count === null ? t.hidden : `${t.votes(line.count)} · ${noteOf(line)}`
    }</span>${
      line.count === null
        ? ''
        : html`<br><meter min="0" max="${Math.max(1, answered)}" value="${line.count}" aria-label="${label}"></meter>`
    }</li>`
  })}</ul></li>`
}
