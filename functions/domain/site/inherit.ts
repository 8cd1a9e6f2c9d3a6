import type { SiteInForce, SiteSettings } from '../../contract/site/site.ts'
import { defaultPolicies } from '../case/deadline.ts'
import { defaultPeriods } from '../solicitation/announce.ts'

/** The root of every tree. It exists without being created; a platform admin may change its settings. */
export const PLATFORM_SITE = 'platform'

/** What holds where no site says otherwise: national defaults, with the source in the contract. */
const PLATFORM_DEFAULTS: SiteInForce = {
  name: '直通',
  languages: ['zh-CN', 'en'],
  timeZone: 'Asia/Shanghai',
  colour: null,
  allowedOrigins: [],
  casePolicies: defaultPolicies,
  commentPeriods: defaultPeriods,
  notAccepted: [],
  escalation: { superiorFrom: 1, adminFrom: 5 },
}

export const PLATFORM_SETTINGS: SiteSettings = {
  name: PLATFORM_DEFAULTS.name,
  languages: null,
  timeZone: null,
  colour: null,
  allowedOrigins: null,
  casePolicies: null,
  commentPeriods: null,
  notAccepted: null,
  escalation: null,
}

/** The settings in force on the last of `chain`, which runs from the root down: what is not set is inherited (M8). */
export const inForce = (chain: readonly SiteSettings[]): SiteInForce =>
  chain.reduce<SiteInForce>(
    (above, own) => ({
      name: own.name,
      languages: own.languages ?? above.languages,
      timeZone: own.timeZone ?? above.timeZone,
      colour: own.colour ?? above.colour,
      allowedOrigins: own.allowedOrigins ?? above.allowedOrigins,
      casePolicies: own.casePolicies ?? above.casePolicies,
      commentPeriods: own.commentPeriods ?? above.commentPeriods,
      notAccepted: own.notAccepted ?? above.notAccepted,
      escalation: own.escalation ?? above.escalation,
    }),
    PLATFORM_DEFAULTS,
  )
