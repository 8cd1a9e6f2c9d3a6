import { useScene } from './scene.ts'
import { useLater } from './use-later.ts'

/** In the order in which they opened: a new one comes last, so it moves none that is being filled in (D12). */
export const Polls = () => {
  const { t, state } = useScene()
  const Poll = useLater()?.Poll
  return (
    <>
      {state.polls.size === 0 && <p class="empty">{t.pollsEmpty}</p>}
      {Poll && [...state.polls.values()].map((poll) => <Poll key={poll.id} poll={poll} />)}
    </>
  )
}
