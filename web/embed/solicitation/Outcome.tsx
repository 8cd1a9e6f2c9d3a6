import type { OwnComment } from '#contract/solicitation/own-comment.ts'
import { useScene } from './scene.ts'

/** A comment of one's own, and what became of it. */
export const Outcome = ({ comment, name }: { comment: OwnComment; name: string }) => {
  const { t, view } = useScene()
  const { stance, text, proposed, erasedAt, outcome } = comment
  return (
    <>
      <p class="by">
        <span class="label">{t.stanceOf[stance]}</span>
        <strong>{name}</strong>
      </p>
      {erasedAt === null ? (
        <p class="text" lang={view.details.lang}>
          {text || proposed}
        </p>
      ) : (
        <p class="meta">{t.erased}</p>
      )}
      <p>
        <strong>{t.outcome[outcome ? (outcome.status ?? 'counted') : 'received']}</strong>
        {outcome?.reason && (
          <>
            <br />
            {t.reason}
            {outcome.reason}
          </>
        )}
      </p>
    </>
  )
}
