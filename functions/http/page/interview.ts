import { html } from 'hono/html'
import type { LeftOverCase } from '../../contract/case/left-over.ts'
import { grouped } from '../../contract/case/receipt.ts'
import type { Material, Person } from '../../contract/interview/activity.ts'
import type { PollView } from '../../contract/interview/poll.ts'
import type { QuestionView } from '../../contract/interview/question.ts'
import type { TurnView } from '../../contract/interview/turn.ts'
import type { Snapshot } from '../../contract/live/head.ts'
import type { Tally } from '../../contract/live/tally.ts'
import { formatInstant } from '../../domain/time.ts'
import { document } from './document.ts'
import { messagesIn, type PageMessages, pageLanguage } from './messages.ts'

/** An interview to read: summary, guests, transcript with an anchor a turn, questions with answers, poll results, figures. */
export const interviewPage = (
  snapshot: Snapshot,
  figures: Figures,
  cases: readonly LeftOverCase[],
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const { activity, brief } = snapshot
  const { details, site, credits, id } = activity
  const language = pageLanguage(acceptLanguage, details.lang)
  const t = messagesIn(language)
  const at = (instant: number) => formatInstant(instant, site.timeZone)
  const tallies = new Map(snapshot.tallies.map((tally) => [tally.id, tally]))
  const questions = [...snapshot.questions].sort(
    (a, b) => votesOf(tallies, b.id) - votesOf(tallies, a.id) || a.askedAt - b.askedAt,
  )
  const accepted = new Map(cases.map((each) => [each.questionId, each]))
  const running = brief.state === 'announced' || brief.state === 'live'
  return document({
    language,
    title: `${details.title} - ${site.name}`,
    description: details.summary.slice(0, 200),
    colour: site.colour,
    path: `/p/${id}`,
    cache: running ? 'public, max-age=10' : 'public, max-age=60',
    body: html`<header class="top"><p class="soft">${site.name} · ${t.interview}</p>
<h1 lang="${details.lang}">${details.title}</h1>
<p><span class="state">${t.state[brief.state]}</span> <span class="soft">${t.time} <time>${at(details.startsAt)}</time>–<time>${at(details.endsAt)}</time></span></p>
${brief.notice ? html`<p class="text" role="note">${brief.notice}</p>` : ''}
${running ? html`<p class="screen"><a href="/p/${id}/frame?lang=${language}">${t.join}</a></p>` : ''}
</header>
<main lang="${details.lang}">
<h2>${t.summary}</h2><p class="text">${details.summary}</p>
<h2>${t.host}</h2><ul class="people">${person(details.host)}</ul>
${details.guests.length > 0 ? html`<h2>${t.guests}</h2><ul class="people">${details.guests.map(person)}</ul>` : ''}
${details.related.length > 0 ? html`<h2>${t.related}</h2><ul>${details.related.map(({ title, url }) => html`<li><a href="${url}" rel="noopener">${title}</a></li>`)}</ul>` : ''}
${details.materials.length > 0 ? html`<h2>${t.materials}</h2>${details.materials.map((each) => material(each, t))}` : ''}
<h2>${t.transcript}</h2>
${snapshot.turns.length === 0 ? html`<p class="soft">${t.empty.turns}</p>` : html`<ol>${snapshot.turns.map((turn) => turnItem(turn, questions, t, at))}</ol>`}
<h2>${t.questions}</h2>
${brief.lateAnswersDue && brief.state !== 'archived' ? html`<p class="soft">${t.lateDue(brief.lateAnswersDue, brief.lateAnswersProvisional)}</p>` : ''}
${questions.length === 0 ? html`<p class="soft">${t.empty.questions}</p>` : html`<ol>${questions.map((question) => questionItem(question, votesOf(tallies, question.id), accepted.get(question.id), t, at))}</ol>`}
${snapshot.polls.length > 0 ? html`<h2>${t.polls}</h2>${snapshot.polls.map((poll) => pollSection(poll, tallies.get(poll.id), t))}` : ''}
<h2>${t.account}</h2>
<dl class="figures">${Object.entries(t.count).map(([name, label]) => html`<div><dt>${label}</dt><dd>${figures.counts[name as keyof PageMessages['count']]}</dd></div>`)}</dl>
${declinedList(figures, t)}
</main>
<footer class="soft">${Object.entries(t.credits).map(([name, label]) => {
      const who = credits[name as keyof typeof credits]
      return who ? html`<span>${label}：${who}　</span>` : ''
    })}
<p class="screen">${t.print}</p></footer>`,
  })
}

/** What M2 asks to be accounted for, counted from the stored questions. */
export interface Figures {
  counts: Record<keyof PageMessages['count'], number>
  declined: Partial<Record<keyof PageMessages['reason'], number>>
}

const votesOf = (tallies: ReadonlyMap<string, Tally>, id: string): number => tallies.get(id)?.total ?? 0

