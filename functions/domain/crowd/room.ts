/** What people do that costs the platform something, or moves what others see. `join` makes an identity. */
export const ACTS = ['join', 'question', 'vote', 'answer', 'response', 'comment', 'support', 'case', 'draft'] as const
export type Act = (typeof ACTS)[number]

export interface Room {
  /** In one minute of the clock. */
  minute: number
  /** In one quarter of an hour of the clock. */
  quarter: number
}

/**
 * How much one address may do in one activity (or at one desk). A hall of 300 people behind one address joins, votes and answers within
 * three minutes, who waits being told to come again; a script of 270 votes a minute has 900 in a quarter of an hour, however many
 * identities it has. A poll is answered when the host says "now", so it has the most room in a minute.
 */
export const ROOM: Record<Act, Room> = {
  join: { minute: 300, quarter: 1_200 },
  question: { minute: 60, quarter: 300 },
  vote: { minute: 150, quarter: 900 },
  answer: { minute: 300, quarter: 1_500 },
  response: { minute: 90, quarter: 600 },
  comment: { minute: 60, quarter: 300 },
  support: { minute: 150, quarter: 900 },
  case: { minute: 60, quarter: 300 },
  draft: { minute: 60, quarter: 300 },
}

const MINUTE_MS = 60_000
export const QUARTER_MS = 15 * MINUTE_MS

/** The quarter of an hour that a moment is in, and its minute in that. */
export const windowAt = (now: number): { quarter: number; minute: number } => ({
  quarter: Math.floor(now / QUARTER_MS),
  minute: Math.floor((now % QUARTER_MS) / MINUTE_MS),
})

/** What has been done: in the minute and in the quarter. */
export type Done = Room

/** When there is room again, in whole seconds; null where there is room. */
export const waitFor = (act: Act, done: Done, now: number): number | null => {
  const room = ROOM[act]
  const secondsLeft = (of: number) => Math.max(1, Math.ceil((of - (now % of)) / 1000))
  if (done.quarter >= room.quarter) return secondsLeft(QUARTER_MS)
  return done.minute >= room.minute ? secondsLeft(MINUTE_MS) : null
}
