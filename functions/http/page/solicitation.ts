import { html } from 'hono/html'
import type { AdoptionCounts, AdoptionRow } from '../../contract/solicitation/adoption.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import type { SolicitationView } from '../../contract/solicitation/solicitation.ts'
import { document } from './document.ts'
import { pageLanguage } from './messages.ts'
import { type SolicitationMessages, solicitationMessagesIn } from './solicitation-messages.ts'

/** Rows of the adoption table by article (`whole`: of the whole draft), and whether there are more. */
export type Rows = ReadonlyMap<string, { rows: readonly AdoptionRow[]; more: boolean }>

/** A solicitation to read, print and index: announcement, draft with an anchor an article and, once published, its adoption table. */
export const solicitationPage = (
  view: SolicitationView,
  rows: Rows,
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const { id, details, site, state, period, parts, result } = view
  const language = pageLanguage(acceptLanguage, details.lang)
  const t = solicitationMessagesIn(language)
  const { shorterReason, shortest } = period
  return document({
    language,
    title: `${details.title} - ${site.name}`,
    description: details.background.slice(0, 200),
    colour: site.colour,
    path: `/p/${id}`,
    cache: result ? 'public, max-age=60' : 'public, max-age=10',
    body: html`<header class="top"><p class="soft">${site.name} · ${t.solicitation}</p>
<h1 lang="${details.lang}">${details.title}</h1>
<p><span class="state">${t.state[state]}</span> <span class="soft">${t.period(period.announcedOn, period.closesOn)}</span></p>
${shorterReason ? html`<p class="soft" lang="${details.lang}">${t.shorter(shortest.days, shortest.unit, shorterReason)}</p>` : ''}
${view.notice ? html`<p class="text" role="note" lang="${details.lang}">${view.notice}</p>` : ''}
${state === 'open' ? html`<p class="screen"><a href="/p/${id}/frame?lang=${language}">${t.join}</a></p>` : ''}
</header>
<main>
${result ? resultSection(view, rows, t) : ''}
<div lang="${details.lang}">
${section(t.background, details.background)}${section(t.basis, details.basis)}${section(t.reasons, details.reasons)}
${section(t.explanation, details.explanation)}${section(t.howToReply, details.howToReply)}
${details.attachments.length > 0 ? html`<h2>${t.attachments}</h2><ul>${details.attachments.map(({ title, url }) => html`<li><a href="${url}" rel="noopener">${title}</a></li>`)}</ul>` : ''}
${details.questions.length > 0 ? html`<h2>${t.questions}</h2>${details.questions.map(({ question, answer }) => html`<h3>${question}</h3><p class="text">${answer}</p>`)}` : ''}
</div>
${view.links.length > 0 ? html`<h2>${t.links}</h2><ul>${view.links.map((link) => html`<li>${t.relation[link.relation]}：<a href="/p/${link.id}">${link.title}</a> <span class="soft">${t.state[link.state]}</span></li>`)}</ul>` : ''}
${contents(parts, t)}
<h2>${t.draft}</h2>
<div lang="${details.lang}">${parts.map((part) => draftPart(part, t))}</div>
</main>
<footer class="soft">${
      result
        ? Object.entries(t.credits).map(([name, label]) => {
            const who = result.credits[name as keyof typeof result.credits]
            return who ? html`<span>${label}：${who}　</span>` : ''
          })
        : ''
    }
<p class="screen">${t.print}</p></footer>`,
  })
}

const section = (title: string, text: string) => (text === '' ? '' : html`<h2>${title}</h2><p class="text">${text}</p>`)

/** Headings where the draft has some, else its articles. */
const contents = (parts: readonly DraftPart[], t: SolicitationMessages) => {
  const headings = parts.filter((part) => part.type === 'heading')
  const listed = headings.length > 1 ? headings : parts.filter(({ number }) => number !== '')
  if (listed.length < 3) return ''
  return html`<nav class="screen" aria-labelledby="contents"><h2 id="contents">${t.contents}</h2>
<ol>${listed.map((part) => html`<li><a href="#${anchorOf(part)}">${part.number}${part.type === 'heading' ? ` ${part.title}` : ''}</a></li>`)}</ol></nav>`
}

const anchorOf = (part: DraftPart): string => `${part.type}-${part.id}`

const draftPart = (part: DraftPart, t: SolicitationMessages) =>
  part.type === 'heading'
    ? html`<h3 id="${anchorOf(part)}">${part.number} ${part.title}</h3>`
    : html`<div id="${anchorOf(part)}"><p class="text">${part.number ? html`<strong>${part.number}</strong>　` : ''}${part.text}</p>
<p class="screen"><a class="link" href="#${anchorOf(part)}" aria-label="${t.link} ${part.number}">${t.link}</a></p></div>`

const COUNTS = ['received', 'adopted', 'partly', 'not', 'wordless'] as const satisfies readonly (keyof AdoptionCounts)[]

const resultSection = ({ id, details, result }: SolicitationView, rows: Rows, t: SolicitationMessages) => {
  if (!result) return ''
  const { statement, table } = result
  const heard = table.articles.filter(({ counts }) => counts.received > 0)
  return html`<h2>${t.result}</h2><p class="text" lang="${details.lang}">${statement}</p>
${
  table.counts.received === 0
    ? html`<p>${t.none}</p>`
    : html`<dl class="figures">${COUNTS.map((name) => html`<div><dt>${t.count[name]}</dt><dd>${table.counts[name]}</dd></div>`)}</dl>
<div class="scroll" role="region" aria-label="${t.byArticle}" tabindex="0"><table><caption>${t.byArticle}</caption>
<thead><tr><th scope="col">${t.article}</th>${COUNTS.map((name) => html`<th scope="col">${t.count[name]}</th>`)}</tr></thead>
<tbody>${heard.map(({ number, counts }) => html`<tr><th scope="row">${number || t.whole}</th>${COUNTS.map((name) => html`<td>${counts[name]}</td>`)}</tr>`)}</tbody></table></div>
${heard.map(({ articleId, number }) => articleRows(number || t.whole, rows.get(articleId ?? 'whole'), details.lang, t))}
<p class="screen">${t.openData}：<a href="/api/activities/${id}/opinions?format=csv" download>CSV</a> <a href="/api/activities/${id}/opinions?format=jsonl" download>JSON Lines</a></p>`
}`
}

const articleRows = (
  name: string,
  found: { rows: readonly AdoptionRow[]; more: boolean } | undefined,
  lang: string,
  t: SolicitationMessages,
) => {
  if (!found || found.rows.length === 0) return ''
  return html`<h3>${name}</h3>
<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table>
<thead><tr><th scope="col">${t.opinion}</th><th scope="col">${t.outcome}</th><th scope="col">${t.reason}</th></tr></thead>
<tbody>${found.rows.map(
    (row) => html`<tr><td><span class="soft">${t.stance[row.stance]} · ${t.times(row.comments)}</span>
${row.erased ? html`<p class="soft">${t.erased}</p>` : html`<p class="text" lang="${lang}">${row.text}</p>`}${row.proposed ? html`<p class="text" lang="${lang}"><span class="soft">${t.proposed}</span>${row.proposed}</p>` : ''}</td>
<td>${row.status ? t.adoption[row.status] : ''}</td><td lang="${lang}">${row.reason}</td></tr>`,
  )}</tbody></table></div>
${found.more ? html`<p class="soft">${t.more}</p>` : ''}`
}
