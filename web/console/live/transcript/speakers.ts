import type { InterviewDetails } from '#contract/interview/activity.ts'
import type { TurnSpeaker } from '#contract/interview/turn.ts'

/** A choice of speaker: a person of the interview by id, or `OTHER` with a name. */
export const OTHER = 'other'

/** Those who speak in an interview, the host first: Alt+1 is the first. */
export const speakersOf = ({ host, guests }: InterviewDetails): TurnSpeaker[] => [
  { role: 'host', id: host.id, name: host.name },
  ...guests.map(({ id, name }): TurnSpeaker => ({ role: 'guest', id, name })),
]

/** The speaker chosen, or null where the choice is incomplete. */
export const speakerFor = (details: InterviewDetails, choice: string, otherName: string): TurnSpeaker | null => {
  const name = otherName.trim()
  if (choice === OTHER) return name ? { role: 'other', name } : null
  return speakersOf(details).find((speaker) => speaker.role !== 'other' && speaker.id === choice) ?? null
}

export const choiceOf = (speaker: TurnSpeaker): string => (speaker.role === 'other' ? OTHER : speaker.id)
