import type { ComponentChildren } from 'preact'
import { setQuery } from '../../router/router.ts'

interface QueryLinkProps {
  query: URLSearchParams
  current?: boolean
  class?: string
  children: ComponentChildren
}

/** A real link to the same screen with another query; a plain click stays where the reader is. */
export const QueryLink = ({ query, current = false, children, ...rest }: QueryLinkProps) => (
  <a
    // With the path, since the document's base is not the page's own address.
    href={`${location.pathname}${query.size ? `?${query}` : ''}`}
    {...rest}
    {...(current ? { 'aria-current': 'page' } : {})}
    onClick={(event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      setQuery(query)
    }}
  >
    {children}
  </a>
)
