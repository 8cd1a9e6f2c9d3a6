import { Callout } from '../../ui/Callout.tsx'
import { t } from '../language.ts'
import type { FormValue } from './form-value.ts'
import { labelOf } from './issues.ts'
import { changedFields, merge } from './merge.ts'

type FieldName = keyof FormValue

interface ConflictProps {
  base: FormValue
  mine: FormValue
  theirs: FormValue
  by: string
  onJoin: (merged: FormValue) => void
}

/** What a colleague saved since this form was opened, and the way to go on with both. */
export const Conflict = ({ base, mine, theirs, by, onJoin }: ConflictProps) => {
  const words = t().conflict
  const { merged, both } = merge(base, mine, theirs)
  const shown = (value: FormValue, field: FieldName) => {
    const part = value[field]
    return typeof part === 'string' ? part : typeof part === 'boolean' ? words.bool(part) : words.items(listed(part))
  }
  return (
    <Callout tone="warn" role="alert" title={words.title(by)}>
      <dl class="stack-s">
        {changedFields(base, theirs).map((field) => (
          <div key={field}>
            <dt>
              <strong>{labelOf(field)}</strong> {both.includes(field) && <span class="muted">({words.both})</span>}
            </dt>
            <dd>
              <del>{shown(base, field)}</del> → <ins>{shown(theirs, field)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.explanation}</p>
      <p>
        <button type="button" class="button" onClick={() => onJoin(merged)}>
          {words.join}
        </button>
      </p>
    </Callout>
  )
}

/** The names that identify the parts of a list or a person. */
const listed = (part: Exclude<FormValue[FieldName], string | boolean>): string[] =>
  (Array.isArray(part) ? part : [part]).map((item) => ('title' in item ? item.title : item.name))
