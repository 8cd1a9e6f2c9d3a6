import type { DraftPart } from '#contract/solicitation/draft.ts'
import { announce } from '../../../ui/announce.tsx'
import { t } from '../../language.ts'
import { words } from '../words.ts'
import { PartFields } from './PartFields.tsx'
import { briefly, type PartsEditor } from './use-parts.ts'

export interface PartRowProps {
  part: DraftPart
  index: number
  editor: PartsEditor
  lang: string
  open: boolean
  onOpen: (id: string | null) => void
}

/** One part in its place: read, moved by buttons or Alt with the arrows, and opened to be put right. */
export const PartRow = (props: PartRowProps) => {
  const { part, index, editor, lang, open, onOpen } = props
  const { parts } = editor
  const w = words().draft
  const name = briefly(part) || `${index + 1}`
  const move = (step: -1 | 1) => {
    const to = index + step
    if (to < 0 || to >= parts.length) return
    // After the one that is to stand before it.
    const after = step < 0 ? parts[index - 2]?.id : parts[index + 1]?.id
    if (!editor.apply({ type: 'move', id: part.id, after: after ?? null })) return
    announce(w.said.moved(name, to + 1))
    queueMicrotask(() => document.getElementById(`part-${part.id}`)?.focus())
  }
  return (
    <li
      class={`part ${part.type} ${part.type === 'heading' ? `level-${part.level}` : ''}`}
      id={`part-${part.id}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div class="part-head">
        <p class={open ? 'part-brief' : 'part-brief clamp'} lang={lang}>
          <strong>{part.number || (part.type === 'article' ? words().unnumbered : '')}</strong>{' '}
          {part.type === 'heading' ? <strong>{part.title}</strong> : !open && part.text}
        </p>
        <div class="part-tools">
          <button
            type="button"
            class="button small"
            aria-expanded={open}
            aria-label={`${open ? w.done : w.edit} ${name}`}
            onClick={() => onOpen(open ? null : part.id)}
          >
            {open ? w.done : w.edit}
          </button>
          <button
            type="button"
            class="button small"
            disabled={index === 0}
            aria-label={`${w.up} ${name}`}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="button small"
            disabled={index === parts.length - 1}
            aria-label={`${w.down} ${name}`}
            onClick={() => move(1)}
          >
            ↓
          </button>
        </div>
      </div>
      {open && <PartFields {...props} />}
      {!open && part.type === 'article' && part.text.trim() === '' && <p class="error">{t().form.rules.required}</p>}
    </li>
  )
}
