import * as v from 'valibot'
import { Actor, Id, line, text, Version, WishNumber } from '../basics.ts'
import { LIMITS } from '../limits.ts'

const POLL_STATES = ['draft', 'open', 'closed', 'discarded'] as const

const PollOption = v.object({ id: Id, text: line(LIMITS.pollOptionText) })

export const PollContent = v.object({
  question: text(LIMITS.pollText),
  options: v.pipe(v.array(PollOption), v.minLength(2), v.maxLength(LIMITS.pollOptions)),
  multiple: v.boolean(),
  /** Results shown while voting bend the vote, so `closed` (only after closing) is what the console proposes. */
  results: v.picklist(['live', 'closed']),
})
export type PollContent = v.InferOutput<typeof PollContent>

export const PollView = v.object({
  id: Id,
  ...PollContent.entries,
  state: v.picklist(['open', 'closed']),
  version: Version,
})
export type PollView = v.InferOutput<typeof PollView>

export const StaffPoll = v.object({
  ...PollView.entries,
  state: v.picklist(POLL_STATES),
  /** Whose words it is. */
  writtenBy: v.array(Actor),
})
export type StaffPoll = v.InferOutput<typeof StaffPoll>

/** The chosen options' ids; an empty list takes the answer back. */
export const PollAnswer = v.object({
  choices: v.pipe(v.array(Id), v.maxLength(LIMITS.pollOptions)),
  number: WishNumber,
})
