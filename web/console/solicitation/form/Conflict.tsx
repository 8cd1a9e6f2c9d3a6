import { Callout } from '../../../ui/Callout.tsx'
import { changedFields, merge } from '../../editor/merge.ts'
import { words } from '../words.ts'
import type { FieldName, FormValue } from './form-value.ts'

interface ConflictProps {
  base: FormValue
  mine: FormValue
  theirs: FormValue
  by: string
  onJoin: (merged: FormValue) => void
}

/** What a colleague saved since this form was opened, and the way to go on with both. */
export const Conflict = ({ base, mine, theirs, by, onJoin }: ConflictProps) => {
  const w = words()
  const { merged, both } = merge(base, mine, theirs)
  const shown = (value: FormValue, field: FieldName): string => {
    const part = value[field]
    return (typeof part === 'string' ? part : w.conflict.items(part.length)) || w.conflict.none
  }
  return (
    <Callout tone="warn" role="alert" title={w.conflict.title(by)}>
      <dl class="stack-s">
        {changedFields(base, theirs).map((field) => (
          <div key={field}>
            <dt>
              <strong>{w.form.fields[field]}</strong>{' '}
              {both.includes(field) && <span class="muted">({w.conflict.both})</span>}
            </dt>
            <dd>
              <del>{shown(base, field)}</del> → <ins>{shown(theirs, field)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <p>{w.conflict.explanation}</p>
      <p>
        <button type="button" class="button" onClick={() => onJoin(merged)}>
          {w.conflict.join}
        </button>
      </p>
    </Callout>
  )
}
