import type { Clock } from '../clock.ts'

/** Something that happened, in whole milliseconds since 1970. */
export type Moment = readonly [at: number, act: () => Promise<unknown>]

/** Plays what happened in its order, each at its own time; what happened at the same moment happens at once. */
export const playMoments = async (clock: Clock, moments: readonly Moment[]): Promise<void> => {
  const byTime = Map.groupBy(moments, ([at]) => at)
  for (const at of [...byTime.keys()].sort((one, other) => one - other)) {
    clock.set(at)
    await Promise.all((byTime.get(at) ?? []).map(([, act]) => act()))
  }
  clock.set(null)
}
