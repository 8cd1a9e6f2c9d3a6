import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ROLES, type Role } from '#contract/site/staff.ts'
import { SURVEY_COMMANDS, type SurveyCommand, type SurveyCommandType } from '#contract/survey/command.ts'
import { type Action, allowed } from '#domain/permission/table.ts'
import { decideSurvey } from '#domain/survey/life/decide.ts'
import { surveyObstacle } from '#domain/survey/life/obstacle.ts'
import type { SurveyRecord } from '#domain/survey/life/record.ts'
import { CLOSES, DEFINITION, HOUR, OPENS, surveyRecord, ZONE } from './survey-builders.ts'

const person = (subject: string) => ({ subject, name: subject })
const [WANG, LI, ZHAO] = [person('wang'), person('li'), person('zhao')]
const PEOPLE = [WANG, LI, ZHAO]
const TOTAL = 7
/** The way through, by those who may; a walk begins anywhere on it. */
const ONWARD = [
  ['survey.announce', ZHAO, OPENS - HOUR],
  ['survey.submit', WANG, CLOSES + HOUR],
  ['survey.secrecy', LI, CLOSES + HOUR],
  ['survey.publish', ZHAO, CLOSES + HOUR],
  ['survey.outcome', WANG, CLOSES + HOUR],
  ['survey.archive', ZHAO, CLOSES + HOUR],
] as const
/** Nothing else in it keeps it from being asked. */
const BROKEN = { ...DEFINITION, pages: [] }

/** A command of each kind that is refused for nothing it says itself. */
const sound = (type: SurveyCommandType, survey: SurveyRecord): SurveyCommand => {
  const { version, details } = survey
  const words = Object.fromEntries(DEFINITION.languages.map((language) => [language, '已改进']))
  const more: Partial<Record<SurveyCommandType, object>> = {
    'survey.edit': { details },
    'survey.define': { revision: survey.draft.revision, definition: DEFINITION },
    'survey.cancel': { notice: '不办了' },
    'survey.submit': { providedBy: '调查科' },
    'survey.outcome': { text: words },
  }
  return { commandId: 'command-000', type, version, ...more[type] } as SurveyCommand
}

it('[M7] what is offered is what is accepted, in every state and by everybody, and what is kept from them by which refusal', () => {
  const step = fc.record({
    type: fc.constantFrom(...SURVEY_COMMANDS),
    actor: fc.constantFrom(...PEOPLE),
    roles: fc.subarray<Role>([...ROLES], { minLength: 1 }),
    at: fc.constantFrom(OPENS - HOUR, OPENS + HOUR, CLOSES + HOUR, CLOSES + HOUR),
    draft: fc.constantFrom(DEFINITION, DEFINITION, DEFINITION, BROKEN, null),
    verifies: fc.boolean(),
  })
  const reached = new Set<string>()
  fc.assert(
    fc.property(
      fc.nat(ONWARD.length),
      fc.array(step, { minLength: 4, maxLength: 15 }),
      fc.constantFrom<'participant' | 'verified'>('participant', 'verified'),
      (begun, steps, once) => {
        let survey: SurveyRecord = surveyRecord({ once })
        const fixed = { roles: [...ROLES], draft: DEFINITION, verifies: true }
        const before = ONWARD.slice(0, begun).map(([type, actor, at]) => ({ ...fixed, type, actor, at }))
        for (const { type, actor, roles, at, draft, verifies } of [...before, ...steps]) {
          reached.add(survey.state)
          const may = (action: Action) => allowed([{ siteId: 'county', name: '', roles }], ['county'], action)
          const moment = { now: at, timeZone: ZONE, verifies, may }
          const give = (which: SurveyCommandType) =>
            decideSurvey({ survey, draft, asked: DEFINITION, total: TOTAL, entriesWait: false }, sound(which, survey), {
              ...moment,
              actor,
            })
          for (const every of SURVEY_COMMANDS) {
            const obstacle = surveyObstacle(every, survey, { ...moment, subject: actor.subject, draft })
            const decided = give(every)
            expect([every, survey.state, obstacle]).toEqual([every, survey.state, decided.ok ? null : decided.refusal])
          }
          const decided = give(type)
          if (decided.ok) survey = decided.value.after
        }
      },
    ),
    { numRuns: 150 },
  )
  // The walk sees what it is about.
  expect([...reached].sort()).toEqual(['announced', 'archived', 'cancelled', 'draft', 'published', 'review'])
})
