import type { ComponentChildren } from 'preact'
import './empty.css'

/** Why there is nothing here and what to do about it. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)
