import type { Choice } from '#contract/survey/choice.ts'

/** FNV-1a: spreads well enough for an order, in a line. */
const hash = (text: string): number => {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  // Its last step leaves neighbours close together.
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
  return (sum ^ (sum >>> 13)) >>> 0
}

/**
 * Options in the order they are shown. A random one differs from respondent to respondent (`seed`: the response's id) and is
 * the same for one of them after a reload; options that are not to be moved keep their places.
 */
export const ordered = (
  choices: readonly Choice[],
  order: string | undefined,
  seed: string,
  text: (choice: Choice) => string,
): Choice[] => {
  if (order !== 'random' && order !== 'asc' && order !== 'desc') return [...choices]
  const loose = choices.filter(({ randomize }) => order !== 'random' || randomize !== false)
  const rank = new Map(loose.map((choice) => [choice, hash(`${seed}:${choice.id}`)]))
  loose.sort((a, b) =>
    order === 'random'
      ? (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
      : (order === 'asc' ? 1 : -1) * text(a).localeCompare(text(b)),
  )
  return choices.map((choice) => (rank.has(choice) ? (loose.shift() ?? choice) : choice))
}
