import type { SiteInForce } from '../../contract/site/site.ts'
import type { LinkedSolicitation, SolicitationView } from '../../contract/solicitation/solicitation.ts'
import {
  isPublicSolicitation,
  phaseOf,
  publicSolicitation,
  type SolicitationHead,
} from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { getSolicitations, laterRounds, withParts } from '../../store/solicitation/solicitations.ts'

/** The solicitations that this one belongs with: the round before, those after, and what was put out together with it. */
export const linksOf = async (
  tables: Tables,
  { id, details }: SolicitationHead,
  now: number,
  shown: (head: SolicitationHead) => boolean,
): Promise<LinkedSolicitation[]> => {
  const later = await laterRounds(tables, id)
  const related = [
    ...(details.previousId === null ? [] : [{ id: details.previousId, relation: 'previous' as const }]),
    ...later.map((each) => ({ id: each, relation: 'later' as const })),
    ...details.alongsideIds.map((each) => ({ id: each, relation: 'alongside' as const })),
  ]
  const heads = await getSolicitations(
    tables,
    related.map((each) => each.id),
  )
  return related.flatMap(({ id: other, relation }) => {
    const head = heads.get(other)
    if (!head || !shown(head)) return []
    const { title } = head.details
    return [{ id: other, title, relation, state: phaseOf(head, now), announcedOn: head.period?.announcedOn ?? null }]
  })
}

/** A solicitation as anyone may read it; null for what was never announced. */
export const viewOf = async (
  tables: Tables,
  head: SolicitationHead,
  site: SiteInForce,
  { now, verifies }: { now: number; verifies: boolean },
): Promise<SolicitationView | null> => {
  const [record, links] = await Promise.all([withParts(tables, head), linksOf(tables, head, now, isPublicSolicitation)])
  const face = { id: head.siteId, name: site.name, timeZone: site.timeZone, colour: site.colour }
  return publicSolicitation(record, face, links, { now, verifies })
}
