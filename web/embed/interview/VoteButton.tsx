import { useId } from 'preact/hooks'
import { useScene } from './scene.ts'

/** One vote a person, that can be taken back; after the interview only the count is left. */
export const VoteButton = ({ questionId, about }: { questionId: string; about: string }) => {
  const id = useId()
  const { t, format, session, state } = useScene()
  const total = format.number(session.votes.total(questionId))
  const life = state.brief?.state
  if (life !== 'announced' && life !== 'live') return <span class="meta">{t.votes(total)}</span>
  const on = session.votes.mine(questionId)
  return (
    <button
      type="button"
      id={id}
      class="vote"
      aria-labelledby={`${id} ${about}`}
      aria-pressed={on}
      onClick={() => session.act(questionId, { type: 'vote', on: !on })}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 3l6 8H2z" />
      </svg>
      {on ? t.voted : t.vote} <b>{total}</b>
    </button>
  )
}
