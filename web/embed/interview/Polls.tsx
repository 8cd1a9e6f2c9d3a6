import { Poll } from './Poll.tsx'
import { useScene } from './scene.ts'

/** In the order in which they opened: a new one comes last, so it moves none that is being filled in (D12). */
export const Polls = () => {
  const { t, state } = useScene()
  return (
    <>
      {state.polls.size === 0 && <p class="empty">{t.pollsEmpty}</p>}
      {[...state.polls.values()].map((poll) => (
        <Poll key={poll.id} poll={poll} />
      ))}
    </>
  )
}
