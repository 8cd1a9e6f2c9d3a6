import { useEffect, useRef } from 'preact/hooks'
import type { PublicComment } from '#contract/solicitation/list.ts'
import { Heading } from '../interview/Heading.tsx'
import { Comment } from './Comment.tsx'
import { useScene } from './scene.ts'

interface SimilarProps {
  comments: readonly PublicComment[]
  onBack: () => void
  onSend: () => void
  onSupported: () => void
}

/** Before sending: what others said already, to be supported instead. Nobody is kept from sending their own. */
export const Similar = ({ comments, onBack, onSend, onSupported }: SimilarProps) => {
  const { t, heading } = useScene()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section class="notice" ref={box} tabIndex={-1} aria-label={t.similar}>
      <Heading level={heading + 2}>{t.similar}</Heading>
      <p>{t.similarHint}</p>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} onSupported={onSupported} />
      ))}
      <div class="actions">
        <button type="button" class="primary" onClick={onSend}>
          {t.sendMine}
        </button>
        <button type="button" class="quiet" onClick={onBack}>
          {t.back}
        </button>
      </div>
    </section>
  )
}
