import { html } from 'hono/html'
import { CATEGORIES } from '../../contract/case/box.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import { caseMessagesIn } from './case-messages.ts'
import { document } from './document.ts'
import { pageLanguage } from './messages.ts'

/** What stands inside an element is read where no script runs, and by search engines; the element takes its place. */
const shell = (
  siteId: string,
  site: SiteInForce,
  acceptLanguage: string | undefined,
  part: 'suggestions' | 'receipt',
): Promise<Response> => {
  const language = pageLanguage(acceptLanguage, site.languages[0] ?? 'zh-CN')
  const t = caseMessagesIn(language)
  const title = part === 'receipt' ? t.receipt : t.box
  const attributes = html`site="${siteId}" lang="${language}" heading="1"`
  return document({
    language,
    title: `${title} - ${site.name}`,
    description: `${site.name} ${part === 'receipt' ? t.receiptAbout : t.boxAbout}`,
    colour: site.colour,
    path: `/p/site/${siteId}/${part}`,
    cache: 'public, max-age=60',
    elements: true,
    framedBy: site.allowedOrigins,
    body: html`<header class="top screen"><p class="soft">${site.name}</p>
<p><a href="/p/site/${siteId}/${part === 'receipt' ? 'suggestions' : 'receipt'}">${part === 'receipt' ? t.box : t.receipt}</a>　<a href="/p/site/${siteId}/account">${t.account}</a></p></header>
<main>${
      part === 'receipt'
        ? html`<zhitong-receipt ${attributes}><h1>${t.receipt}</h1><p>${t.receiptNeedsScript}</p></zhitong-receipt>`
        : html`<zhitong-suggestions ${attributes}><h1>${t.box}</h1><p>${t.boxAbout}</p><p>${t.needsScript}</p>
${limits(site, t)}${elsewhere(site, t)}</zhitong-suggestions>`
    }</main>`,
  })
}

type Words = ReturnType<typeof caseMessagesIn>

const limits = ({ casePolicies }: SiteInForce, t: Words) => html`<h2>${t.limits}</h2>
<ul>${CATEGORIES.map((category) => {
  const { workingDays, source } = casePolicies[category]
  return html`<li class="item">${t.type[category]}：${t.limit(workingDays)} <span class="soft">${t.source} ${source}</span></li>`
})}</ul>`

const elsewhere = ({ notAccepted }: SiteInForce, t: Words) =>
  notAccepted.length === 0
    ? ''
    : html`<h2>${t.elsewhere}</h2><ul>${notAccepted.map(
        ({ what, where, url }) =>
          html`<li class="item">${what}：${url ? html`<a href="${url}" rel="noopener">${where}</a>` : where}</li>`,
      )}</ul>`

export const suggestionsPage = (siteId: string, site: SiteInForce, acceptLanguage: string | undefined) =>
  shell(siteId, site, acceptLanguage, 'suggestions')

export const receiptPage = (siteId: string, site: SiteInForce, acceptLanguage: string | undefined) =>
  shell(siteId, site, acceptLanguage, 'receipt')
