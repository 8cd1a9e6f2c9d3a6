import { PUBLIC_CHANNELS } from '../../../contract/survey/channels.ts'
import type { PublicResults } from '../../../contract/survey/results.ts'
import type { RegionName } from '../region.ts'
import { isExact } from '../tally/number.ts'
import type { Reading } from './reading.ts'
import { stepText } from './widen.ts'

/** One question of published results, ready to be drawn. */
export interface Presented {
  id: string
  title: string
  kind: Reading['kind']
  /** The denominator of the shares; null: too few to be shown. */
  answered: number | null
  median: number | null
  /** Some numbers stand for others near them. */
  rounded: boolean
  lines: readonly Line[]
}

interface Line {
  id: string
  label: string
  /** Null: suppressed. */
  count: number | null
  share: number | null
  /** Of a ranking: 1 is the first. */
  place: number | null
}

/** Published results in the order of the questions; of questions in words, how many answered. */
export const present = (
  { questions }: Pick<PublicResults, 'questions'>,
  readings: readonly Reading[],
  regionName: RegionName = (code) => code,
): Presented[] =>
  readings.flatMap((reading): Presented[] => {
    const result = questions.find(({ id }) => id === reading.id)
    if (!result) return []
    const { id, title, kind } = reading
    const { answered, median } = result
    const line = (option: string, label: string, count: number | null): Line => {
      const places = result.places[option] ?? null
      return {
        ...{ id: option, label, count, share: count !== null && answered ? count / answered : null },
        place: places !== null && count ? places / count : null,
      }
    }
    const offered = reading.options.map((option) => line(option.id, option.label, countOf(result.options, option.id)))
    const known = new Set(reading.options.map((option) => option.id))
    const others = Object.entries(result.options)
      .filter(([option]) => !known.has(option))
      .map(([option, count]) => line(option, kind === 'codes' && option !== '~other' ? regionName(option) : '…', count))
    const numbers = result.numbers.map(([value, count]) => line(`#${value}`, stepText(value, result.step), count))
    const lines = [...offered, ...others, ...numbers]
    if (kind === 'ranking') lines.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
    if (kind === 'codes') lines.sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
    const rounded = result.numbers.some(([value]) => !isExact(value + Math.max(0, (result.step?.width ?? 1) - 1)))
    return [{ id, title, kind, answered, median, rounded, lines: answered === null ? [] : lines }]
  })

/** How the responses came, the most usual way first; null: suppressed. Nothing where all came on the web. */
export const presentChannels = ({
  channels,
}: Pick<PublicResults, 'channels'>): { channel: Channel; count: number | null }[] => {
  const found = PUBLIC_CHANNELS.flatMap((channel) =>
    Object.hasOwn(channels, channel) ? [{ channel, count: channels[channel] ?? null }] : [],
  )
  return found.some(({ channel }) => channel !== 'web') ? found : []
}

type Channel = (typeof PUBLIC_CHANNELS)[number]

/** Nobody chose what is not there; what is there without a number is suppressed. */
const countOf = (options: Readonly<Record<string, number | null>>, id: string): number | null =>
  Object.hasOwn(options, id) ? (options[id] ?? null) : 0

/** Whether anything was hidden, so that a reader is told why. */
export const hidesAnything = (
  total: number | null,
  presented: readonly Presented[],
  channels: PublicResults['channels'] = {},
): boolean =>
  total === null ||
  presentChannels({ channels }).some(({ count }) => count === null) ||
  presented.some(({ answered, lines }) => answered === null || lines.some(({ count }) => count === null))
