import { noteErasure } from '../store/erasures.ts'
import type { Projection } from './projection.ts'

/** Files made before a comment or a response was erased still have it: they are handed out no more (M13), and gone within a day. */
export const forgetExports = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  if (records.some(erases)) await noteErasure(tables, activityId, now)
}

const erases = ({ kind, before, after }: Projection['records'][number]): boolean =>
  (kind === 'RESPONSE' && before !== null && after === null) ||
  (kind === 'COMMENT' && Boolean(after?.erased) && !before?.erased)
