import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

interface TabsProps<Name extends string> {
  label: string
  tabs: readonly { name: Name; title: string; count?: number }[]
  selected: Name
  onSelect: (name: Name) => void
  children: ComponentChildren
}

/** The ARIA tabs pattern: arrow keys, Home and End move and select; only the selected tab is in the tab order. */
export const Tabs = <Name extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Name>) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const here = tabs.findIndex(({ name }) => name === selected)
    const steps: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }
    const step = steps[event.key]
    const to = step === undefined ? undefined : tabs.at(step % tabs.length)
    if (!to) return
    event.preventDefault()
    onSelect(to.name)
    list.current?.querySelector<HTMLElement>(`[data-tab=${to.name}]`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ name, title, count }) => (
          <button
            type="button"
            key={name}
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={name === selected}
            aria-controls={`${id}-panel`}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {title}
            {count ? <span class="number"> {count}</span> : null}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} tabIndex={-1}>
        {children}
      </div>
    </>
  )
}
