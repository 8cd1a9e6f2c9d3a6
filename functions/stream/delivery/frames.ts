import { LIMITS } from '../../contract/limits.ts'
import type { Tally } from '../../contract/live/tally.ts'

interface Content {
  epoch: string
  events: readonly { seq: number }[]
  tallies: readonly Tally[]
  presence: number | null
}

/**
 * The frames that carry this, each at most 32 KB: split between events or tallies, never inside one (D10). A single thing
 * over the limit is left out: its readers see the gap, or are told where the log stands, and fetch it by HTTP (D4).
 */
export const framesOf = ({ epoch, events, tallies, presence }: Content): string[] => {
  const empty = Buffer.byteLength(frame(epoch, [], [], presence))
  const frames: string[] = []
  let open = { events: [] as string[], tallies: [] as string[], bytes: empty }
  const flush = () => {
    if (open.events.length > 0 || open.tallies.length > 0)
      frames.push(frame(epoch, open.events, open.tallies, presence))
    open = { events: [], tallies: [], bytes: empty }
  }
  /** False where it is too large for any frame. */
  const add = (kind: 'events' | 'tallies', value: unknown): boolean => {
    const text = JSON.stringify(value)
    const bytes = Buffer.byteLength(text) + 1
    const fits = empty + bytes <= LIMITS.frameBytes
    if (!fits || open.bytes + bytes > LIMITS.frameBytes) flush()
    if (!fits) return false
    open[kind].push(text)
    open.bytes += bytes
    return true
  }
  let missing: number | null = null
  for (const event of events) missing = add('events', event) ? null : event.seq
  for (const tally of tallies) add('tallies', tally)
  flush()
  // Nothing after it shows the gap.
  if (missing !== null) frames.push(positionFrame(epoch, missing))
  if (frames.length === 0 && presence !== null) frames.push(frame(epoch, [], [], presence))
  return frames
}

/** Says where the log stands; what a reader lacks up to there it fetches. */
export const positionFrame = (epoch: string, seq: number): string => JSON.stringify({ type: 'position', epoch, seq })

const frame = (epoch: string, events: readonly string[], tallies: readonly string[], presence: number | null): string =>
  `{"type":"events","epoch":${JSON.stringify(epoch)},"events":[${events.join()}],"tallies":[${tallies.join()}],"presence":${presence}}`
