import { CATEGORIES } from '../../contract/case/box.ts'
import { CASE_LIMITS } from '../../contract/case/limits.ts'
import type { PublicCase } from '../../contract/case/public.ts'
import { accept, refuse } from '../../contract/refusal.ts'
import { likelyDuplicates, ngrams } from '../../domain/similarity.ts'
import { findPublicCase, publicPage } from '../../store/case/lists.ts'
import { getCase } from '../../store/case/records.ts'
import { isWithinLimits } from '../../store/rate-limits.ts'
import type { Call, Handlers } from '../call.ts'
import { runCitizenCommand } from '../case/citizen.ts'
import { lookUp, ownReply } from '../case/look-up.ts'
import { receiveCase } from '../case/receive.ts'
import { join } from '../join.ts'

const MINUTE = 'public, max-age=60'
/** What was published and should not have been is gone from every cache this soon. */
const SECONDS = 'public, max-age=5'

/** What is offered before a case is sent: the latest of these many, this much alike; unrelated texts stay below. */
const OFFERED_AMONG = 300
const OFFERED_FROM = 0.25
const OFFERED = 5

/** What citizens read and do of cases. */
export const cases = {
  'box.read': async ({ site, inForce }) => {
    const { name, timeZone, colour, casePolicies, notAccepted } = inForce
    const categories = CATEGORIES.map((category) => {
      const { workingDays, source } = casePolicies[category]
      return { category, workingDays, source }
    })
    return accept({
      reply: { site: { id: site.id, name, timeZone, colour }, categories, notAccepted },
      cache: MINUTE,
    })
  },

  'box.join': async (call) => join(call, call.site.id, call.body),

  'box.similar': async ({ services: { tables }, site, body }) => {
    const { items } = await publicPage(tables, site.id, () => true, undefined, OFFERED_AMONG)
    const byNumber = new Map(items.map((shown) => [shown.number, shown]))
    const others = items.map(({ number, text }) => ({ id: number, grams: ngrams(text) }))
    const alike = likelyDuplicates(body.text, others, OFFERED_FROM).slice(0, OFFERED)
    return accept({ reply: { cases: alike.flatMap(({ id }) => byNumber.get(id) ?? []) } })
  },

  'box.send': async (call) => {
    const { services, params, participantId } = call
    const sender = { caseId: params.caseId, who: `participant:${participantId}` }
    const receivedAt = services.now()
    const limits = [{ name: `sender:${participantId}`, most: CASE_LIMITS.perParticipant }]
    // What was stored is answered the same again, and is not another (D2).
    const isNew = (await getCase(services.tables, params.caseId)) === null
    if (isNew && !(await isWithinLimits(services.tables, limits, receivedAt))) return refuse('too-many-requests')
    const sent = await receiveCase(call, call.body, { sender, origin: { from: 'box' }, receivedAt, audit: null })
    return sent.ok ? accept({ reply: sent.value }) : sent
  },

  'receipt.read': async (call) => {
    const found = await lookUp(call, call.body)
    return found.ok ? accept({ reply: await ownReply(call.services, found.value) }) : found
  },

  'receipt.command': async (call: Call<'receipt.command'>) => {
    const found = await lookUp(call, call.body)
    if (!found.ok) return found
    const done = await runCitizenCommand(call.services, found.value, call.body.command)
    return done.ok ? accept({ reply: await ownReply(call.services, done.value) }) : done
  },

  'answered.list': async ({ services: { tables }, site, query: { after, q, type } }) => {
    const words = folded(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
    const passes = (shown: PublicCase) => (!type || shown.type === type) && holdsAll(shown, words)
    const { items, next } = await publicPage(tables, site.id, passes, after)
    return accept({ reply: { cases: items, next }, cache: SECONDS })
  },

  'answered.read': async ({ services: { tables }, site, params: { number } }) => {
    const found = await findPublicCase(tables, number)
    const isHere = found && [found.siteId, ...found.places].includes(site.id)
    return isHere ? accept({ reply: found.case, cache: SECONDS }) : refuse('not-found')
  },
} satisfies Partial<Handlers>

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

const holdsAll = ({ number, text, answer, department }: PublicCase, words: readonly string[]): boolean => {
  if (words.length === 0) return true
  const all = folded(`${number}\n${text}\n${answer}\n${department}`)
  return words.every((word) => all.includes(word))
}
