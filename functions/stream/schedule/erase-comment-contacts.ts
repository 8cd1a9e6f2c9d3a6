import { log } from '../../runtime/logger.ts'
import type { Tables } from '../../store/client.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { contactsDue, eraseContact, noteErased } from '../../store/solicitation/contacts.ts'
import { forEachAlone } from './tasks.ts'

/** How to reach the authors of comments, and names that were only checked, go once nobody is to be told any more (M13). */
export const eraseCommentContacts = async (tables: Tables, now: number): Promise<number> => {
  let erased = 0
  await forEachAlone(
    contactsDue(tables, now),
    'erasing the contacts of a solicitation',
    (id) => id,
    async (activityId) => {
      for (const { id, contact } of await allComments(tables, activityId))
        if (contact !== null && (await eraseContact(tables, activityId, id))) erased++
      await noteErased(tables, activityId, now)
      log.info('contacts erased', { activityId })
    },
  )
  return erased
}
