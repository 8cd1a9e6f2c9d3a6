import { type Burst, burstsIn, type VotesByWave } from '#domain/crowd/burst.ts'
import { type Done, waitFor, windowAt } from '#domain/crowd/room.ts'
import { waveAt } from '#domain/crowd/wave.ts'
import { type Random, randomOf } from './random.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 8, 1, 1)
const QUESTIONS = 40

export interface Attack {
  name: string
  bots: number
  /** How many addresses they come from. */
  addresses: number
  /** Minutes after the interview was announced, and for how long. */
  from: number
  minutes: number
  /** The true ranks of the questions they vote for, from 1. */
  targets: readonly number[]
  /** Beside them each votes for so many others, as people would. */
  decoys?: number
}

export interface Replayed {
  /** How far the most displaced of the true top ten is from its true place. */
  shiftWithout: number
  shiftWith: number
  /** Votes of bots that were let through the limits by address; of these, and of people's, what is withheld. */
  botVotes: number
  peopleVotes: number
  withheld: number
  /** Of people's votes, about how many are among the withheld: those beyond what counts, in the share that people have of the burst. */
  peopleWithheld: number
}

interface Cast {
  at: number
  voter: string
  address: string
  question: number
  bot: boolean
}

/**
 * Two hours of an interview: of 500 people 300 sit in one hall, behind one address, and take part once it begins; the others come from the
 * announcement on, one by one. They like questions by Zipf's law, vote for one to six, at once or later, and some questions are published only
 * meanwhile. Limits by address are the platform's; whoever meets one comes again, as a page does.
 */
export const replay = (seed: number, attack: Attack | null): Replayed => {
  const random = randomOf(seed)
  const liking = Array.from({ length: QUESTIONS }, (_, rank) => 1 / (rank + 1) ** 0.8)
  /** Minutes after the beginning at which each is published; most before. */
  const published = liking.map((_, rank) => (rank % 4 === 3 ? 30 + random.below(50) : 0))
  const fromPeople = peoples(random, liking, published)
  const ranked = countOf(fromPeople)
    .map((count, question) => ({ count, question }))
    .sort((a, b) => b.count - a.count)
    .map(({ question }) => question)
  const casts = [...fromPeople, ...(attack ? botsOf(random, liking, ranked, attack) : [])]
  const through = limited(casts.sort((a, b) => a.at - b.at))
  const people = through.filter(({ bot }) => !bot)
  const honest = countOf(people)
  const votes = byWave(through)
  const bursts = burstsIn(votes)
  const cell = (list: readonly Cast[], waveOf: Map<string, number>) =>
    Map.groupBy(list, ({ voter, question }) => `${question} ${waveOf.get(voter)}`)
  const waveOf = wavesOf(through)
  const [all, ofPeople] = [cell(through, waveOf), cell(people, waveOf)]
  const withheldIn = ({ questionId, wave, counts }: Burst) => {
    const name = `${questionId} ${wave}`
    const count = all.get(name)?.length ?? 0
    const withheld = Math.max(0, count - counts)
    return { withheld, people: Math.max(0, (ofPeople.get(name)?.length ?? 0) - counts) }
  }
  const counted = countOf(through)
  const without = [...counted]
  for (const burst of bursts)
    counted[Number(burst.questionId)] = (counted[Number(burst.questionId)] ?? 0) - withheldIn(burst).withheld
  return {
    shiftWithout: shift(honest, without),
    shiftWith: shift(honest, counted),
    botVotes: through.length - people.length,
    peopleVotes: people.length,
    withheld: bursts.reduce((sum, burst) => sum + withheldIn(burst).withheld, 0),
    peopleWithheld: bursts.reduce((sum, burst) => sum + withheldIn(burst).people, 0),
  }
}

const choose = (random: Random, liking: readonly number[], isThere: (question: number) => boolean): number => {
  const there = liking.map((weight, question) => (isThere(question) ? weight : 0))
  let left = random() * there.reduce((sum, weight) => sum + weight, 0)
  for (const [question, weight] of there.entries()) {
    left -= weight
    if (left < 0) return question
  }
  return 0
}

const peoples = (random: Random, liking: readonly number[], published: readonly number[]): Cast[] =>
  Array.from({ length: 500 }, (_, index) => {
    const inHall = index < 300
    const voter = `person ${index}`
    const comes = inHall ? 60 + random.below(10) + random() : random() * 118
    const address = inHall ? 'hall' : `home ${index}`
    const chosen = new Set<number>()
    return Array.from({ length: 1 + random.below(6) }, () => {
      const at = random() < 0.6 ? comes + random() * 2 : comes + random() * (120 - comes)
      const question = choose(random, liking, (each) => (published[each] ?? 0) <= at && !chosen.has(each))
      chosen.add(question)
      return { at: START + at * MINUTE, voter, address, question, bot: false }
    })
  }).flat()

