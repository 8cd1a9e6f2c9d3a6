import type { CommandReply } from '../contract/interview/list.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { Outcome } from '../store/commit.ts'
import type { Answer } from './call.ts'

export const answered = <T>(result: Result<T>): Result<Answer<T>> =>
  result.ok ? accept({ reply: result.value }) : result

/** What a command came to, for its sender: done now or before, or another was done under its id. */
export const outcomeReply = (outcome: Exclude<Outcome, { type: 'contention' }>): Result<Answer<CommandReply>> =>
  outcome.type === 'taken' ? refuse('id-taken') : accept({ reply: outcome.reply })
