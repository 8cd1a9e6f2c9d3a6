import { Heading } from '../interview/Heading.tsx'
import { Comment } from './Comment.tsx'
import { More } from './More.tsx'
import { useScene } from './scene.ts'
import { usePages } from './use-pages.ts'

/** What others said about an article. */
export const Others = ({ articleId }: { articleId: string | null }) => {
  const { t, session, heading, format } = useScene()
  const pages = usePages(async (after) => {
    const answer = await session.others(articleId, after)
    return answer.ok ? { ok: true, value: { items: answer.value.comments, next: answer.value.next } } : answer
  })
  const received = Math.max(session.count(articleId), pages.items.length)
  return (
    <>
      <Heading level={heading + 2}>{t.others}</Heading>
      {pages.state === 'ready' && (
        <p class="meta">
          {/* Received are more than are public, and how many those are is known once all are read. */}
          {received === 0 ? t.othersNone : t.othersReceived(format.number(received))}
          {received > 0 && !pages.more && t.othersPublic(format.number(pages.items.length))}
          {received > pages.items.length && !pages.more && t.othersRest}
        </p>
      )}
      {pages.items.map((comment) => (
        <Comment key={comment.id} comment={comment} />
      ))}
      <More pages={pages} />
    </>
  )
}
