import * as v from 'valibot'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { RevealedContact } from '../../contract/solicitation/list.ts'
import { auditedReceipt } from '../../store/audit.ts'
import { commitOnce } from '../../store/commit.ts'
import { commandKey } from '../../store/keys.ts'
import { getComment } from '../../store/solicitation/comments.ts'
import { sealWords } from '../../store/trail.ts'
import type { Answer, Call } from '../call.ts'
import { contactPlace } from './send.ts'

/** Told only once the look is in the audit trail, with its reason; what was seen is not in it (M13). */
export const revealContact = async (
  call: Call<'comment.reveal'>,
): Promise<Result<Answer<v.InferOutput<typeof RevealedContact>>>> => {
  const { services, staff, site, activity, params, body } = call
  const { tables, sealing, now, newId } = services
  const comment = await getComment(tables, activity.id, params.commentId)
  if (!comment) return refuse('not-found')
  const by = { subject: staff.subject, name: staff.name }
  const look = {
    ...{ commandId: newId(), digest: '', at: now(), by, siteId: site.id, activityId: activity.id },
    ...{ action: 'comment.reveal', target: comment.id, before: null, after: { reason: body.reason } },
  }
  const audit = await sealWords(tables, look, { things: [`comment#${activity.id}#${comment.id}`], clear: [] })
  // Each look anew, also one asked for again under the same id: it shows the same again.
  const Key = commandKey(activity.id, `reveal#${audit.commandId}`)
  const reply = { versions: {} }
  const outcome = await commitOnce(tables, Key, [auditedReceipt(tables, Key, audit, reply)], reply, audit.digest)
  if (outcome.type === 'taken') return refuse('id-taken')
  if (outcome.type === 'contention') return refuse('unavailable')
  if (comment.contact === null) return accept({ reply: { name: null, contact: null } })
  const opened: unknown = JSON.parse(await sealing.open(comment.contact, contactPlace(activity.id, comment.id)))
  return accept({ reply: v.parse(RevealedContact, opened) })
}
