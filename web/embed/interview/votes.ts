import type { SessionView } from './session.ts'

export interface Votes {
  /** Whether this citizen's vote is on it, counting one that is still on its way. */
  mine(questionId: string): boolean
  total(questionId: string): number
  /** Called when the citizen votes, before it is sent. */
  lean(questionId: string): void
}

interface Lean {
  /** Whether the total counted it when the citizen first leaned. */
  counted: boolean
  /** The total's version then: a newer one has it in, or will tell otherwise. */
  version: number
}

/** Upvotes as this citizen sees them: their own counts at once, and never twice when the total arrives. */
export const createVotes = (read: () => SessionView): Votes => {
  const leans = new Map<string, Lean>()

  const stored = (questionId: string): boolean => {
    const { own, live } = read()
    if (own.votes.includes(questionId)) return true
    const merged = live.state?.mergedInto
    // A vote for a question that was merged counts for the one it went into.
    return Boolean(merged && own.votes.some((id) => merged.get(id) === questionId))
  }

  const mine = (questionId: string): boolean => {
    for (const { target, command } of [...read().waiting].reverse())
      if (target === questionId && command.type === 'vote') return command.on
    return stored(questionId)
  }

  const version = (questionId: string) => read().live.tallies.get(questionId)?.version ?? 0

  return {
    mine,
    total: (questionId) => {
      const total = read().live.tallies.get(questionId)?.total ?? 0
      const lean = leans.get(questionId)
      if (!lean || lean.version !== version(questionId)) return total
      // What was refused or is still counted the old way shows as it is.
      const on = mine(questionId)
      return total + Number(on) - Number(lean.counted)
    },
    lean: (questionId) => {
      const known = leans.get(questionId)
      const now = version(questionId)
      leans.set(questionId, { counted: known?.version === now ? known.counted : mine(questionId), version: now })
    },
  }
}
