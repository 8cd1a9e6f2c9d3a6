import { words } from '../../words.ts'
import { shift, takeAway } from '../acts.ts'
import { useBuilder } from '../builder.ts'
import { childrenOf, type Item, isHolder, isPage } from '../core/tree.ts'
import { kindOf } from '../kinds.ts'

interface OutlineProps {
  onAdd: (holder: string, index: number) => void
  onAddPage: () => void
}

/** The survey as a list: pages, and what is on them. */
export const Outline = ({ onAdd, onAddPage }: OutlineProps) => {
  const { definition, selected, select, readOnly, findings } = useBuilder()
  const w = words().build
  const problems = findings.filter(({ at }) => at === '').length
  return (
    <nav class="b-outline stack-s" aria-label={w.outline}>
      <button
        type="button"
        class="b-item b-survey"
        aria-current={selected === '' ? 'true' : undefined}
        data-item=""
        onClick={() => select('', 'edit')}
      >
        <span>{w.settings}</span>
        {problems > 0 && <Marks problems={problems} />}
      </button>
      {!readOnly && <p class="small muted">{w.moveHint}</p>}
      <ol class="plain-list">
        {definition.pages.map((page) => (
          <Line key={page.id} item={page} onAdd={onAdd} />
        ))}
      </ol>
      {!readOnly && (
        <p>
          <button type="button" class="button small" onClick={onAddPage}>
            {w.addPage}
          </button>
        </p>
      )}
    </nav>
  )
}

const Marks = ({ problems }: { problems: number }) => (
  <span class="b-problems">
    {problems}
    <span class="visually-hidden"> {words().checks.title}</span>
  </span>
)

const Line = ({ item, onAdd }: { item: Item; onAdd: OutlineProps['onAdd'] }) => {
  const builder = useBuilder()
  const { selected, select, titleOf, findings, readOnly } = builder
  const w = words().build
  const title = titleOf(item)
  const problems = findings.filter(({ at }) => at === item.id).length
  const children = childrenOf(item)
  const holder = isHolder(item)
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined
    if (by) {
      event.preventDefault()
      shift(builder, item, by)
      select(item.id, 'list')
    } else if (event.key === 'Delete') {
      event.preventDefault()
      takeAway(builder, item)
    } else if (!event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      step(event.currentTarget, event.key === 'ArrowUp' ? -1 : 1)
    }
  }
  return (
    <li class={isPage(item) ? 'b-page' : ''}>
      <button
        type="button"
        class="b-item"
        data-item={item.id}
        aria-current={selected === item.id ? 'true' : undefined}
        onClick={() => select(item.id, 'edit')}
        onKeyDown={onKeyDown}
      >
        <span class="b-item-title">{title}</span>
        <span class="b-item-kind small muted">
          {isPage(item) ? w.page : words().kinds[kindOf(item)].name}
          {'isRequired' in item && item.isRequired && ` · ${w.isRequired}`}
          {item.visibleIf && ` · ${w.hasCondition}`}
        </span>
        {problems > 0 && <Marks problems={problems} />}
      </button>
      {(children.length > 0 || holder) && (
        <ol class="plain-list b-inside">
          {children.map((child) => (
            <Line key={child.id} item={child} onAdd={onAdd} />
          ))}
          {holder && !readOnly && (
            <li>
              <button
                type="button"
                class="button quiet small"
                data-add={item.id}
                onClick={() => onAdd(item.id, children.length)}
              >
                {w.addQuestion}
                <span class="visually-hidden"> ({title})</span>
              </button>
            </li>
          )}
        </ol>
      )}
    </li>
  )
}

const step = (from: EventTarget | null, by: 1 | -1): void => {
  const lines: (EventTarget & { focus?: () => void })[] = [
    ...document.querySelectorAll<HTMLElement>('.b-outline .b-item'),
  ]
  if (from) lines[lines.indexOf(from) + by]?.focus?.()
}
