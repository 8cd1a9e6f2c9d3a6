import type { ComponentChildren } from 'preact'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'

interface RowButtonsProps {
  /** What is moved or removed, for those who hear the buttons alone. */
  name: string
  index: number
  count: number
  onMove: (by: 1 | -1) => void
  onRemove: () => void
  children?: ComponentChildren
}

/** Up, down and away, for something in a list. */
export const RowButtons = ({ name, index, count, onMove, onRemove, children }: RowButtonsProps) => {
  const { readOnly } = useBuilder()
  const w = words().build
  if (readOnly) return null
  return (
    <span class="b-row-buttons">
      <button
        type="button"
        class="button small"
        aria-label={w.upOf(name)}
        title={w.up}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="button small"
        aria-label={w.downOf(name)}
        title={w.down}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
      <button
        type="button"
        class="button small danger"
        aria-label={w.removeOf(name)}
        title={w.remove}
        onClick={onRemove}
      >
        ×
      </button>
      {children}
    </span>
  )
}

/** A list with one of its items one place further. */
export const shifted = <T,>(list: readonly T[], index: number, by: 1 | -1): T[] => {
  const next = [...list]
  const [item] = next.splice(index, 1)
  if (item !== undefined) next.splice(index + by, 0, item)
  return next
}
