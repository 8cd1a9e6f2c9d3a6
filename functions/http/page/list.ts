import { html } from 'hono/html'
import type { ActivityEntry } from '../../contract/interview/list.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import { formatInstant } from '../../domain/time.ts'
import { caseMessagesIn } from './case-messages.ts'
import { document } from './document.ts'
import { faceOf } from './entry.ts'
import { messagesIn, pageLanguage } from './messages.ts'

/** A site's public activities, a page at a time. */
export const listPage = (
  siteId: string,
  site: SiteInForce,
  { entries, next }: { entries: readonly ActivityEntry[]; next: string | null },
  acceptLanguage: string | undefined,
): Promise<Response> => {
  const language = pageLanguage(acceptLanguage, site.languages[0] ?? 'zh-CN')
  const t = messagesIn(language)
  const c = caseMessagesIn(language)
  return document({
    language,
    title: `${t.activities} - ${site.name}`,
    description: `${site.name} ${t.activities}`,
    colour: site.colour,
    path: `/p/site/${siteId}`,
    cache: 'public, max-age=60',
    body: html`<header class="top"><p class="soft">${site.name}</p><h1>${t.activities}</h1>
<p class="screen"><a href="/p/site/${siteId}/suggestions">${c.box}</a>　<a href="/p/site/${siteId}/receipt">${c.receipt}</a>　<a href="/p/site/${siteId}/account">${c.account}</a></p></header>
<main>${
      entries.length === 0
        ? html`<p class="soft">${t.empty.activities}</p>`
        : html`<ul>${entries.map(
            (entry) => html`<li class="item"><a href="/p/${entry.id}">${entry.title}</a>
<p class="soft">${faceOf(entry, language)} · ${formatInstant(entry.startsAt, site.timeZone)}</p></li>`,
          )}</ul>`
    }
${next ? html`<p><a href="/p/site/${siteId}?after=${encodeURIComponent(next)}" rel="next">${t.earlier}</a></p>` : ''}</main>`,
  })
}
