import type { Environment } from '../expression/index.ts'
import { isEmpty } from '../expression/index.ts'
import { SPECIAL } from './choices.ts'
import type { Compiled } from './compiled.ts'
import { all, answerOf, type Node, write } from './node.ts'
import { offered } from './offered.ts'
import { type Assessment, assess } from './survey.ts'
import { bareValue } from './without-words.ts'

/** What is taken away may hide more; a circle of that ends here. */
const MAX_ROUNDS = 10

/**
 * The survey once everything is taken out of the answers that nobody can see or take back: options that are not offered any more, and
 * what is hidden where the survey clears that at once (`clearInvisibleValues`).
 */
export function settle(survey: Compiled, state: Assessment, environment: Environment): Assessment {
  let settled = state
  for (let round = 0; round < MAX_ROUNDS && clear(survey, settled); round++)
    settled = assess(survey, settled.answers, environment)
  return settled
}

function clear(survey: Compiled, { pages }: Assessment): boolean {
  let changed = false
  const nodes = [...all(pages)].filter(({ kind }) => kind === 'question')
  for (const node of nodes) {
    changed = clearWords(node) || changed
    const value = answerOf(node)
    if (isEmpty(value)) continue
    const gone = isClearedHidden(survey, node)
    const kept = gone ? undefined : offered(node, value)
    if (kept === value) continue
    // Another question may ask for the same answer, and offer what this one does not.
    if (nodes.some((other) => isShared(node, other) && (!gone || other.shown))) continue
    write(node, kept)
    if (gone) delete node.holder[`${node.key}-Comment`]
    changed = true
  }
  return changed
}

/** The words for "other" go with it. */
function clearWords(node: Node): boolean {
  const { element, holder, key } = node
  if (!element.showOtherItem || element.showCommentArea || holder[`${key}-Comment`] === undefined) return false
  const answer = answerOf(node)
  if ((Array.isArray(answer) ? answer : [answer]).some((one) => bareValue(node, one) === SPECIAL.other)) return false
  delete holder[`${key}-Comment`]
  return true
}

const isShared = (node: Node, other: Node) => other !== node && other.holder === node.holder && other.key === node.key

/** `onHidden`: by its own condition; `onHiddenContainer`: by that of a section or page it stands in, too. */
export function isClearedHidden({ definition }: Compiled, node: Node): boolean {
  const when = whenCleared(definition.clearInvisibleValues, node)
  return when === 'onHidden' ? !node.visible : when === 'onHiddenContainer' && !node.shown
}

export function whenCleared(survey: string | undefined, { element }: Node): string {
  const own = element.clearIfInvisible ?? 'default'
  return own === 'default' ? (survey ?? 'onComplete') : own
}
