import { useSignal } from '@preact/signals'
import { Tabs } from '../../ui/Tabs.tsx'
import { useRoom } from '../backstage/context.ts'
import { t } from '../language.ts'
import { HoldsPane } from './holds/HoldsPane.tsx'
import { NotesPane } from './notes/NotesPane.tsx'
import { PollsPane } from './polls/PollsPane.tsx'
import { PublishedPane } from './published/PublishedPane.tsx'

type Part = 'published' | 'polls' | 'notes' | 'holds'

/** The public questions, and in their place for a moment the polls, the notes or the votes that are withheld. */
export const MiddlePane = () => {
  const { state } = useRoom()
  const part = useSignal<Part>('published')
  const published = [...state.questions.values()].filter((it) => it.state === 'published' || it.state === 'answered')
  const polls = [...state.polls.values()].filter((poll) => poll.state !== 'discarded')
  const notes = [...state.notes.values()].filter((note) => !note.done)
  const waiting = [...state.holds.values()].filter(({ bursts }) =>
    bursts.some((each) => each.state === 'withheld'),
  ).length
  const words = t().middle
  return (
    <section class="pane" aria-label={words.label}>
      <Tabs
        label={words.label}
        selected={part.value}
        onSelect={(key) => (part.value = key)}
        tabs={[
          { key: 'published', label: words.published(published.length), panel: () => <PublishedPane /> },
          { key: 'polls', label: words.polls(polls.length), panel: () => <PollsPane /> },
          { key: 'notes', label: words.notes(notes.length), panel: () => <NotesPane /> },
          ...(state.holds.size > 0
            ? [{ key: 'holds' as const, label: words.holds(waiting), panel: () => <HoldsPane /> }]
            : []),
        ]}
      />
    </section>
  )
}
