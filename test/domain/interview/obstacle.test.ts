import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IDENTITIES } from '#contract/identity.ts'
import type { InterviewState } from '#contract/interview/activity.ts'
import { INTERVIEW_COMMANDS, type InterviewCommand } from '#contract/interview/command.ts'
import { ROLES, type Role } from '#contract/site/staff.ts'
import { type InterviewStep, interviewObstacle, workIn } from '#domain/interview/obstacle.ts'
import type { PollRecord } from '#domain/interview/records.ts'
import { type Action, allowed } from '#domain/permission/table.ts'
import { commandId, ids, interview, LI, NOW, published, question, Story, WANG, ZHAO } from './builders.ts'

const STEPS = INTERVIEW_COMMANDS.filter((type): type is InterviewStep => type.startsWith('activity.'))
const STATES: InterviewState[] = ['draft', 'announced', 'live', 'review', 'published', 'archived', 'cancelled']

const POLL: PollRecord = {
  ...{ kind: 'poll', id: 'poll-00001', activityId: ids.activity, state: 'open', writtenBy: [ZHAO], version: 1 },
  ...{ question: '满意吗？', options: [{ id: 'option-001', text: '满意' }], multiple: false, results: 'closed' },
}

/** A command of each kind that is refused for nothing it says itself. */
const sound = (type: InterviewStep, { world }: Story): InterviewCommand => {
  const { version, details } = world.activity
  const more: Partial<Record<InterviewStep, object>> = {
    'activity.edit': { details: { ...details, identity: 'anonymous' } },
    'activity.cancel': { notice: '不办了' },
    'activity.questions': { open: false },
    'activity.answering': { id: null },
    'activity.submit': { providedBy: '办公室' },
  }
  return { commandId: commandId(), type, version, ...more[type] } as InterviewCommand
}

describe('[M7] what is offered is what is accepted', () => {
  it('in every state and by everybody, and what is kept from them is kept by just the refusal that would meet them', () => {
    const person = fc.constantFrom(WANG, LI, ZHAO)
    const approval = fc.option(person.map((by) => ({ by, at: NOW })))
    const given = fc.record({
      state: fc.constantFrom(...STATES),
      submitted: approval,
      secrecyReviewed: approval,
      drafters: fc.subarray([WANG, LI, ZHAO]),
      questions: fc.subarray([
        question(),
        published({ id: ids.q2 }),
        published({ id: 'question-3', state: 'answered', writtenBy: [LI] }),
      ]),
      polls: fc.subarray([POLL]),
      actor: person,
      roles: fc.subarray<Role>([...ROLES], { minLength: 1 }),
      identity: fc.constantFrom(...IDENTITIES),
      verifies: fc.boolean(),
    })
    fc.assert(
      fc.property(
        given,
        ({ state, submitted, secrecyReviewed, drafters, questions, polls, actor, roles, identity, verifies }) => {
          const may = (action: Action) => allowed([{ siteId: 'county', name: '', roles }], ['county'], action)
          for (const type of STEPS) {
            const story = new Story(
              interview(
                { state },
                { submitted, secrecyReviewed, drafters, details: { ...interview().details, identity } },
              ),
              ...questions,
              ...polls,
            )
            const { activity, ...records } = story.world
            const work = workIn(activity, {
              turns: records.turns.values(),
              questions: records.questions.values(),
              polls: records.polls.values(),
            })
            const obstacle = interviewObstacle(type, activity, work, { subject: actor.subject, may, verifies })
            const decided = story.do(sound(type, story), { actor, may, verifies })
            expect([type, state, obstacle]).toEqual([type, state, decided.ok ? null : decided.refusal])
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
