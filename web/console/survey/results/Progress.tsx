import { Callout } from '../../../ui/Callout.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useSurvey } from '../room.ts'
import type { Work } from './job.ts'
import { words } from './words.ts'

/** How far the work is, and what to do where it did not get to its end. */
export const Progress = ({ work, onStop, onAgain }: { work: Work; onStop: () => void; onAgain: () => void }) => {
  const { format } = useSurvey()
  switch (work.status) {
    case 'idle':
    case 'done':
      return null
    case 'refused':
      return <RefusalNote refusal={work.refusal} />
    case 'failed': {
      const problems: Readonly<Record<string, string>> = words().problem
      return (
        <Callout tone="danger" role="alert" title={words().failed}>
          <p>{problems[work.problem] ?? problems.internal}</p>
          <p>
            <button type="button" class="button small" onClick={onAgain}>
              {words().again}
            </button>
          </p>
        </Callout>
      )
    }
    case 'cancelled':
      return <p role="status">{words().stopped}</p>
    default: {
      const [done, total] =
        work.status === 'reading' ? [work.done, work.total] : [work.job?.done ?? 0, work.job?.total ?? 0]
      const text =
        work.status === 'reading'
          ? words().saving(format.number(done), format.number(total))
          : total > 0
            ? words().running(format.number(done), format.number(total))
            : words().queued
      return (
        <div class="row">
          <progress max={total || 1} {...(total > 0 ? { value: done } : {})} aria-label={text} />
          <span role="status">{text}</span>
          <button type="button" class="button small" onClick={onStop}>
            {words().stop}
          </button>
        </div>
      )
    }
  }
}
