import { eraseContact } from '../../domain/case/erasure.ts'
import { commitCitizen } from '../../store/case/commit.ts'
import { contactsToErase } from '../../store/case/lists.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { SHARDS } from '../../store/keys.ts'
import { hashedId } from '../hashed-id.ts'
import { forEachAlone } from './tasks.ts'

/** How to reach a citizen goes when nobody needs it any more, and the case says when that was (M13). A run cut off goes on with the next. */
export const eraseContacts = async (tables: Tables, now: number): Promise<number> => {
  let erased = 0
  for (let shard = 0; shard < SHARDS; shard++)
    await forEachAlone(
      contactsToErase(tables, shard, now),
      'erasing a contact',
      (id) => id,
      async (id) => void ((await eraseOne(tables, id, now)) && erased++),
    )
  return erased
}

const eraseOne = async (tables: Tables, id: string, now: number): Promise<boolean> => {
  const record = await getCase(tables, id)
  const change = record && eraseContact(record, now)
  if (!change) return false
  // Somebody was quicker: the next hour looks again.
  const outcome = await commitCitizen(tables, id, [change], {
    ...{ commandId: hashedId(`contact.${id}.${change.after.version}`), digest: '' },
  })
  return outcome.type === 'done'
}
