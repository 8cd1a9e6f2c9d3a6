import { useEffect, useRef } from 'preact/hooks'
import { useScene } from './scene.ts'

/** Not more often than this, so that a lively room does not talk over the citizen's screen reader (milliseconds). */
const QUIET_MS = 10_000

/** Says politely how many have come since it last spoke. */
export const useSaid = (size: number, words: (n: number) => string, wanted: boolean) => {
  const { say } = useScene()
  const now = useRef(size)
  const told = useRef(size)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  now.current = size
  useEffect(() => {
    if (!wanted) told.current = size
    else if (size > told.current && timer.current === null) {
      const speak = () => {
        const fresh = now.current - told.current
        told.current = now.current
        timer.current = fresh > 0 ? setTimeout(speak, QUIET_MS) : null
        if (fresh > 0) say(words(fresh))
      }
      timer.current = setTimeout(speak, 500)
    }
  }, [size, wanted])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )
}
