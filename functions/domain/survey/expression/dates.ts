import { toText } from './values.ts'

// Dates are instants; what a citizen calls a day is one of the survey's time zone, the same in the browser and on the server.

const formats = new Map<string, Intl.DateTimeFormat>()

function offset(instant: number, zone: string): number {
  if (!Number.isFinite(new Date(instant).getTime())) return 0
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(format.format(instant)) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0))
}

/** A date whose UTC fields read what the clock on the wall reads in the zone. */
export function toWall(date: Date, zone: string): Date {
  return new Date(date.getTime() + offset(date.getTime(), zone))
}

function fromWall(wall: Date, zone: string): Date {
  const guess = wall.getTime() - offset(wall.getTime(), zone)
  return new Date(wall.getTime() - offset(guess, zone))
}

/** Calls `change` with the wall clock; through its UTC setters it moves the date by days, months or hours of the zone. */
export function changeWall(date: Date, zone: string, change: (wall: Date) => void): Date {
  const wall = toWall(date, zone)
  change(wall)
  return fromWall(wall, zone)
}

/** A text without an offset is a time in the zone, a day alone its midnight. An invalid date for what is none. */
export function toDate(value: unknown, zone: string): Date {
  if (value instanceof Date) return value
  if (Array.isArray(value) && value.length === 1) return toDate(toText(value), zone)
  if (typeof value === 'number') return new Date(value)
  if (typeof value !== 'string' || value.length > 60) return new Date(Number.NaN)
  const text = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00` : value
  // Read as if it were UTC; what carries its own offset does not parse with a second one.
  const iso = /^\d{4}-\d{2}-\d{2}T/.test(text)
  const wall = new Date(text + (iso ? 'Z' : ' UTC'))
  return Number.isNaN(wall.getTime()) ? new Date(text) : fromWall(wall, zone)
}

/** What a question keeps of a date: `yyyy-mm-dd`, or `yyyy-mm-ddThh:mm` where it asks for the time. */
export function toAnswer(value: unknown, zone: string, inputType?: string): unknown {
  if (!(value instanceof Date)) return value
  if (Number.isNaN(value.getTime())) return undefined
  return toWall(value, zone)
    .toISOString()
    .slice(0, inputType === 'datetime-local' ? 16 : 10)
}
