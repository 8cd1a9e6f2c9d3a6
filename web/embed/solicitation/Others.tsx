import { Heading } from '../interview/Heading.tsx'
import { Comment } from './Comment.tsx'
import { More } from './More.tsx'
import { useScene } from './scene.ts'
import { usePages } from './use-pages.ts'

/** What others said about an article. */
export const Others = ({ articleId }: { articleId: string | null }) => {
  const { t, session, heading } = useScene()
  const pages = usePages(async (after) => {
    const answer = await session.others(articleId, after)
    return answer.ok ? { ok: true, value: { items: answer.value.comments, next: answer.value.next } } : answer
  })
  return (
    <>
      <Heading level={heading + 2}>{t.others}</Heading>
      {pages.items.map((comment) => (
        <Comment key={comment.id} comment={comment} />
      ))}
      {pages.state === 'ready' && pages.items.length === 0 && <p class="meta">{t.othersNone}</p>}
      <More pages={pages} />
    </>
  )
}
