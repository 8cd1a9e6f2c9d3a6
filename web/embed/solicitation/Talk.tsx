import { useState } from 'preact/hooks'
import { CommentForm } from './CommentForm.tsx'
import { placeOf } from './keeping.ts'
import { Others } from './Others.tsx'
import { useScene } from './scene.ts'

/** What is said about one article, behind a native disclosure; nothing of it is loaded before it is opened. */
export const Talk = ({ articleId }: { articleId: string | null }) => {
  const { t, view, session, nameOf } = useScene()
  const [opened, setOpened] = useState(false)
  const isOpen = view.state === 'open'
  const draft = session.draft(articleId)
  // There is nothing to open where nobody may comment and nobody's comments are shown.
  if (view.state === 'cancelled' && !draft) return null
  const count = session.count(articleId)
  const words = isOpen ? (count ? t.talkCount(count) : t.talk) : count ? t.talkClosedCount(count) : t.talkClosed
  return (
    <details
      class="talk"
      id={`talk-${placeOf(articleId)}`}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        {words}
        <span class="hidden"> {nameOf(articleId)}</span>
        {draft && <span class="meta"> {t.draftKept}</span>}
      </summary>
      {opened && (
        <>
          {view.othersShown ? <Others articleId={articleId} /> : isOpen && <p class="note">{t.othersLater}</p>}
          {(isOpen || draft) && <CommentForm articleId={articleId} />}
        </>
      )}
    </details>
  )
}
