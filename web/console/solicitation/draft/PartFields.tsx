import { useSignal } from '@preact/signals'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { newId } from '../../session/new-id.ts'
import { words } from '../words.ts'
import type { PartRowProps } from './PartRow.tsx'
import { briefly } from './use-parts.ts'

/** What a part consists of, and what can be done with it. */
export const PartFields = ({ part, index, editor, lang, onOpen }: PartRowProps) => {
  const id = `part-${part.id}`
  const w = words().draft
  const nowhere = useSignal(false)
  const previous = editor.parts[index - 1]
  const insert = (type: 'article' | 'heading') => {
    const made = newId()
    editor.apply({
      type: 'insert',
      after: part.id,
      part:
        type === 'article'
          ? { type, id: made, number: '', text: '' }
          : { type, id: made, level: 2, number: '', title: '' },
    })
    announce(w.said.added)
    onOpen(made)
  }
  const split = () => {
    const control = document.getElementById(`${id}-text`)
    const at = control instanceof HTMLTextAreaElement ? control.selectionStart : 0
    const made = newId()
    nowhere.value = !editor.apply({ type: 'split', id: part.id, at, newId: made, number: '' })
    if (nowhere.value) return control?.focus()
    announce(w.said.split(briefly(part)))
    onOpen(made)
  }
  const join = () => {
    if (!previous || !editor.apply({ type: 'join', id: part.id })) return
    announce(w.said.joined)
    onOpen(previous.id)
  }
  const remove = () => {
    editor.apply({ type: 'remove', id: part.id })
    announce(w.said.removed(briefly(part)))
    onOpen(null)
    const neighbour = editor.parts[index + 1] ?? previous
    queueMicrotask(() => document.getElementById(`part-${neighbour?.id}`)?.focus())
  }
  const convert = () =>
    editor.apply({
      type: 'edit',
      part:
        part.type === 'article'
          ? { type: 'heading', id: part.id, level: 2, number: part.number, title: part.text.slice(0, MAX.headingTitle) }
          : { type: 'article', id: part.id, number: part.number, text: part.title },
    })
  return (
    <div class="stack-s part-fields">
      <div class="field-row">
        <TextField
          id={`${id}-number`}
          label={w.number}
          value={part.number}
          onValue={(number) => editor.apply({ type: 'edit', part: { ...part, number } })}
          max={MAX.partNumber}
          lang={lang}
        />
        {part.type === 'heading' && (
          <Select
            id={`${id}-level`}
            label={w.level}
            options={(['1', '2', '3'] as const).map((level) => [level, w.levels[level]])}
            value={`${part.level}`}
            onValue={(level) =>
              editor.apply({ type: 'edit', part: { ...part, level: level === '1' ? 1 : level === '2' ? 2 : 3 } })
            }
          />
        )}
      </div>
      {part.type === 'heading' ? (
        <TextField
          id={`${id}-title`}
          label={w.headingTitle}
          value={part.title}
          onValue={(title) => editor.apply({ type: 'edit', part: { ...part, title } })}
          max={MAX.headingTitle}
          lang={lang}
        />
      ) : (
        <TextField
          id={`${id}-text`}
          label={w.text}
          hint={w.splitHint}
          error={nowhere.value ? w.splitNowhere : undefined}
          value={part.text}
          onValue={(text) => editor.apply({ type: 'edit', part: { ...part, text } })}
          max={MAX.articleText}
          rows={Math.min(16, 3 + Math.ceil(part.text.length / 45))}
          lang={lang}
        />
      )}
      <div class="row">
        {part.type === 'article' && (
          <>
            <button type="button" class="button small" onClick={split}>
              {w.splitHere}
            </button>
            <button type="button" class="button small" disabled={previous?.type !== 'article'} onClick={join}>
              {w.join}
            </button>
          </>
        )}
        <button type="button" class="button small" onClick={convert}>
          {part.type === 'article' ? w.asHeading : w.asArticle}
        </button>
        <button type="button" class="button small" onClick={() => insert('article')}>
          {w.addArticle}
        </button>
        <button type="button" class="button small" onClick={() => insert('heading')}>
          {w.addHeading}
        </button>
        <button type="button" class="button small danger" onClick={remove}>
          {w.remove}
        </button>
        <button type="button" class="button small primary" onClick={() => onOpen(null)}>
          {w.done}
        </button>
      </div>
    </div>
  )
}
