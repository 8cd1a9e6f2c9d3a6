import { useScene } from './scene.ts'

/** What was refused, and why, until the citizen has read it; the words go back into the form. */
export const Refused = () => {
  const { t, view, session, nameOf } = useScene()
  return (
    <>
      {session.refused().map(({ comment, refused }) => (
        <div key={comment.id} class="errors" role="alert">
          <p>
            <strong>
              {t.notDone} · {nameOf(comment.articleId)}
            </strong>
            <br />
            {t.refusal[refused && refused in t.refusal ? (refused as keyof typeof t.refusal) : 'internal']}
          </p>
          <p class="text" lang={view.details.lang}>
            {comment.text || comment.proposed}
          </p>
          <div class="actions">
            <button type="button" class="quiet" onClick={() => session.forget(comment.id)}>
              {t.dismiss}
            </button>
          </div>
        </div>
      ))}
    </>
  )
}
