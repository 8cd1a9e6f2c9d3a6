import { useSignal } from '@preact/signals'
import { grouped } from '#contract/case/receipt.ts'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import { compareTexts } from '#domain/solicitation/compare.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { Tone } from '../../../ui/Callout.tsx'
import { ChangeText } from '../change/ChangeText.tsx'
import { nameOf, useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Contact } from './Contact.tsx'
import { Erase } from './Erase.tsx'
import { Masked } from './Masked.tsx'
import { RedactDialog } from './RedactDialog.tsx'

const STANCE_TONES: Record<StaffComment['stance'], Tone | undefined> = {
  support: 'good',
  oppose: 'danger',
  suggest: 'info',
  ask: 'warn',
}
const ADOPTION_TONES = { adopted: 'good', partly: 'info', not: 'danger' } as const

interface CommentCardProps {
  comment: StaffComment
  selected: boolean
  onSelect: (on: boolean) => void
  mayDecide: boolean
  onGroup: (groupId: string) => void
  onChanged: (comment: StaffComment) => void
}

/** One comment with everything that is known and was decided about it. */
export const CommentCard = ({ comment, selected, onSelect, mayDecide, onGroup, onChanged }: CommentCardProps) => {
  const { solicitation, format, may } = useRoom()
  const { details, parts } = solicitation
  const redacting = useSignal(false)
  const all = words()
  const w = all.comments
  const { id, articleId, stance, sender, adoption, redactions, proposed } = comment
  const article = parts.find((part) => part.id === articleId)
  const articleText = article?.type === 'article' ? article.text : ''
  const masked = redactions.text.length + redactions.proposed.length
  const brief = (comment.text || proposed || all.stance[stance]).slice(0, 30)
  return (
    <li class={selected ? 'comment selected' : 'comment'} data-card tabIndex={-1}>
      <div class="row">
        {mayDecide && (
          <input
            type="checkbox"
            class="comment-check"
            aria-label={w.select(brief)}
            aria-keyshortcuts="x"
            checked={selected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        )}
        <Badge {...(STANCE_TONES[stance] ? { tone: STANCE_TONES[stance] } : {})}>{all.stance[stance]}</Badge>
        <strong>{nameOf(parts, articleId)}</strong>
        <span class="small muted">
          {all.senders[sender.kind]} {sender.name ?? ''} · {format.dateTime(comment.sentAt)} ·{' '}
          {w.receipt(grouped(comment.number))}
        </span>
        {adoption && (
          <span class="row-end">
            <Badge tone={ADOPTION_TONES[adoption.status]}>{all.adoption[adoption.status]}</Badge>
          </span>
        )}
      </div>
      {comment.erased && <p class="small muted">{w.erasedAt(format.dateTime(comment.erased.at))}</p>}
      {comment.text && <Masked text={comment.text} redactions={redactions.text} lang={details.lang} />}
      {proposed !== null && (
        <div>
          <p class="small muted">{w.proposal}</p>
          <ChangeText changes={compareTexts(articleText, proposed, details.lang)} lang={details.lang} />
        </div>
      )}
      {adoption && (
        <p class="small">
          {adoption.reason && <span lang={details.lang}>{adoption.reason} </span>}
          <span class="muted">{w.by(adoption.by.name, format.dateTime(adoption.at))}</span>
        </p>
      )}
      <p class="row small">
        <span class="muted">{comment.hiddenReason ? w.hidden(comment.hiddenReason) : w.state[comment.state]}</span>
        {comment.labels.length > 0 && (
          <span>
            {w.topics}
            {comment.labels.join(', ')}
          </span>
        )}
        {masked > 0 && <span>{w.redactions(masked)}</span>}
        {comment.groupId !== null && (
          <button type="button" class="button quiet small" onClick={() => onGroup(comment.groupId ?? id)}>
            {w.similar}
          </button>
        )}
        {mayDecide && !comment.erased && (
          <button type="button" class="button quiet small" onClick={() => (redacting.value = true)}>
            {w.redact}
            <span class="visually-hidden"> {brief}</span>
          </button>
        )}
        {comment.hasContact && may('comment.reveal') && <Contact commentId={id} />}
        {!comment.erased && may('comment.erase') && <Erase comment={comment} brief={brief} onChanged={onChanged} />}
      </p>
      {redacting.value && (
        <RedactDialog comment={comment} onClose={() => (redacting.value = false)} onChanged={onChanged} />
      )}
    </li>
  )
}
