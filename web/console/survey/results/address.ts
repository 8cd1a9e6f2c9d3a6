import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const query = signal(new URLSearchParams(location.search))
const read = () => {
  query.value = new URLSearchParams(location.search)
}

/** The address's query, so that what one looks at can be sent to a colleague: read, and changed without a step in the history. */
export const useAddress = () => {
  useEffect(() => {
    read()
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  return {
    get: (name: string): string | null => query.value.get(name),
    all: (name: string): string[] => query.value.getAll(name),
    set: (values: Readonly<Record<string, string | readonly string[] | null>>): void => {
      const next = new URLSearchParams(location.search)
      for (const [name, value] of Object.entries(values)) {
        next.delete(name)
        for (const each of typeof value === 'string' ? [value] : (value ?? [])) next.append(name, each)
      }
      const text = next.toString()
      history.replaceState(history.state, '', text ? `${location.pathname}?${text}` : location.pathname)
      read()
    },
  }
}
