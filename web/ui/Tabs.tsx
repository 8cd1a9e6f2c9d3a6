import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import './tabs.css'

interface Tab<K extends string> {
  key: K
  label: ComponentChildren
  panel: () => ComponentChildren
}

interface TabsProps<K extends string> {
  label: string
  tabs: Tab<K>[]
  selected: K
  onSelect: (key: K) => void
}

/** The ARIA tabs pattern: arrow keys move and select, only the selected tab is in the tab order. */
export const Tabs = <K extends string>({ label, tabs, selected, onSelect }: TabsProps<K>) => {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
    const step = steps[event.key]
    if (step === undefined) return
    const here = tabs.findIndex((tab) => tab.key === selected)
    const index = (here + step + tabs.length) % tabs.length
    const next = tabs[index]
    if (!next) return
    event.preventDefault()
    onSelect(next.key)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  const open = tabs.find((tab) => tab.key === selected)
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            type="button"
            key={tab.key}
            role="tab"
            id={`${base}-${tab.key}`}
            class="tab"
            aria-selected={tab.key === selected}
            aria-controls={`${base}-panel`}
            tabIndex={tab.key === selected ? 0 : -1}
            onClick={() => onSelect(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${selected}`}>
        {open?.panel()}
      </div>
    </div>
  )
}
