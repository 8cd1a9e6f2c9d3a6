import { patience } from './patience.ts'

/** Waits for a condition, never for a time. `patienceMs` is what a quiet machine never needs; a busy one gets more. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  what: string,
  patienceMs?: number,
): Promise<void> => {
  const began = performance.now()
  while (!(await condition())) {
    const waited = performance.now() - began
    // Asked each time: a machine that is busy only now has given no more until now.
    if (waited > patience(patienceMs)) throw new Error(`waited ${Math.round(waited)} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
