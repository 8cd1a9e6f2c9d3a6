import type { Stage } from './cast.ts'
import type { Announced } from './content/announced.ts'
import { activityId, itemId } from './ids.ts'
import { openInterview } from './open-interview.ts'
import { citizen } from './people.ts'
import { chinaTime } from './times.ts'

const HOURS = { starts: 15, ends: 16.5 }

/** An interview some days ahead, its first questions asked, most of them published and voted on. */
export const announce = async (
  stage: Stage,
  name: string,
  content: Announced,
  daysAhead: number,
): Promise<{ id: string; startsAt: number }> => {
  const { api, cast, pageUrl } = stage
  const id = activityId(name)
  const now = Date.now()
  const [startsAt, endsAt] = [chinaTime(now, daysAhead, HOURS.starts), chinaTime(now, daysAhead, HOURS.ends)]
  await openInterview(stage, id, content.details(pageUrl, startsAt, endsAt))
  const most = Math.max(...content.questions.map(({ votes }) => votes ?? 0))
  const crowd = Array.from({ length: most }, () => citizen(api, id))
  for (const [index, { text, name: asker, votes }] of content.questions.entries()) {
    const questionId = itemId('question', String(index + 1).padStart(2, '0'))
    await citizen(api, id).ask(questionId, text, asker)
    if (votes === null) continue
    await cast.moderator.command(id, { type: 'question.publish', id: questionId, version: 1 })
    await Promise.all(crowd.slice(0, votes).map((person) => person.vote(questionId)))
  }
  return { id, startsAt }
}
