import { Callout } from '../../../../ui/Callout.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { type Conflict, takeTheirs } from '../core/merge.ts'
import { find, remove } from '../core/tree.ts'

/** What a colleague did at the same time: joined by itself, or both shown where both wrote the same. */
export const Conflicts = () => {
  const { saving } = useBuilder()
  const w = words().build
  if (saving.conflicts.length === 0)
    return saving.joined === null ? null : (
      <Callout tone="info" role="status">
        <p>{w.joined(saving.joined)}</p>
      </Callout>
    )
  return (
    <Callout tone="warn" role="alert" title={w.conflictTitle}>
      <p>{w.conflictHint}</p>
      <ul class="plain-list stack-s">
        {saving.conflicts.map((conflict, index) => (
          <One key={`${index} ${conflict.at} ${conflict.path.join('.')}`} conflict={conflict} />
        ))}
      </ul>
    </Callout>
  )
}

const One = ({ conflict }: { conflict: Conflict }) => {
  const { definition, edit, select, sync, titleOf } = useBuilder()
  const w = words().build
  const { kind, at, path, mine, theirs } = conflict
  const item = find(definition, at)?.item ?? null
  const title = item ? titleOf(item) : w.settings
  const fields: Readonly<Record<string, string>> = words().fields
  const field = path.map((part) => fields[part]).findLast((name) => name !== undefined) ?? path.at(-1) ?? ''
  const done = () => sync.settle(conflict)
  const takeOther = () => {
    const whole = kind === 'removed' && path.length === 0
    const next = whole ? (item ? remove(definition, at) : definition) : takeTheirs(definition, conflict)
    edit({ what: w.edited(title), at }, next)
    done()
  }
  if (kind === 'removed' && path.length === 0) {
    const byMe = mine === undefined
    return (
      <li class="stack-s">
        <p>
          <strong>{title}</strong>: {byMe ? w.removedByMe : w.removedByThem}
        </p>
        <p class="row">
          <button type="button" class="button small" onClick={done}>
            {w.keepIt}
          </button>
          <button type="button" class="button small danger" onClick={takeOther}>
            {w.deleteIt}
          </button>
        </p>
      </li>
    )
  }
  return (
    <li class="stack-s">
      <p>
        <button type="button" class="b-link" onClick={() => select(at, 'edit')}>
          {title}
        </button>
        {field && ` – ${field}`}
        {kind === 'place' && ` – ${w.placeConflict}`}
      </p>
      {kind !== 'place' && (
        <dl class="b-versions">
          <dt>{w.mine}</dt>
          <dd>{shown(mine)}</dd>
          <dt>{w.theirs}</dt>
          <dd>{shown(theirs)}</dd>
        </dl>
      )}
      <p class="row">
        <button type="button" class="button small" onClick={done}>
          {w.keepMine}
        </button>
        {kind !== 'place' && (
          <button type="button" class="button small" onClick={takeOther}>
            {w.takeTheirs}
          </button>
        )}
      </p>
    </li>
  )
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '—' : JSON.stringify(value, null, 1)
