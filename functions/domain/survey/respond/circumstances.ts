import type { Signals } from '../../../contract/survey/response.ts'
import { formatInstant } from '../../time.ts'
import { hoursPart, ofQuestions, SIGNALS } from '../results/count.ts'
import { binOf, type Marks } from '../tally/index.ts'

/** Quicker than anybody reads, a question on average. */
const FAST_MS = 1_000

/** The hour in the site's zone. */
export const hourMark = ({ now, zone }: { now: number; zone: string }): Marks => {
  const [day = '', clock = ''] = formatInstant(now, zone).split(' ')
  return { [hoursPart(day.slice(0, 7))]: { [`hour:${day}T${clock.slice(0, 2)}`]: 1 } }
}

/** How a response on the web was given: how long it took, and what looks like a script. Shown to staff, never a judgement. */
export const signalMarks = (
  { channel, signals }: { channel: string; signals?: Signals | undefined },
  ofAnswers: Marks,
): Marks => {
  if (channel !== 'web' || !signals) return {}
  const asked = Object.entries(ofAnswers).flatMap(([part, counters]) =>
    ofQuestions(part) ? Object.keys(counters).filter((key) => key.endsWith('?')) : [],
  ).length
  return {
    [SIGNALS]: {
      [`took#${binOf(Math.round(signals.tookMs / 1000))}`]: 1,
      ...(signals.automated ? { 'signal:automated': 1 } : {}),
      ...(signals.tookMs < asked * FAST_MS ? { 'signal:fast': 1 } : {}),
    },
  }
}
