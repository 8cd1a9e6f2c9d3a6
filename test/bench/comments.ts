/** `npm run bench -- comments`: near duplicates among so many comments, as the domain groups them. */
import { groupNearDuplicates } from '#domain/solicitation/near-duplicates.ts'
import { randomOf } from '../support/random.ts'
import { onWhat, rounded } from './measure.ts'

/** Shares of what comes in on a contested draft: campaigns of one text each signer changes a little, and the rest. */
const CAMPAIGNS = 20
const IN_CAMPAIGN = 0.3

const WORDS = 8_000
const FIRST_HAN = 0x4e00
const COMMON_HAN = 2_500

/** Texts as languages have them: words of two characters, the n-th as frequent as 1/n (Zipf), six to a clause. */
const commentsOf = (count: number): { id: string; text: string }[] => {
  // Always the same, for two runs are to be compared.
  const random = randomOf(57)
  const character = () => String.fromCodePoint(FIRST_HAN + random.below(COMMON_HAN))
  const words = Array.from({ length: WORDS }, () => character() + character())
  const word = () => words[Math.floor(WORDS ** random()) - 1] ?? ''
  const clause = () => Array.from({ length: 6 }, word).join('')
  const written = (clauses: number) => Array.from({ length: clauses }, clause).join('，')
  const campaigns = Array.from({ length: CAMPAIGNS }, () => written(10))
  return Array.from({ length: count }, (_, at) => {
    const signed = random.chance(IN_CAMPAIGN)
    return { id: String(at), text: signed ? `${random.pick(campaigns)}。${clause()}！` : written(2 + random.below(10)) }
  })
}

export const benchComments = (count: number): void => {
  console.log(onWhat())
  const comments = commentsOf(count)
  const characters = comments.reduce((sum, { text }) => sum + text.length, 0) / count
  const started = performance.now()
  const before = process.cpuUsage()
  const work = groupNearDuplicates(comments)
  let step = work.next()
  while (!step.done) step = work.next()
  const { user, system } = process.cpuUsage(before)
  const wall = (performance.now() - started) / 1000
  const grouped = step.value.reduce((sum, { memberIds }) => sum + memberIds.length, 0)
  console.log(
    `${count} comments of ${Math.round(characters)} characters on average, all on one article (the worst case)`,
  )
  console.table({
    'near duplicates': {
      'wall s': rounded(wall, 1),
      'CPU s': rounded((user + system) / 1e6, 1),
      groups: step.value.length,
      grouped,
      'largest group': Math.max(0, ...step.value.map(({ memberIds }) => memberIds.length)),
    },
  })
}
