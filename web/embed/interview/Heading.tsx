import type { ComponentChildren } from 'preact'

/** A heading whose level follows from the host's page; HTML ends at 6. */
export const Heading = ({
  level,
  children,
  class: name,
}: {
  level: number
  children: ComponentChildren
  class?: string
}) => {
  const Tag = `h${Math.min(level, 6)}` as 'h2'
  return <Tag class={name}>{children}</Tag>
}
