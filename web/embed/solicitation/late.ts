import { useEffect, useState } from 'preact/hooks'

const loaded = new Map<unknown, unknown>()

/** What few need, loaded when it is first drawn; null until it is there. `load` is always the same function. */
export const useLate = <T extends object>(load: () => Promise<T>): T | null => {
  const [found, setFound] = useState(() => ({ module: (loaded.get(load) as T | undefined) ?? null }))
  useEffect(() => {
    if (found.module) return
    let wanted = true
    load().then(
      (module) => {
        loaded.set(load, module)
        if (wanted) setFound({ module })
      },
      // The page goes on without it, and the next part that asks tries again.
      console.error,
    )
    return () => {
      wanted = false
    }
  }, [])
  return found.module
}
