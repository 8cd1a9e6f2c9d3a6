import type { DraftParts } from '#contract/solicitation/draft.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { words } from '../words.ts'

/** A document to be read. */
export const ReadOnly = ({ parts, lang }: { parts: DraftParts; lang: string }) => {
  if (parts.length === 0) return <Empty title={words().draft.empty} />
  return (
    <div class="card stack" lang={lang}>
      {parts.map((part) =>
        part.type === 'heading' ? (
          <h2 key={part.id} class={`part-heading level-${part.level}`}>
            {part.number} {part.title}
          </h2>
        ) : (
          <div key={part.id}>
            <h3>{part.number || words().unnumbered}</h3>
            <p class="part-text">{part.text}</p>
          </div>
        ),
      )}
    </div>
  )
}
