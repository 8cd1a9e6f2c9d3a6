import { html } from 'hono/html'
import type { PublicCase } from '../../contract/case/public.ts'
import { grouped } from '../../contract/case/receipt.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import { caseMessagesIn } from './case-messages.ts'
import { document } from './document.ts'
import { pageLanguage } from './messages.ts'

/** Enough of a text to be told from others by, in one line. */
const LINE = 40
const lineOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > LINE ? `${line.slice(0, LINE)}…` : line
}

/** One answered public case: date received, date answered, department, question, answer (M5). */
export const casePage = (
  shown: PublicCase,
  siteId: string,
  site: SiteInForce,
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const language = pageLanguage(acceptLanguage, site.languages[0] ?? 'zh-CN')
  const t = caseMessagesIn(language)
  const fact = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return document({
    language,
    title: `${lineOf(shown.text)} - ${site.name}`,
    description: lineOf(shown.answer),
    colour: site.colour,
    path: `/p/cases/${shown.number}`,
    // What was published and should not have been is gone this soon.
    cache: 'public, max-age=5',
    body: html`<header class="top"><p class="soft"><a href="/p/site/${siteId}/account">${site.name} · ${t.account}</a></p>
<h1>${lineOf(shown.text)}</h1>
<p><span class="state">${t.type[shown.type]}</span> <span class="soft">${t.number} ${grouped(shown.number)}</span></p></header>
<main><dl class="figures">${fact(t.receivedOn, shown.receivedOn)}${fact(t.answeredOn, shown.answeredOn)}${
      shown.dueOn ? fact(t.dueOn, html`${shown.dueOn} <span class="soft">${shown.late ? t.late : t.inTime}</span>`) : ''
    }${fact(t.department, shown.department)}${shown.score ? fact(t.rated, t.score[shown.score]) : ''}</dl>
<h2>${t.question}</h2><p class="text">${shown.text}</p>
<h2>${t.answer}</h2><p class="text">${shown.answer}</p>
<p class="soft">${shown.department} ${shown.answeredOn}</p></main>`,
  })
}

/** A case in a list of others. */
export const caseItem = (shown: PublicCase, t: ReturnType<typeof caseMessagesIn>) => html`<li class="item">
<h3><a href="/p/cases/${shown.number}">${lineOf(shown.text)}</a></h3>
<p class="soft">${t.type[shown.type]} · ${shown.department} · ${t.receivedOn} ${shown.receivedOn} · ${t.answeredOn} ${shown.answeredOn}${
  shown.late ? ` · ${t.late}` : ''
}${shown.score ? ` · ${t.score[shown.score]}` : ''}</p>
${shown.text.length > LINE ? html`<p class="text">${shown.text}</p>` : ''}
<p><strong>${t.answer}</strong></p><p class="text">${shown.answer}</p></li>`
