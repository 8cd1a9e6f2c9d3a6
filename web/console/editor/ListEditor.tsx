import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { announce } from '../../ui/announce.tsx'
import { t } from '../language.ts'

interface ListEditorProps<T> {
  legend: string
  items: readonly T[]
  most: number
  add: string
  /** What one of them is called. */
  itemName: string
  create: () => T
  keyOf?: (item: T) => string
  onItems: (items: T[]) => void
  children: (item: T, index: number, set: (item: T) => void) => ComponentChildren
}

/** Items that are added, moved by buttons (never by dragging alone) and removed. */
export const ListEditor = <T,>(props: ListEditorProps<T>) => {
  const { legend, items, most, add, itemName, create, keyOf, onItems, children } = props
  const box = useRef<HTMLFieldSetElement>(null)
  const words = t().editor
  const swap = (index: number, by: number) => {
    const next = [...items]
    const [moved] = next.splice(index, 1)
    if (moved === undefined) return
    next.splice(index + by, 0, moved)
    onItems(next)
    announce(words.moved(itemName, index + by + 1))
  }
  const focusItem = (index: number) =>
    queueMicrotask(() =>
      box.current?.querySelectorAll<HTMLElement>('.list-item')[index]?.querySelector('input')?.focus(),
    )
  return (
    <fieldset class="card stack" ref={box}>
      <legend>{legend}</legend>
      {items.length === 0 && <p class="muted">{words.noneYet}</p>}
      {items.map((item, index) => (
        <fieldset class="list-item stack" key={keyOf?.(item) ?? index}>
          <legend>{words.item(itemName, index + 1)}</legend>
          {children(item, index, (next) => onItems(items.map((other, at) => (at === index ? next : other))))}
          <div class="row">
            <button type="button" class="button small" disabled={index === 0} onClick={() => swap(index, -1)}>
              {words.up}
            </button>
            <button
              type="button"
              class="button small"
              disabled={index === items.length - 1}
              onClick={() => swap(index, 1)}
            >
              {words.down}
            </button>
            <button
              type="button"
              class="button small danger"
              onClick={() => {
                onItems(items.filter((_, at) => at !== index))
                announce(words.removed(itemName))
                box.current?.querySelector<HTMLElement>('.list-add')?.focus()
              }}
            >
              {words.remove}
            </button>
          </div>
        </fieldset>
      ))}
      <p>
        <button
          type="button"
          class="button list-add"
          disabled={items.length >= most}
          onClick={() => {
            onItems([...items, create()])
            focusItem(items.length)
          }}
        >
          {add}
        </button>
      </p>
    </fieldset>
  )
}
