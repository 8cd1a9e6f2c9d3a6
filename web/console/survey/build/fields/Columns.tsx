import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Column, MultipleTextItem } from '#contract/survey/question.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { announce } from '../../../../ui/announce.tsx'
import { newId } from '../../../session/new-id.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import type { FieldListProps } from './FieldList.tsx'
import { entriesOf, fieldsOf, GROUPS } from './fields.ts'
import { NameField } from './NameField.tsx'
import { RowButtons, shifted } from './Row.tsx'
import { withSetting } from './with-setting.ts'

interface PartsProps<T> {
  id: string
  label: string
  value: readonly T[] | undefined
  onValue: (value: T[], same?: string) => void
  /** Draws a part's own fields; passed in, as it draws these parts in turn. */
  List: ComponentType<FieldListProps>
}

/** The columns of a table: a question each, asked in every row. */
export const Columns = (props: PartsProps<Column>) => <Parts {...props} within="column" />

/** The fields of a question with several. */
export const Items = (props: PartsProps<MultipleTextItem>) => <Parts {...props} within="item" />

const Parts = <T extends Column | MultipleTextItem>(props: PartsProps<T> & { within: 'column' | 'item' }) => {
  const { id, label, value = [], onValue, within, List } = props
  const { say, readOnly } = useBuilder()
  const open = useSignal<string | null>(null)
  const w = words().build
  const set = (part: T) => (name: string, next: unknown, same?: string) =>
    onValue(
      value.map((one) => (one.id === part.id ? (withSetting({ ...one }, name, next) as T) : one)),
      same,
    )
  const add = () => {
    const taken = new Set(value.map(({ name }) => name.toLowerCase()))
    let number = value.length + 1
    while (taken.has(`${within}${number}`)) number++
    const part = { id: newId(), name: `${within}${number}` } as T
    onValue([...value, part])
    open.value = part.id
    queueMicrotask(() => document.getElementById(`${id}.${part.id}`)?.querySelector('input')?.focus())
  }
  return (
    <fieldset class="stack-s">
      <legend>{label}</legend>
      {value.length === 0 && <p class="muted">{w.noneYet}</p>}
      {value.map((part, index) => {
        const node: Plain = { ...part, ...(within === 'item' ? { type: 'text' } : {}) }
        const entries = entriesOf(node, within)
        const title = say(part.title) || part.name
        return (
          <details
            key={part.id}
            id={`${id}.${part.id}`}
            class="list-item"
            open={open.value === part.id}
            onToggle={(event) => {
              if (event.currentTarget.open) open.value = part.id
            }}
          >
            <summary>{title}</summary>
            <div class="stack-s">
              {GROUPS.map((group) => (
                <List
                  key={group}
                  id={`${id}.${part.id}`}
                  node={node}
                  fields={fieldsOf(group, node, entries)}
                  set={set(part)}
                />
              ))}
              <NameField id={`${id}.${part.id}.name`} value={part.name} onName={(name) => set(part)('name', name)} />
              <RowButtons
                name={title}
                index={index}
                count={value.length}
                onMove={(by) => onValue(shifted(value, index, by))}
                onRemove={() => {
                  onValue(value.filter((one) => one.id !== part.id))
                  announce(w.removed)
                }}
              />
            </div>
          </details>
        )
      })}
      {!readOnly && (
        <p>
          <button type="button" class="button small" onClick={add}>
            {within === 'column' ? w.addColumn : w.addItem}
          </button>
        </p>
      )}
    </fieldset>
  )
}
