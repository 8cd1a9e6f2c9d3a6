import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { type Steady, steady } from './steady.ts'

interface SteadyList extends Steady {
  /** Lets the waiting ones in and puts all in order. */
  refresh: () => void
}

/** Holds a list still while the focus or the pointer is in it. What the reader asks for, such as another `order`, comes at once. */
export const useSteady = (box: RefObject<HTMLElement | null>, wanted: readonly string[], order: string): SteadyList => {
  const held = useHeld(box)
  const shown = useRef<readonly string[]>(wanted)
  const asked = useSignal(0)
  const request = `${asked.value} ${order}`
  const served = useRef(request)
  const next = steady(shown.current, wanted, held.value && served.current === request)
  served.current = request
  shown.current = next.shown
  return {
    ...next,
    refresh: () => {
      asked.value += 1
    },
  }
}

const useHeld = (box: RefObject<HTMLElement | null>): Signal<boolean> => {
  const held = useSignal(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const stop = new AbortController()
    const look = () => {
      held.value = element.matches(':focus-within, :hover')
    }
    for (const name of ['focusin', 'pointerenter', 'pointerleave'])
      element.addEventListener(name, look, { signal: stop.signal })
    // At `focusout` the focus has left already but is not yet anywhere else.
    element.addEventListener('focusout', () => queueMicrotask(look), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return held
}
