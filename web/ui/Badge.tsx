import type { ComponentChildren } from 'preact'
import type { Tone } from './Callout.tsx'
import './badge.css'

export const Badge = ({ tone, children }: { tone?: Tone | 'live'; children: ComponentChildren }) => (
  <span class={tone ? `badge ${tone}` : 'badge'}>{children}</span>
)
