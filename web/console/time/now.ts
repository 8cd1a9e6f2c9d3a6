import { signal } from '@preact/signals'

/** Often enough that a lapsed claim does not stay on the screen (milliseconds). */
const EVERY_MS = 10_000

/** The time, as far as screens show anything that ends by itself. */
export const now = signal(Date.now())

setInterval(() => {
  now.value = Date.now()
}, EVERY_MS)
