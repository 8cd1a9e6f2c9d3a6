import { useEffect, useState } from 'preact/hooks'
import type { ComparisonRow } from '#contract/solicitation/comparison.ts'
import { Heading } from '../interview/Heading.tsx'
import { Change } from './Change.tsx'
import { comparableWith } from './comparable.ts'
import { useScene } from './scene.ts'

/** Two versions, article by article and word by word. */
export const Compare = () => {
  const { t, view, session } = useScene()
  const choices = comparableWith(view)
  const [chosen, setChosen] = useState(choices[0] ?? '')
  const [changedOnly, setChangedOnly] = useState(true)
  const [rows, setRows] = useState<ComparisonRow[] | 'failed' | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let wanted = true
    setRows(null)
    session.compare(chosen).then((found) => wanted && setRows(found ?? 'failed'))
    return () => {
      wanted = false
    }
  }, [chosen, round])
  const nameOf = (choice: string) =>
    choice === 'law' || choice === 'next'
      ? t[choice]
      : t.otherRound(view.links.find(({ id }) => id === choice)?.title ?? '')
  const shown = Array.isArray(rows) ? rows.filter(({ type, moved }) => !changedOnly || type !== 'same' || moved) : null
  return (
    <>
      <div class="actions">
        <label>
          {t.compareWith}{' '}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {nameOf(choice)}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={changedOnly}
            onChange={(event) => setChangedOnly(event.currentTarget.checked)}
          />
          {t.changedOnly}
        </label>
      </div>
      {rows === 'failed' && (
        <p role="alert">
          {t.compareFailed}{' '}
          <button type="button" onClick={() => setRound(round + 1)}>
            {t.retry}
          </button>
        </p>
      )}
      {rows === null && <p role="status">{t.comparing}</p>}
      {shown?.length === 0 && <p class="empty">{t.noChanges}</p>}
      {shown?.map((row, index) => (
        <Row key={index} row={row} />
      ))}
    </>
  )
}

const Row = ({ row }: { row: ComparisonRow }) => {
  const { t, view, heading } = useScene()
  const { before, after } = row
  const renumbered = before && after && before.number !== after.number
  return (
    <section class={`row ${row.type}`}>
      <Heading level={heading}>
        {renumbered ? `${before.number} → ${after.number}` : (after ?? before)?.number || t.unnumbered}{' '}
        <span class="label">{t.row[row.type]}</span> {row.moved && <span class="label">{t.moved}</span>}
      </Heading>
      <Change changes={row.changes} lang={view.details.lang} />
    </section>
  )
}
