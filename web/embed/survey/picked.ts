import type { Choice } from '#contract/survey/choice.ts'
import { equals, isPlain } from '#domain/survey/expression/values.ts'
import { SPECIAL } from '#domain/survey/model/choices.ts'
import { type Asked, answerOf, type Node } from '#domain/survey/model/node.ts'

/** An option's value, out of the object it may be kept in with its text or under a property. */
export const bare = (one: unknown, { valuePropertyName }: Asked): unknown =>
  isPlain(one) ? one[valuePropertyName || 'value'] : one

/** The values chosen, one or many. */
export const pickedOf = (node: Node): unknown[] => {
  const answer = answerOf(node)
  const list = Array.isArray(answer) ? answer : answer === undefined ? [] : [answer]
  return list.map((one) => bare(one, node.element))
}

export const isPicked = (picked: readonly unknown[], value: unknown): boolean =>
  picked.some((one) => equals(one, value))

const ALONE = [SPECIAL.none, SPECIAL.refuse, SPECIAL.dontknow] as unknown[]

/** It clears what else is chosen. */
export const isAlone = (one: unknown, choices: readonly Choice[] = []): boolean =>
  ALONE.includes(one) || choices.some((choice) => choice.isExclusive && equals(choice.value, one))

/** The values after one was put on or off: an exclusive one clears the others, and any other clears it. */
export const toggled = (
  picked: readonly unknown[],
  value: unknown,
  on: boolean,
  choices: readonly Choice[],
): unknown[] => {
  const others = picked.filter((one) => !equals(one, value))
  if (!on) return others
  return isAlone(value, choices) ? [value] : [...others.filter((one) => !isAlone(one, choices)), value]
}
