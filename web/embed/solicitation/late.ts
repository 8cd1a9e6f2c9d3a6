import { useEffect, useState } from 'preact/hooks'

type Comparing = typeof import('./comparing.ts')
let loaded: Comparing | null = null

/** Comparing word by word, which only those load who compare; null until it is there. */
export const useComparing = (): Comparing | null => {
  const [comparing, setComparing] = useState(loaded)
  useEffect(() => {
    if (comparing) return
    let wanted = true
    import('./comparing.ts').then(
      (found) => {
        loaded = found
        if (wanted) setComparing(found)
      },
      // Without it a change is shown as it is typed, and the next who asks tries again.
      console.error,
    )
    return () => {
      wanted = false
    }
  }, [])
  return comparing
}
