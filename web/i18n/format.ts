import type { Language } from '#contract/basics.ts'

/** What a catalogue entry becomes in another language: any text for a text, the same parameters for a function, nothing left out. */
export type Messages<Source> = {
  [K in keyof Source]: Source[K] extends string
    ? string
    : Source[K] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : Messages<Source[K]>
}

/** What most screens say of time. */
export interface Times {
  /** `2024-05-06 09:30` in the site's zone, whatever the zone and customs of the reader's device. */
  dateTime(instant: number): string
  date(instant: number): string
  time(instant: number): string
}

export interface Format extends Times {
  number(value: number): string
  percent(share: number): string
}

export interface ZonedFormat extends Format {
  /** The site's zone by name, such as 中国标准时间: `Asia/Shanghai` tells a reader in Urumqi nothing. */
  zone: string
}

export const createTimes = (language: Language, timeZone: string): Times => {
  const parts = new Intl.DateTimeFormat(language, {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const read = (instant: number) => {
    const found: Record<string, string> = {}
    for (const { type, value } of parts.formatToParts(instant)) found[type] = value
    return found
  }
  const date = ({ year, month, day }: Record<string, string>) => `${year}-${month}-${day}`
  const time = ({ hour, minute }: Record<string, string>) => `${hour}:${minute}`
  return {
    dateTime: (instant) => {
      const found = read(instant)
      return `${date(found)} ${time(found)}`
    },
    date: (instant) => date(read(instant)),
    time: (instant) => time(read(instant)),
  }
}

export const createFormat = (language: Language, timeZone: string): Format => {
  const numbers = new Intl.NumberFormat(language, { numberingSystem: 'latn' })
  const percents = new Intl.NumberFormat(language, {
    numberingSystem: 'latn',
    style: 'percent',
    maximumFractionDigits: 1,
  })
  return {
    ...createTimes(language, timeZone),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
  }
}

/** Apart, because not every part of a page that counts its bytes names the zone. */
export const createZonedFormat = (language: Language, timeZone: string): ZonedFormat => {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts()
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return { ...createFormat(language, timeZone), zone }
}
