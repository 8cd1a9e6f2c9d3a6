import type { PublicComment } from '#contract/solicitation/list.ts'
import { Change } from './Change.tsx'
import { useScene } from './scene.ts'

/** What another citizen said, and the way to support it. */
export const Comment = ({ comment, onSupported }: { comment: PublicComment; onSupported?: () => void }) => {
  const { t, view, format, session, say } = useScene()
  const { lang } = view.details
  const supported = session.supports(comment.id)
  return (
    <article class="comment">
      <p class="by">
        <span class="label">{t.stanceOf[comment.stance]}</span>
        <span>{comment.organisation ?? t.citizen}</span>
        <time dateTime={new Date(comment.sentAt).toISOString()}>{format.dateTime(comment.sentAt)}</time>
      </p>
      {comment.text && (
        <p class="text" lang={lang}>
          {comment.text}
        </p>
      )}
      {comment.proposal && (
        <>
          <p class="meta">{t.proposal}</p>
          <Change changes={comment.proposal} lang={lang} />
        </>
      )}
      <p class="actions">
        {comment.supports > 0 && <span class="meta">{t.supporters(format.number(comment.supports))}</span>}
        {view.state === 'open' && (
          <button
            type="button"
            class="quiet"
            aria-pressed={supported}
            onClick={() => {
              session.support(comment.id, !supported)
              if (supported) return
              say(t.supported)
              onSupported?.()
            }}
          >
            {supported ? t.supported : t.supportThis}
          </button>
        )}
      </p>
    </article>
  )
}
