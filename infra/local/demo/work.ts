import type { Clock } from '../clock.ts'
import { caseMoments } from './cases.ts'
import type { Stage } from './cast.ts'
import { playMoments } from './moments.ts'
import { solicitationMoments } from './solicitation.ts'
import { planningMoments, satisfactionMoments } from './surveys.ts'

/** Eight weeks of a county's work with its citizens, in the order in which it happened. */
export const playWork = async (
  stage: Stage,
  clock: Clock,
  settled: () => Promise<void>,
): Promise<{ satisfaction: string; planning: string; draft: string }> => {
  const now = Date.now()
  const satisfaction = satisfactionMoments(stage, now, settled)
  const planning = planningMoments(stage, now)
  const draft = solicitationMoments(stage, now)
  await playMoments(clock, [...satisfaction.moments, ...planning.moments, ...draft.moments, ...caseMoments(stage, now)])
  return { satisfaction: satisfaction.id, planning: planning.id, draft: draft.id }
}
