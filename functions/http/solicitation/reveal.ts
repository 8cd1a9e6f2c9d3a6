import * as v from 'valibot'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { RevealedContact } from '../../contract/solicitation/list.ts'
import { commitWrites } from '../../store/commit.ts'
import { getComment } from '../../store/solicitation/comments.ts'
import type { Answer, Call } from '../call.ts'
import { contactPlace } from './send.ts'

/** Told only once the look is in the audit trail, with its reason; what was seen is not in it (M13). */
export const revealContact = async (
  call: Call<'comment.reveal'>,
): Promise<Result<Answer<v.InferOutput<typeof RevealedContact>>>> => {
  const { services, staff, site, activity, params, body } = call
  const { tables, sealing, now } = services
  const comment = await getComment(tables, activity.id, params.commentId)
  if (!comment) return refuse('not-found')
  if (comment.contact === null) return accept({ reply: { name: null, contact: null } })
  const by = { subject: staff.subject, name: staff.name }
  const outcome = await commitWrites(
    tables,
    [],
    {
      ...{ commandId: body.commandId, at: now(), by, siteId: site.id, activityId: activity.id },
      ...{ action: 'comment.reveal', target: comment.id, before: null, after: { reason: body.reason } },
    },
    { versions: {} },
  )
  if (outcome.type === 'contention') return refuse('unavailable')
  const opened: unknown = JSON.parse(await sealing.open(comment.contact, contactPlace(activity.id, comment.id)))
  return accept({ reply: v.parse(RevealedContact, opened) })
}
