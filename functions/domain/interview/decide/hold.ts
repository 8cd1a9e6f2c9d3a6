import type { CommandOf } from '../../../contract/interview/command.ts'
import type { BurstState } from '../../../contract/interview/hold.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { changed } from '../records.ts'
import { type Decided, inState, target, type World, wrongState } from './context.ts'

/** As long as people vote: what is published afterwards does not change under its readers. */
export const decideBursts = (
  world: World,
  command: CommandOf<'votes.count' | 'votes.leave-out'>,
  state: BurstState,
): Decided => {
  if (!inState(world, 'announced', 'live', 'review')) return wrongState(world)
  const found = target(world.holds, command)
  if (!found.ok) return found
  const { bursts } = found.value
  if (!command.waves.every((wave) => bursts.some((burst) => burst.wave === wave))) return refuse('not-found')
  const decided = bursts.map((burst) => (command.waves.includes(burst.wave) ? { ...burst, state } : burst))
  return accept([changed(found.value, { bursts: decided })])
}
