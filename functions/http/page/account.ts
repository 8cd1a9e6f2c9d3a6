import { html } from 'hono/html'
import type { AccountCounts, PublicAccount } from '../../contract/account/account.ts'
import type { PublicCasePage } from '../../contract/case/public.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import { formatInstant } from '../../domain/time.ts'
import { caseItem } from './case.ts'
import { caseMessagesIn } from './case-messages.ts'
import { document } from './document.ts'
import { pageLanguage } from './messages.ts'

type Words = ReturnType<typeof caseMessagesIn>

const STYLE = `
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-block:1rem}
label{display:block}input{display:block;font:inherit;min-block-size:2.75rem;padding:.25rem .5rem;border:1px solid var(--soft);border-radius:4px;max-inline-size:100%}
button{font:inherit;min-block-size:2.75rem;padding:.25rem 1.25rem;border:1px solid var(--main);border-radius:4px;background:none;color:var(--main)}
:is(input,button,.scroll):focus-visible{outline:3px solid var(--main);outline-offset:2px}
svg.bar{display:block;inline-size:100%;min-inline-size:5rem;block-size:.4rem;fill:var(--main)}td,th[scope=col]{white-space:nowrap}th[scope=row]{min-inline-size:6em}
@media print{.scroll{overflow:visible}th[scope=col]{white-space:normal}}
`

export interface AccountPageParts {
  siteId: string
  site: SiteInForce
  account: PublicAccount | null
  cases: PublicCasePage
  query: { from?: string | undefined; to?: string | undefined; q: string }
}

/** The acceptance statistics of a site and what it answered (M5, M11), to be read, printed and indexed. */
export const accountPage = (parts: AccountPageParts, acceptLanguage: string | undefined): Promise<Response> => {
  const { siteId, site, account, cases, query } = parts
  const language = pageLanguage(acceptLanguage, site.languages[0] ?? 'zh-CN')
  const t = caseMessagesIn(language)
  const path = `/p/site/${siteId}/account`
  return document({
    language,
    title: `${t.account} - ${site.name}`,
    description: t.accountAbout(site.name),
    colour: site.colour,
    path,
    cache: 'public, max-age=60',
    style: STYLE,
    form: true,
    framedBy: site.allowedOrigins,
    body: html`<header class="top"><p class="soft"><a href="/p/site/${siteId}">${site.name}</a></p><h1>${t.account}</h1>
<p>${t.accountAbout(site.name)}</p>
<p class="screen"><a href="/p/site/${siteId}/suggestions">${t.box}</a>　<a href="/p/site/${siteId}/receipt">${t.receipt}</a></p></header>
<main>${account ? figures(account, path, site.timeZone, t) : html`<p role="alert">${t.tooLong}</p>`}
<h2 id="cases">${query.q ? t.found(query.q) : t.recent}</h2>
<form class="screen" method="get" action="${path}#cases" role="search"><label>${t.search}<input name="q" value="${query.q}" maxlength="60"></label><button>${t.searchButton}</button></form>
${cases.cases.length === 0 ? html`<p class="soft">${t.noCases}</p>` : html`<ul>${cases.cases.map((shown) => caseItem(shown, t))}</ul>`}
${cases.next ? html`<p class="screen"><a href="${path}?${String(new URLSearchParams({ ...(query.q ? { q: query.q } : {}), after: cases.next }))}#cases" rel="next">${t.more}</a></p>` : ''}
</main>`,
  })
}

/** A department that a case was with for a while, and is not counted at. */
const isCounted = ({ counts }: { counts: AccountCounts }): boolean =>
  counts.received + counts.answered + counts.declined + counts.withdrawn > 0

const closed = ({ onTime, late }: AccountCounts): number => onTime + late
const percent = (part: number, all: number, t: Words): string =>
  all === 0 ? t.none : `${Math.round((part / all) * 1000) / 10}%`
const round = (value: number | null, t: Words): string => (value === null ? t.none : `${Math.round(value * 10) / 10}`)

const figures = (account: PublicAccount, path: string, timeZone: string, t: Words) => {
  const { total, from, to } = account
  const scores = ([5, 4, 3, 2, 1] as const).map((score) => ({ name: t.score[score], cases: total.ratings[score] }))
  const rated = scores.reduce((sum, { cases }) => sum + cases, 0)
  const fact = (name: string, value: string | number) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const days = (value: number | null) => (value === null ? t.none : t.days(Math.round(value * 10) / 10))
  const columns = [t.received, t.answered, t.declined, t.onTime, t.average, t.median]
  const row = (name: string, counts: AccountCounts): Row => [
    name,
    counts.received,
    counts.answered,
    counts.declined,
    percent(counts.onTime, closed(counts), t),
    round(counts.averageDays, t),
    round(counts.medianDays, t),
  ]
  return html`<p><strong>${t.period(from, to)}</strong> <span class="soft">${t.asOf(formatInstant(account.now, timeZone))}</span></p>
<form class="screen" method="get" action="${path}"><label>${t.from}<input type="month" name="from" value="${from}"></label><label>${t.to}<input type="month" name="to" value="${to}"></label><button>${t.show}</button></form>
<dl class="figures">${fact(t.received, total.received)}${fact(t.answered, total.answered)}${fact(t.declined, total.declined)}${fact(t.withdrawn, total.withdrawn)}${fact(t.onTime, percent(total.onTime, closed(total), t))}${fact(t.average, days(total.averageDays))}${fact(t.median, days(total.medianDays))}${fact(t.rating, total.averageRating === null ? t.none : `${round(total.averageRating, t)} / 5（${rated}）`)}</dl>
<p class="soft">${t.basis}</p>
${table(
  t.byType,
  [t.name.type, ...columns],
  account.types.map(({ type, counts }) => row(t.type[type], counts)),
)}
${table(
  t.byDepartment,
  [t.name.department, ...columns],
  account.departments
    .filter(isCounted)
    .map(({ department, counts }) => row(department?.name ?? t.departmentNone, counts)),
)}
${table(
  t.byMonth,
  [t.name.month, ...columns],
  account.months.map(({ month, counts }) => row(month, counts)),
)}
${table(
  t.byScore,
  [t.name.score, t.cases, t.share],
  scores.map(({ name, cases }) => [name, cases, percent(cases, rated, t)]),
)}
${table(
  t.byDays,
  [t.name.days, t.cases],
  total.histogram.map(({ days: taken, cases }) => [`${taken}`, cases]),
)}`
}

/** What the row is, what its bar shows, and the rest. */
type Row = [string, number, ...(string | number)[]]

/** A table whose bars repeat what is written in it. */
const table = (title: string, columns: string[], rows: Row[]) => {
  if (rows.length === 0) return ''
  const most = Math.max(1, ...rows.map(([, value]) => value))
  const bar = (value: number) =>
    html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none"><rect width="${(value / most) * 100}" height="6"/></svg>`
  return html`<h2>${title}</h2><div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name, value, ...rest]) =>
      html`<tr><th scope="row">${name}</th><td>${value}${bar(value)}</td>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
