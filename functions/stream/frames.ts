import { LIMITS } from '../contract/limits.ts'
import type { Tally } from '../contract/live/tally.ts'

interface Content {
  epoch: string
  events: readonly unknown[]
  tallies: readonly Tally[]
  presence: number | null
}

/**
 * The frames that carry this, each at most 32 KB: split between events or tallies, never inside one (D10). A single thing
 * over the limit is left out: its readers see the gap and fetch it by HTTP (D4).
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
  const add = (kind: 'events' | 'tallies', value: unknown) => {
    const text = JSON.stringify(value)
    const bytes = Buffer.byteLength(text) + 1
    if (empty + bytes > LIMITS.frameBytes) return flush()
    if (open.bytes + bytes > LIMITS.frameBytes) flush()
    open[kind].push(text)
    open.bytes += bytes
  }
  for (const event of events) add('events', event)
  for (const tally of tallies) add('tallies', tally)
  flush()
  if (frames.length === 0 && presence !== null) frames.push(frame(epoch, [], [], presence))
  return frames
}

const frame = (epoch: string, events: readonly string[], tallies: readonly string[], presence: number | null): string =>
  `{"type":"events","epoch":${JSON.stringify(epoch)},"events":[${events.join()}],"tallies":[${tallies.join()}],"presence":${presence}}`
