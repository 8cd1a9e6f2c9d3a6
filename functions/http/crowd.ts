import type { RouteId } from '../contract/routes.ts'
import type { Act } from '../domain/crowd/room.ts'
import { type Taken, takeRoom } from '../store/crowd/take-room.ts'
import type { Granted } from './authorize.ts'
import type { Services } from './call.ts'

/** Routes by which people do something that is limited by their address; at each activity by itself, at a desk by its site. */
export const ACT_OF: Partial<Record<RouteId, Act>> = {
  'participant.create': 'join',
  'box.join': 'join',
  'question.ask': 'question',
  'question.revise': 'question',
  'question.withdraw': 'question',
  'question.vote': 'vote',
  'poll.answer': 'answer',
  'response.give': 'response',
  'draft.keep': 'draft',
  'comment.send': 'comment',
  'comment.support': 'support',
  'box.send': 'case',
}

/** Counts what a request does at the address it comes from; null where the route is not limited so. */
export const crowdAt = async (
  { tables, sources, now }: Pick<Services, 'tables' | 'sources' | 'now'>,
  id: RouteId,
  { activity, site }: Pick<Granted, 'activity' | 'site'>,
  header: (name: string) => string | undefined,
): Promise<Taken | null> => {
  const act = ACT_OF[id]
  const where = activity?.id ?? site?.id
  if (!act || where === undefined) return null
  const at = now()
  const { address } = await sources.of(header, at)
  return takeRoom(tables, act, `${where}:${address}`, at)
}
