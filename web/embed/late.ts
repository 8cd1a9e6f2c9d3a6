import { useEffect, useState } from 'preact/hooks'

/** How long after a failure it is asked for again. */
const AGAIN_MS = 3_000

const loaded = new Map<unknown, unknown>()

/** What few need, loaded when it is first drawn; null until it is there. `load` is always the same function. */
export const useLate = <T extends object>(load: () => Promise<T>): T | null => {
  const [found, setFound] = useState(() => ({ module: (loaded.get(load) as T | undefined) ?? null }))
  useEffect(() => {
    if (found.module) return
    let wanted = true
    const ask = () =>
      load().then(
        (module) => {
          loaded.set(load, module)
          if (wanted) setFound({ module })
        },
        // The page goes on without it meanwhile.
        () => setTimeout(() => wanted && ask(), AGAIN_MS),
      )
    void ask()
    return () => {
      wanted = false
    }
  }, [])
  return found.module
}