const botsOf = (random: Random, liking: readonly number[], ranked: readonly number[], attack: Attack): Cast[] =>
  Array.from({ length: attack.bots }, (_, index) => {
    const at = START + (attack.from + random() * attack.minutes) * MINUTE
    const address = `bot ${index % attack.addresses}`
    const decoys = Array.from({ length: attack.decoys ?? 0 }, () => choose(random, liking, () => true))
    return [...new Set([...attack.targets.map((rank) => ranked[rank - 1] ?? 0), ...decoys])].map((question) => ({
      ...{ at: at + random.below(5_000), voter: `bot ${index}`, address, question, bot: true },
    }))
  }).flat()

/** Those that the limits by address let through; people come again for as long as an hour, a script does not wait. */
const limited = (casts: Cast[]): Cast[] => {
  const done = new Map<string, Done & { minuteAt: number; quarterAt: number }>()
  let waiting = casts
  const through: Cast[] = []
  for (let next = 0; next < waiting.length; next++) {
    const cast = waiting[next] as Cast
    const { quarter, minute } = windowAt(cast.at)
    const before = done.get(cast.address)
    const now = {
      quarterAt: quarter,
      minuteAt: minute,
      quarter: before?.quarterAt === quarter ? before.quarter : 0,
      minute: before?.quarterAt === quarter && before.minuteAt === minute ? before.minute : 0,
    }
    const wait = waitFor('vote', now, cast.at)
    if (wait === null) {
      done.set(cast.address, { ...now, quarter: now.quarter + 1, minute: now.minute + 1 })
      through.push(cast)
    } else if (!cast.bot) {
      const again = { ...cast, at: cast.at + wait * 1_000 }
      const place = waiting.findIndex(({ at }, index) => index > next && at > again.at)
      waiting = waiting.toSpliced(place < 0 ? waiting.length : place, 0, again)
    }
  }
  return through
}

const wavesOf = (casts: readonly Cast[]): Map<string, number> => {
  const waves = new Map<string, number>()
  for (const { voter, at } of casts) if (!waves.has(voter)) waves.set(voter, waveAt(at))
  return waves
}

const byWave = (casts: readonly Cast[]): VotesByWave => {
  const waves = wavesOf(casts)
  const votes = new Map<string, Map<number, number>>()
  for (let question = 0; question < QUESTIONS; question++) votes.set(`${question}`, new Map())
  for (const { voter, question } of casts) {
    const of = votes.get(`${question}`)
    const wave = waves.get(voter) ?? 0
    of?.set(wave, (of.get(wave) ?? 0) + 1)
  }
  return votes
}

const countOf = (casts: readonly Cast[]): number[] => {
  const counts = Array.from({ length: QUESTIONS }, () => 0)
  for (const { question } of casts) counts[question] = (counts[question] ?? 0) + 1
  return counts
}

/** Equal numbers share their places. */
const placesOf = (counts: readonly number[], question: number): { first: number; last: number } => {
  const own = counts[question] ?? 0
  return {
    first: 1 + counts.filter((count) => count > own).length,
    last: counts.filter((count) => count >= own).length,
  }
}

const shift = (honest: readonly number[], seen: readonly number[]): number =>
  Math.max(
    ...honest
      .map((_, question) => ({ before: placesOf(honest, question), after: placesOf(seen, question) }))
      .filter(({ before }) => before.first <= 10)
      .map(({ before, after }) => Math.max(0, after.first - before.last, before.first - after.last)),
  )

const MADE_UP = { bots: 10_000, targets: [20, 25, 30] }

/** As a script is likely to come: what quarantine is held to. */
export const ATTACKS: readonly Attack[] = [
  { ...MADE_UP, name: 'from everywhere, in ten minutes', addresses: 10_000, from: 70, minutes: 10 },
  { ...MADE_UP, name: 'from everywhere, in an hour', addresses: 10_000, from: 60, minutes: 60 },
  { ...MADE_UP, name: 'from 100 addresses, in twenty minutes', addresses: 100, from: 65, minutes: 20 },
  { ...MADE_UP, name: 'from one address, for three quarters of an hour', addresses: 1, from: 75, minutes: 45 },
  { ...MADE_UP, name: 'from everywhere, before anybody else', addresses: 10_000, from: 0, minutes: 5 },
]

/** What it cannot make good wholly, as stated in the docs: nothing but a verified identity can. */
export const HARDER: readonly Attack[] = [
  { ...MADE_UP, name: 'for three near the top', addresses: 10_000, from: 65, minutes: 20, targets: [6, 8, 12] },
  { ...MADE_UP, name: 'as many as one address may send, while the hall comes', addresses: 1, from: 60, minutes: 60 },
  { ...MADE_UP, name: 'each for three others as well, as people', addresses: 10_000, from: 65, minutes: 20, decoys: 3 },
  { ...MADE_UP, name: 'among the people, from the first minute to the last', addresses: 10_000, from: 0, minutes: 120 },
]
