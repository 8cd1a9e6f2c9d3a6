import type { ComponentChildren } from 'preact'
import './callout.css'

export type Tone = 'info' | 'good' | 'warn' | 'danger'

interface CalloutProps {
  tone?: Tone
  title?: ComponentChildren
  children?: ComponentChildren
  /** `alert` interrupts, `status` waits; neither where the callout is part of the page from the start. */
  role?: 'alert' | 'status'
}

export const Callout = ({ tone = 'info', title, children, role }: CalloutProps) => (
  <div class={`callout ${tone}`} {...(role ? { role } : {})}>
    {title && <p class="callout-title">{title}</p>}
    {children}
  </div>
)
