import { PUBLIC_CHANNELS } from '../../../contract/survey/channels.ts'
import type { PublicResults, QuestionResult, StaffResults, Withheld } from '../../../contract/survey/results.ts'
import type { Compiled } from '../model/index.ts'
import type { Rank } from './rank.ts'
import { questionOf } from './reading.ts'
import { tellingQuestions } from './telling.ts'
import { WIDTH_BINS, widen } from './widen.ts'

/**
 * Which of some counts to hide, where what they add up to is shown beside them: those below the threshold, and the smallest
 * others, one at least, that keep these from being worked out. Zeros are shown, so that a hidden count is known to be at
 * least 1 and, being part of what the shown ones leave of the sum, at most `rest - (hidden - 1)`: that must reach the
 * threshold. `rank` decides between equal counts and is nobody's to know: then any exchange of the hidden counts among
 * their places would have been published just so, and who knows this very rule learns no more. Null: all must be hidden.
 */
export const complement = (
  counts: readonly number[],
  threshold: number,
  rank: (at: number) => number,
): ReadonlySet<number> | null => {
  const count = (at: number) => counts[at] ?? 0
  const bySize = [...counts.keys()]
    .filter((at) => count(at) !== 0)
    .sort((a, b) => count(a) - count(b) || rank(a) - rank(b))
  const small = bySize.filter((at) => count(at) < threshold).length
  if (small === 0) return new Set()
  for (let hidden = small + 1; hidden <= bySize.length; hidden++) {
    const rest = bySize.slice(0, hidden).reduce((sum, at) => sum + count(at), 0)
    if (rest - (hidden - 1) >= threshold) return new Set(bySize.slice(0, hidden))
  }
  return null
}

const isSmall = (count: number, threshold: number) => count > 0 && count < threshold

/**
 * Counts that add up to the answers are of a single choice. Of several choices each, only the small ones are hidden. Null:
 * all must be, and with them that nobody chose the others.
 */
const suppressed = <K extends string | number>(
  entries: readonly (readonly [K, number])[],
  answered: number,
  threshold: number,
  rank: Rank,
): [K, number | null][] | null => {
  const counts = entries.map(([, count]) => count)
  const addUp = counts.reduce((sum, count) => sum + count, 0) === answered
  if (!addUp) return entries.map(([key, count]) => [key, isSmall(count, threshold) ? null : count])
  const hidden = complement(counts, threshold, (at) => rank(String(entries[at]?.[0])))
  return hidden && entries.map(([key, count], at) => [key, hidden.has(at) ? null : count])
}

/** A question of which nothing is shown. */
const withheld = (id: string): QuestionResult => ({
  ...{ id, asked: null, answered: null, options: {}, places: {}, numbers: [], step: null, median: null },
})

const isFew = ({ answered }: QuestionResult, threshold: number) => (answered ?? 0) < threshold

/** A question as the public may see it, if nothing depended on it. */
export const suppressQuestion = (question: QuestionResult, threshold: number, rank: Rank): QuestionResult => {
  const answered = question.answered ?? 0
  const { id } = question
  if (isFew(question, threshold)) return withheld(id)
  const known = Object.entries(question.options).map(([option, count]) => [option, count ?? 0] as const)
  const chosen = suppressed(known, answered, threshold, rank)
  // What single people answered stands in a fine distribution: the public gets few, wide steps.
  const { step, values } = widen(
    question.numbers.map(([value, count]) => [value, count ?? 0]),
    WIDTH_BINS,
  )
  const numbers = suppressed(values, answered, threshold, rank)
  if (!chosen || !numbers) return withheld(id)
  const options = Object.fromEntries(chosen)
  const places = Object.entries(question.places).filter(([option]) => options[option] != null)
  return {
    id,
    asked: null,
    answered,
    options,
    places: Object.fromEntries(places),
    numbers,
    step,
    median: question.median,
  }
}

/**
 * How many responses came which way, beside their total: none below the threshold can be worked out. Where all must be hidden, so must
 * be that some way nobody came.
 */
const suppressChannels = (
  channels: Readonly<Record<string, number>>,
  total: number,
  threshold: number,
  rank: Rank,
): PublicResults['channels'] => {
  const entries = Object.entries(channels)
  const shown = suppressed(entries, total, threshold, (key) => rank(JSON.stringify(['~channel', key])))
  return Object.fromEntries(shown ?? PUBLIC_CHANNELS.map((channel) => [channel, null]))
}

/** Of what is counted, what is published. */
export type Counted = Pick<StaffResults, 'total' | 'questions'> & Partial<Pick<StaffResults, 'channels'>>

/**
 * `versions`: all that were answered; what a question's asking tells of other answers is withheld with it. `withheld` says
 * why nothing of a line is shown, which is for staff alone.
 */
export const suppressResults = (
  { total, channels = {}, questions }: Counted,
  threshold: number,
  rank: Rank,
  versions: readonly Compiled[],
): Pick<PublicResults, 'total' | 'channels' | 'questions'> & { withheld: Withheld[] } => {
  // What was asked and never answered is left out, as options nobody chose are.
  const answered = questions.filter((question) => question.answered !== 0)
  const shown = answered.map((question) =>
    suppressQuestion(question, threshold, (key) => rank(JSON.stringify([question.id, key]))),
  )
  const telling = tellingQuestions(shown, answered, versions)
  const why = (question: QuestionResult, at: number): Withheld[] => {
    const { id } = question
    const of = telling.get(questionOf(id))
    if (isFew(question, threshold)) return [{ id, why: 'few', of: [] }]
    // Of a branch all is withheld for one reason, whatever else there may be.
    if (of) return [{ id, why: 'tells', of: [...of] }]
    return shown[at]?.answered === null ? [{ id, why: 'counts', of: [] }] : []
  }
  return {
    total: total > 0 && total < threshold ? null : total,
    channels: suppressChannels(channels, total, threshold, rank),
    questions: shown.map((question) => (telling.has(questionOf(question.id)) ? withheld(question.id) : question)),
    withheld: answered.flatMap(why),
  }
}
