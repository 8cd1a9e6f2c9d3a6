import { describe, expect, it } from 'vitest'
import type { ActivityRecord } from '#domain/activity.ts'
import { ofActivity, ofCase } from '#domain/webhook/events.ts'
import { caseRecord, Story } from '../case/builders.ts'
import { interview, NOW } from '../interview/builders.ts'
import { solicitation, WANG } from '../solicitation/builders.ts'
import { surveyRecord } from '../survey/survey-builders.ts'

const talk = interview()
const survey = surveyRecord()
const draft = solicitation()
const before: ActivityRecord[] = [talk, survey, draft]
const after: ActivityRecord[] = [
  { ...talk, brief: { ...talk.brief, state: 'published', publishedAt: NOW } },
  { ...survey, state: 'published', publishedAt: NOW },
  { ...draft, state: 'published', signedOff: { by: WANG, at: NOW } },
]

describe('[N6] what is told to systems outside', () => {
  it('an activity of any kind is told to be published when it is, and not again when it changes afterwards', () => {
    after.forEach((published, at) => {
      const { id, kind, details } = published
      const told = ofActivity(before[at] ?? null, published)
      expect(told).toMatchObject([
        { type: 'activity.published', at: NOW, data: { activityId: id, kind, title: details.title } },
      ])
      expect(ofActivity(null, published)).toEqual(told)
      expect(ofActivity(published, { ...published, version: published.version + 1 })).toEqual([])
      for (const earlier of before) expect(ofActivity(null, earlier)).toEqual([])
    })
  })

  it('a case is told to be received, and answered or declined, each once; [N4] with no word of the citizen', () => {
    const story = new Story(caseRecord())
    const received = story.of()
    expect(ofCase(null, received).map(({ type }) => type)).toEqual(['case.received'])
    story.answer({ publicText: '路灯不亮' })
    const answered = story.of()
    const told = ofCase(received, answered)
    expect(told).toMatchObject([{ type: 'case.answered', data: { number: received.number, late: false } }])
    expect(JSON.stringify([ofCase(null, received), told])).not.toContain('路灯')
    story.citizen({ type: 'rate', score: 5, text: '好' })
    expect(ofCase(answered, story.of())).toEqual([])
    // Answered a second time after it was reopened: told a second time, under another id.
    const rated = story.of()
    story.now += 86_400_000
    story.citizen({ type: 'reopen', text: '又坏了' })
    const reopened = story.of()
    expect(ofCase(rated, reopened)).toEqual([])
    story.do({ type: 'case.decline', reason: 'other', explanation: '无法核实' })
    expect(ofCase(reopened, story.of()).map(({ type }) => type)).toEqual(['case.declined'])
    expect(ofCase(reopened, story.of())[0]?.cause).not.toBe(told[0]?.cause)
  })
})
