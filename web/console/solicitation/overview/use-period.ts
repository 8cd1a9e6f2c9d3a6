import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'

/** The shortest period for a kind of document on a site if it were announced today, with its source. */
export const usePeriod = (siteId: string, kind: SolicitationDetails['kind']) =>
  useLoad(`${siteId} ${kind}`, () => call('solicitation.period', { params: { siteId }, query: { kind } }))
