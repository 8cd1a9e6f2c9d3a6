import type { ComponentChildren } from 'preact'
import { goTo } from './router.ts'
import { pathOf, type ScreenName, type ScreenParams } from './screens.ts'

interface LinkProps {
  to: ScreenName
  params?: ScreenParams
  /** What the screen reads of the address beside. */
  search?: Readonly<Record<string, string>>
  class?: string
  current?: boolean
  /** The key that follows it (`aria-keyshortcuts`). */
  shortcut?: string
  children: ComponentChildren
}

/** A real link, so that it can be copied and opened in a tab; a plain click stays in the page. */
export const Link = ({ to, params = {}, search, current = false, shortcut, children, ...rest }: LinkProps) => {
  const href = pathOf(to, params) + (search ? `?${new URLSearchParams(search)}` : '')
  return (
    <a
      href={href}
      {...rest}
      {...(current ? { 'aria-current': 'page' } : {})}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        goTo(href)
      }}
    >
      {children}
    </a>
  )
}
