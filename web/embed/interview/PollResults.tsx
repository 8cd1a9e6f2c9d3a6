import type { PollView } from '#contract/interview/poll.ts'
import { useScene } from './scene.ts'

/** Votes and share for each option, and of how many (M4); while they are not to be seen, only what this citizen chose. */
export const PollResults = ({ poll, given }: { poll: PollView; given: readonly string[] }) => {
  const { t, format, view } = useScene()
  const tally = view.live.tallies.get(poll.id)
  const counts = tally?.options
  const total = tally?.total ?? 0
  return (
    <>
      <ul class="results" aria-label={t.pollResult}>
        {poll.options.map((option) => {
          const votes = counts?.[option.id] ?? 0
          return (
            <li key={option.id}>
              <span>
                {option.text} {given.includes(option.id) && <span class="label">{t.pollMine}</span>}
              </span>
              {counts && (
                <>
                  <span class="number">
                    {t.pollShare(format.number(votes), format.percent(total ? votes / total : 0))}
                  </span>
                  <progress max={total || 1} value={votes} aria-label={option.text} />
                </>
              )}
            </li>
          )
        })}
      </ul>
      <p class="meta">{counts ? t.pollTotal(format.number(total)) : t.pollLater}</p>
    </>
  )
}
