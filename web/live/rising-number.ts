import { nextNumber } from '#domain/wish.ts'
import type { Storage } from './storage.ts'

/**
 * [D15] Gives numbers to what this citizen wishes here. The last one is kept on the device, beside what the participant is known by, so
 * that they rise over reloads, in all tabs of the browser and when its clock is set back; `above` what another device of the same
 * person gave.
 */
export const createRisingNumber =
  (storage: Storage, prefix: string, now: () => number) =>
  (above = 0): number => {
    const key = `${prefix}number`
    const number = nextNumber(Math.max(Number(storage.get(key)) || 0, above), now())
    storage.set(key, `${number}`)
    return number
  }
