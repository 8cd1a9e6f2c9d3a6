import { grouped } from '#contract/case/receipt.ts'
import type { OwnComment } from '#contract/solicitation/own-comment.ts'
import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import type { Scene } from '../scene.ts'
import type { LookUp } from './look-up.ts'

/** A comment on a draft, and what came of it once the result is published. */
export const Comment = ({ look, comment, s }: { look: LookUp; comment: OwnComment; s: Scene<ReceiptWords> }) => {
  const { t, format, origin } = s
  const { outcome } = comment
  return (
    <article>
      <div class="step" id="step" tabIndex={-1}>
        <p class="meta">
          <span>
            {t.look.number} {grouped(comment.number)}
          </span>
          <span>{t.comment.kind}</span>
        </p>
        <p class="status">
          <strong class="badge">
            {!outcome ? t.comment.open : outcome.status ? t.comment.status[outcome.status] : t.comment.counted}
          </strong>
        </p>
        <button type="button" class="quiet" onClick={look.leave}>
          {t.look.leave}
        </button>
      </div>
      {outcome?.reason && (
        <p class="notice text">
          {t.own.reason}
          {outcome.reason}
        </p>
      )}
      <dl class="facts-of">
        <div>
          <dt>{t.comment.draft}</dt>
          <dd>
            <a href={`${origin}/p/${comment.activityId}`}>{comment.title}</a>
          </dd>
        </div>
        <div>
          <dt>{t.comment.on}</dt>
          <dd>{comment.article || t.comment.whole}</dd>
        </div>
        <div>
          <dt>{t.comment.stance}</dt>
          <dd>{t.comment.stances[comment.stance]}</dd>
        </div>
        <div>
          <dt>{t.comment.sentAt}</dt>
          <dd>{format.dateTime(comment.sentAt)}</dd>
        </div>
      </dl>
      {comment.erasedAt !== null && <p class="note">{t.own.erased(format.dateTime(comment.erasedAt))}</p>}
      {comment.text && <p class="text">{comment.text}</p>}
      {comment.proposed && (
        <>
          <p class="meta">{t.comment.proposed}</p>
          <p class="text">{comment.proposed}</p>
        </>
      )}
    </article>
  )
}
