import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

/** A picture is drawn for the room it has, so that its type keeps its size on a phone; these are in CSS pixels. */
const [LEAST, MOST] = [280, 720]

/** How wide the place of a picture is. */
export const useWidth = () => {
  const place = useRef<HTMLElement>(null)
  const width = useSignal(MOST)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      width.value = Math.round(Math.min(MOST, Math.max(LEAST, element.clientWidth)))
    }
    measure()
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    return () => watching.disconnect()
  }, [])
  return { place, width: width.value }
}
