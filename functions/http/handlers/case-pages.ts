import { refuse } from '../../contract/refusal.ts'
import { findPublicCase } from '../../store/case/lists.ts'
import { getSiteInForce } from '../../store/sites.ts'
import type { Handlers } from '../call.ts'
import { accountPage } from '../page/account.ts'
import { casePage } from '../page/case.ts'
import { receiptPage, suggestionsPage } from '../page/suggestions.ts'
import { cases } from './case.ts'
import { services } from './services.ts'

/** The acceptance system as documents: read by people, printed, indexed, shared (M9). */
export const casePages = {
  'page.suggestions': ({ site, inForce, header }) => suggestionsPage(site.id, inForce, header('accept-language')),

  'page.receipt': ({ site, inForce, header }) => receiptPage(site.id, inForce, header('accept-language')),

  'page.account': async (call) => {
    const { site, inForce, query, header } = call
    const { from, to, q, after } = query
    const period = from && to && from > to ? {} : { from, to }
    // What the page says is what the API says.
    const [figures, found] = await Promise.all([
      services['account.read']({ ...call, query: period, body: {} }),
      cases['answered.list']({ ...call, query: { q, after }, body: {} }),
    ])
    const account = figures.ok ? figures.value.reply : null
    const list = found.ok ? found.value.reply : { cases: [], next: null }
    return accountPage({ siteId: site.id, site: inForce, account, cases: list, query }, header('accept-language'))
  },

  'page.case': async ({ services: { tables }, params: { number }, header }) => {
    const found = await findPublicCase(tables, number)
    const site = found && (await getSiteInForce(tables, found.siteId))
    return found && site
      ? casePage(found.case, found.siteId, site.inForce, header('accept-language'))
      : refuse('not-found')
  },
} satisfies Partial<Handlers>
