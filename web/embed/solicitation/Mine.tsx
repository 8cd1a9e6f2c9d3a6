import { Lookup } from './Lookup.tsx'
import { Outcome } from './Outcome.tsx'
import { Receipt } from './Receipt.tsx'
import { useScene } from './scene.ts'

/** What became of the comments sent from this device. */
export const Mine = () => {
  const { t, session, format, nameOf } = useScene()
  const waiting = session.sent()
  const own = session.own()
  return (
    <>
      <p class="meta">{t.mineNote}</p>
      {waiting.length + own.length === 0 && <p class="empty">{t.mineEmpty}</p>}
      <ul class="list">
        {waiting.map(({ comment, at }) => (
          <li key={comment.id}>
            <p class="by">
              <span class="label">{t.stanceOf[comment.stance]}</span>
              <strong>{nameOf(comment.articleId)}</strong>
              <time>{format.dateTime(at)}</time>
            </p>
            <p class="text">{comment.text}</p>
            <p class="meta">{t.unsent}</p>
          </li>
        ))}
        {own.map((one) => {
          const found = session.outcome(one.id)
          return (
            <li key={one.id}>
              {found && <Outcome comment={found} name={nameOf(one.articleId)} />}
              {found === null && <p class="meta">{t.notLoaded}</p>}
              <Receipt own={one} />
            </li>
          )
        })}
      </ul>
      <Lookup />
    </>
  )
}
