import type { Tables } from '../client.ts'
import { supportKey } from '../keys.ts'
import { isSupport, type Standing, writeWish } from '../wishes.ts'

/** One item a person and comment, which says whether the person supports it (D15). Counted from the stream, never here. */
export const setSupport = async (
  tables: Tables,
  support: { activityId: string; commentId: string; participantId: string; on: boolean },
  number: number,
): Promise<Standing<{ on: boolean }>> => {
  const { activityId, commentId, participantId, on } = support
  const item = await writeWish(tables, supportKey(activityId, commentId, participantId), { on }, number)
  return { on: isSupport(item), number: Number(item.nth) }
}
