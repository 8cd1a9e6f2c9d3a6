import type { ComparisonRow } from '#contract/solicitation/comparison.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { Tone } from '../../../ui/Callout.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { words } from '../words.ts'
import { ChangeText } from './ChangeText.tsx'

const TONES: Record<ComparisonRow['type'], Tone | undefined> = {
  same: undefined,
  changed: 'info',
  added: 'good',
  removed: 'danger',
}

/** Two versions part by part. */
export const Rows = ({
  rows,
  changedOnly,
  lang,
}: {
  rows: readonly ComparisonRow[]
  changedOnly: boolean
  lang: string
}) => {
  const shown = rows.filter(({ type, moved }) => !changedOnly || type !== 'same' || moved)
  const w = words()
  if (shown.length === 0) return <Empty title={w.draft.same} />
  return (
    <ol class="plain-list">
      {shown.map(({ type, moved, before, after, changes }, index) => {
        const tone = TONES[type]
        const renumbered = before && after && before.number !== after.number
        return (
          <li key={index} class="compare-row">
            <p class="row">
              <strong>
                {renumbered ? `${before.number} → ${after.number}` : (after ?? before)?.number || w.unnumbered}
              </strong>
              <Badge {...(tone ? { tone } : {})}>{w.row[type]}</Badge>
              {moved && <Badge>{w.moved}</Badge>}
            </p>
            <ChangeText changes={changes} lang={lang} />
          </li>
        )
      })}
    </ol>
  )
}
