import { commandPartition } from '../../store/keys.ts'
import { WORDLESS } from '../../store/solicitation/decide.ts'
import { forgetClear } from '../../store/trail.ts'
import type { Projection } from './projection.ts'

/** What the trail holds of an erased comment is sealed under a key that went with it; entries older than that way lose their words here. */
export const forgetCommentTrail = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const erased = records.filter(({ before, after }) => after?.erased && !before?.erased)
  for (const { sk: id } of erased)
    await forgetClear(
      tables,
      [commandPartition(activityId)],
      `comment#${activityId}#${id}`,
      WORDLESS,
      ({ target, after }) => {
        const among = after?.comments
        return target === id || (Array.isArray(among) && among.includes(id))
      },
    )
}