const person = ({ name, post, photo, biography }: Person) => html`<li>
${photo ? html`<img src="${photo}" alt="${name}" width="80" height="80">` : ''}
<div><strong>${name}</strong> <span class="soft">${post}</span>${biography ? html`<p class="text">${biography}</p>` : ''}</div></li>`

const material = (each: Material, t: PageMessages) => {
  const title = html`<h3>${each.title}</h3>`
  switch (each.type) {
    case 'text':
      return html`${title}<p class="text">${each.text}</p>`
    case 'image':
      return html`${title}<img src="${each.url}" alt="${each.alt}">`
    case 'table':
      return html`<div class="scroll" role="region" aria-label="${each.title}" tabindex="0"><table><caption>${each.title}</caption>
<thead><tr>${each.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${each.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
    case 'link':
      return html`<p><a href="${each.url}" rel="noopener">${each.title}</a></p>`
    case 'audio':
      return html`${title}<p><a href="${each.url}" rel="noopener">${t.download}</a></p><p class="text">${each.transcript}</p>`
    case 'video':
      return html`${title}<p><a href="${each.url}" rel="noopener">${t.download}</a> · <a href="${each.captions}" rel="noopener">${t.captions}</a></p>`
  }
}

type At = (instant: number) => string

const turnItem = (turn: TurnView, questions: QuestionView[], t: PageMessages, at: At) => {
  const asked = questions.find(({ id }) => id === turn.questionId)
  return html`<li class="item" id="turn-${turn.id}">
<strong>${turn.speaker.name}</strong> <time datetime="${new Date(turn.at).toISOString()}">${at(turn.at)}</time>
<a class="link screen" href="#turn-${turn.id}">${t.link}</a>
${asked ? html`<p class="soft">${t.inAnswerTo}<a class="link" href="#question-${asked.id}"><bdi>${asked.text || t.erased}</bdi></a></p>` : ''}
${
  turn.state === 'retracted'
    ? html`<p class="soft">${t.retracted}${turn.retraction === null ? '' : `：${turn.retraction}`}</p>`
    : html`<p class="text">${turn.text}</p>
${turn.images.map(({ url, alt }) => html`<img src="${url}" alt="${alt}">`)}
${turn.corrections.map(({ text, note, at: when }) => html`<details><summary>${t.corrected}（${at(when)}${note ? ` ${note}` : ''}）</summary><p class="text">${text}</p></details>`)}`
}</li>`
}

const questionItem = (
  question: QuestionView,
  votes: number,
  accepted: LeftOverCase | undefined,
  t: PageMessages,
  at: At,
) => html`<li class="item" id="question-${question.id}">
<span class="soft">${t.citizen}${question.name === null ? '' : html` <bdi>${question.name}</bdi>`} · ${at(question.askedAt)} · ${t.votes(votes)}${question.edited ? ` · ${t.edited}` : ''}${question.mergedCount > 0 ? ` · ${t.merged(question.mergedCount)}` : ''}</span>
<a class="link screen" href="#question-${question.id}">${t.link}</a>
<p class="text">${question.text || t.erased}</p>
<p><span class="state">${question.state === 'answered' ? t.answered : question.state === 'declined' ? t.declined : t.open}</span>
${question.turnIds.map((id) => html` <a class="link" href="#turn-${id}">${t.seeAnswer}</a>`)}</p>
${accepted ? html`<p class="soft">${t.acceptedAs(grouped(accepted.number), question.state === 'published' ? accepted.dueOn : null)}</p>` : ''}
${question.lateAnswer ? html`<p><strong>${t.lateAnswer}</strong> <span class="soft">${question.lateAnswer.speaker.name} · ${at(question.lateAnswer.at)}</span></p><p class="text">${question.lateAnswer.text}</p>` : ''}
${question.declined ? html`<p class="text">${t.reason[question.declined.reason]}：${question.declined.explanation}</p>` : ''}
</li>`

const pollSection = (poll: PollView, tally: Tally | undefined, t: PageMessages) => {
  const total = tally?.total ?? 0
  const shown = poll.state === 'closed' || poll.results === 'live'
  return html`<h3>${poll.question}</h3>
<p class="soft">${shown ? t.persons(total) : t.notYet}${poll.multiple ? t.multiple : ''}</p>
<ul>${poll.options.map(({ id, text }) => {
    const count = tally?.options?.[id] ?? 0
    const share = total === 0 ? 0 : Math.round((count / total) * 1000) / 10
    return html`<li>${text}${shown ? html` <span class="soft">${count} · ${share}%</span><br><meter min="0" max="100" value="${share}" aria-label="${text}"></meter>` : ''}</li>`
  })}</ul>`
}

const declinedList = ({ declined }: Figures, t: PageMessages) => {
  const entries = Object.entries(declined)
  return entries.length === 0
    ? ''
    : html`<p class="soft">${t.count.declined}：${entries.map(([reason, count]) => `${t.reason[reason as keyof PageMessages['reason']]} ${count}`).join('；')}</p>`
}
