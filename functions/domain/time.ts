/** A moment as `YYYY-MM-DD HH:mm` in a site's zone, never the host's. */
export const formatInstant = (instant: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`
}

/** The same to the second with the zone's offset of that moment, as files say it: `2024-05-05 12:00:00 +08:00`. */
export const formatWithOffset = (instant: number, timeZone: string): string => {
  const named = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(instant)
  const offset = /GMT([+-]\d{2}:\d{2})/.exec(named)?.[1] ?? '+00:00'
  const seconds = String(Math.floor(instant / 1000) % 60).padStart(2, '0')
  return `${formatInstant(instant, timeZone)}:${seconds} ${offset}`
}
